import { createHash } from 'node:crypto';
import type { DocumentRef } from '#workflows/context.ts';
import type { Job } from '#workflows/job.ts';
import { type ConfigOf, type DeliveryError, fault } from '#workflows/node.ts';
import type {
  Activity,
  Ask,
  ChannelOf,
  DropKind,
  DropResult,
  Outcome,
  Part,
  Ports,
  Way,
} from '../activity.ts';
import { firstOf, noValueFor } from '../faults.ts';
import { withExtension } from '../filename/extension.ts';
import { customerLanguage, documentAt, fill, type Refusals, textAt } from '../fill.ts';
import { formFields } from '../portal/multipart.ts';
import { type HttpUpload, sendByHttp } from './byHttp.ts';
import { lookUp } from './lookUp.ts';
import { upload } from './manifest.ts';

interface File {
  /** The document's role. */
  readonly role: string;
  readonly folder: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/**
 * Puts documents where the customer fetches them, each once and in their order: a file is never replaced, HTTPS carries an
 * `Idempotency-Key`.
 *
 * @returns the paths or the receipts as evidence. Level `handed-over` for files that were put, `accepted` for HTTPS answers.
 */
export const run: Activity<typeof upload> = async (job, ports, _since, part = unrecorded) => {
  const channel = await ports.channel(job.config.channel);
  if (
    channel === undefined ||
    channel.kind === 'smtp' ||
    channel.kind === 'imap' ||
    channel.kind === 'webhook'
  )
    throw fault(upload, 'CHANNEL_UNKNOWN', {
      fr: `aucune connexion de dépôt nommée ${job.config.channel}`,
      en: `no upload connection named ${job.config.channel}`,
    });
  const put = (key: string, file: File, isRepeat: boolean): Promise<Outcome> =>
    channel.kind === 'https'
      ? sendByHttp(ports, channel, { ...file, ...said(job), key }, isRepeat)
      : drop(key, ports, channel, file);
  // All are read before the first one leaves: an index without its invoice, or the other way round, is worse than neither.
  const [first, ...others] = await filesOf(job, ports.documents);
  if (others.length === 0) return put(job.key, first, false);
  const outcomes: Outcome[] = [];
  for (const file of [first, ...others]) {
    const key = `${job.key}/${file.role}`;
    outcomes.push(await part(key, (isRepeat) => put(key, file, isRepeat)));
  }
  return together(outcomes);
};

const unrecorded: Part = (_key, act) => act(false);

/** What was put by several is acknowledged no further than by the least of them. */
function together(outcomes: readonly Outcome[]): Outcome {
  const receipt = outcomes.find(({ vars }) => vars?.receipt)?.vars?.receipt;
  const level = outcomes.every((one) => one.level === 'accepted') ? 'accepted' : 'handed-over';
  return {
    level,
    note: outcomes.map(({ note }) => note).join(', '),
    ...(receipt && { vars: { receipt } }),
    evidence: outcomes.flatMap(({ evidence }) => evidence),
  };
}

/**
 * A portal that can be asked is. Elsewhere going ahead is asking: whoever puts a file looks for it before writing one, and
 * an HTTPS receiver is told the key of the earlier try.
 */
export const ask: Ask<typeof upload> = async (job, ports) => {
  const channel = await ports.channel(job.config.channel);
  const isAsked = channel?.kind === 'https' && channel.lookupUrl !== undefined;
  // Of several files each is asked about on its own, when its turn comes.
  if (!isAsked || job.config.after !== undefined) return { kind: 'repeatable' };
  const [file] = await filesOf(job, ports.documents);
  const sent = { ...file, ...said(job), key: job.key };
  const outcome = await lookUp(ports, channel, sent, channel.lookupUrl ?? '');
  return outcome ? { kind: 'arrived', outcome } : { kind: 'not-arrived' };
};

/** What a portal is told beside the file. */
function said({
  config,
  context,
}: Job<ConfigOf<typeof upload>>): Pick<HttpUpload, 'reference' | 'fields'> {
  const write = (source: string, kind: 'text' | 'lines'): string =>
    fill(source, kind, context, customerLanguage(context), refusals);
  const form = formFields(config.form === undefined ? '' : write(config.form, 'lines'));
  if (!form.ok)
    throw fault(upload, 'UPLOAD_INVALID', {
      fr: `« ${form.bad} » n’est pas un champ comme nom: valeur`,
      en: `“${form.bad}” is not a field like name: value`,
    });
  return {
    reference: config.reference === undefined ? undefined : write(config.reference, 'text'),
    fields: form.fields,
  };
}

export const way = ({ config }: Job<ConfigOf<typeof upload>>): Way => ({
  channel: config.channel,
  domains: [],
});

/** The document, and those that are put after it. */
async function filesOf(
  { config, context }: Job<ConfigOf<typeof upload>>,
  documents: Ports['documents'],
): Promise<[File, ...File[]]> {
  const further = [...new Set(config.after ?? [])].filter((role) => role !== config.what);
  const roles = [config.what, ...further];
  const fileName = textAt(context, 'vars.fileName');
  const missing = [
    ...roles
      .filter((role) => documentAt(context, role) === undefined)
      .map((role) => `documents.${role}`),
    ...(fileName === undefined ? ['vars.fileName'] : []),
  ];
  if (fileName === undefined || missing.length > 0) throw lacks(missing);
  const folder =
    config.folder.trim() === ''
      ? ''
      : fill(config.folder, 'folder', context, customerLanguage(context), refusals);
  const read = async (role: string): Promise<File> => {
    const document = documentAt(context, role) as DocumentRef;
    const { type } = document;
    const name = role === 'index' ? document.name : withExtension(fileName, type);
    return { role, folder, name, type, bytes: await documents.read(document) };
  };
  return [await read(config.what), ...(await Promise.all(further.map(read)))];
}

const lacks = (missing: readonly string[]): DeliveryError =>
  fault(upload, 'UPLOAD_VALUE_MISSING', noValueFor(missing), { missing });

const refusals: Refusals = {
  missing: lacks,
  invalid: (problems) => fault(upload, 'UPLOAD_INVALID', firstOf(problems), { problems }),
};

async function drop(
  key: string,
  ports: Ports,
  channel: ChannelOf<DropKind>,
  { folder, name, bytes }: File,
): Promise<Outcome> {
  const result = await ports.drop.put(channel, { folder, name, bytes, key });
  if (result.kind !== 'stored') throw notStored(channel, result);
  const { path, already, certificate } = result;
  return {
    level: 'handed-over',
    note: path,
    evidence: [
      {
        kind: `${channel.kind}-receipt`,
        detail: {
          ...whereabouts(channel),
          ...(certificate !== undefined && { certificate }),
          path,
          bytes: result.bytes,
          sha256: sha256(bytes),
          already,
        },
      },
    ],
  };
}

function whereabouts(channel: ChannelOf<DropKind>): Readonly<Record<string, string>> {
  if (channel.kind === 'folder') return { folder: channel.path };
  const server = `${channel.host}:${channel.port}`;
  return channel.kind === 'sftp' ? { server, hostKey: channel.hostKey } : { server };
}

function notStored(
  channel: ChannelOf<DropKind>,
  result: Exclude<DropResult, { kind: 'stored' }>,
): DeliveryError {
  switch (result.kind) {
    case 'exists':
      return fault(
        upload,
        'UPLOAD_NAME_TAKEN',
        {
          fr: `${result.path} est déjà là, ${result.bytes} octets`,
          en: `${result.path} is there, ${result.bytes} bytes`,
        },
        {
          path: result.path,
          missing: ['vars.fileName'],
        },
      );
    case 'host-key':
      return fault(
        upload,
        'UPLOAD_HOST_KEY_CHANGED',
        {
          fr: `le serveur a montré ${result.seen}`,
          en: `the server showed ${result.seen}`,
        },
        {
          ...(channel.kind === 'sftp' && { expected: channel.hostKey }),
          seen: result.seen,
        },
      );
    case 'refused':
      return fault(upload, 'UPLOAD_REFUSED', result.message);
    case 'not-now':
      return fault(upload, 'UPLOAD_UNAVAILABLE', result.message);
    case 'forbidden-target':
      return fault(upload, 'UPLOAD_TARGET_FORBIDDEN', result.message);
    case 'untrusted':
      return fault(upload, 'UPLOAD_CERTIFICATE_REFUSED', result.message);
    case 'unencrypted':
      return fault(upload, 'UPLOAD_UNENCRYPTED', result.message);
    case 'unreachable':
      return fault(upload, result.sent ? 'UPLOAD_UNCERTAIN' : 'UPLOAD_UNAVAILABLE', result.message);
  }
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
