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
  HttpResult,
  Outcome,
  Part,
  Ports,
  Way,
} from '../activity.ts';
import { firstOf, noValueFor } from '../faults.ts';
import { withExtension } from '../filename/extension.ts';
import { customerLanguage, documentAt, fill, textAt } from '../fill.ts';
import { upload } from './manifest.ts';

/** Characters of a refusal's text that are kept. */
const LONGEST_QUOTE = 4000;

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
  if (channel === undefined || channel.kind === 'smtp' || channel.kind === 'webhook')
    throw fault(upload, 'CHANNEL_UNKNOWN', {
      fr: `aucune connexion de dépôt nommée ${job.config.channel}`,
      en: `no upload connection named ${job.config.channel}`,
    });
  const put = (key: string, file: File): Promise<Outcome> =>
    channel.kind === 'https'
      ? postByHttp(key, ports, channel, file)
      : drop(key, ports, channel, file);
  // All are read before the first one leaves: an index without its invoice, or the other way round, is worse than neither.
  const [first, ...others] = await filesOf(job, ports.documents);
  if (others.length === 0) return put(job.key, first);
  const outcomes: Outcome[] = [];
  for (const file of [first, ...others]) {
    const key = `${job.key}/${file.role}`;
    outcomes.push(await part(key, () => put(key, file)));
  }
  return together(outcomes);
};

const unrecorded: Part = (_key, act) => act();

/** What was put by several is acknowledged no further than by the least of them. */
function together(outcomes: readonly Outcome[]): Outcome {
  const level = outcomes.every((one) => one.level === 'accepted') ? 'accepted' : 'handed-over';
  return {
    level,
    note: outcomes.map(({ note }) => note).join(', '),
    evidence: outcomes.flatMap(({ evidence }) => evidence),
  };
}

/**
 * Going ahead is asking: whoever puts a file looks for it before writing one, and an HTTPS receiver is told the key of the
 * earlier try.
 */
export const ask: Ask<typeof upload> = async () => ({ kind: 'repeatable' });

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
      : fill(config.folder, 'folder', context, customerLanguage(context), {
          missing: lacks,
          invalid: (problems) => fault(upload, 'UPLOAD_INVALID', firstOf(problems), { problems }),
        });
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

async function postByHttp(
  key: string,
  ports: Ports,
  channel: ChannelOf<'https'>,
  { folder, name, type, bytes }: File,
): Promise<Outcome> {
  const url = addressOf(channel.url, folder);
  const result = await ports.http.send({
    method: 'POST',
    url,
    headers: {
      ...channel.headers,
      'content-type': type,
      'content-disposition': `attachment; filename*=UTF-8''${extValue(name)}`,
      'idempotency-key': key,
    },
    body: bytes,
    timeoutSeconds: 120,
    ca: channel.ca,
  });
  if (result.kind === 'forbidden-target')
    throw fault(upload, 'UPLOAD_TARGET_FORBIDDEN', result.message);
  if (result.kind === 'untrusted')
    throw fault(upload, 'UPLOAD_CERTIFICATE_REFUSED', result.message);
  if (result.kind === 'unreachable')
    throw fault(upload, result.sent ? 'UPLOAD_UNCERTAIN' : 'UPLOAD_UNAVAILABLE', result.message);

  // 409 means that an earlier try under this key got through and only its answer was lost.
  const taken = (result.status >= 200 && result.status < 300) || result.status === 409;
  if (!taken) throw refusal(result);
  return {
    level: 'accepted',
    note: `${result.status}`,
    evidence: [
      {
        kind: 'https-receipt',
        detail: {
          url,
          status: result.status,
          body: result.body,
          fileName: name,
          bytes: bytes.length,
          sha256: sha256(bytes),
          idempotencyKey: key,
        },
      },
    ],
  };
}

function refusal(answer: Extract<HttpResult, { kind: 'answered' }>): DeliveryError {
  const { status, body, retryAfter } = answer;
  const seen = { fr: `le portail a répondu ${status}`, en: `portal answered ${status}` };
  // It travels with the fault into the engine's history, which takes 2 MB at most.
  const details = {
    status,
    body: body.slice(0, LONGEST_QUOTE),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  };
  // A gateway that gave up doesn't know what the portal behind it did.
  if (status === 502 || status === 504) return fault(upload, 'UPLOAD_UNCERTAIN', seen, details);
  const passing = status >= 500 || [408, 425, 429].includes(status);
  const code = passing ? 'UPLOAD_UNAVAILABLE' : 'UPLOAD_REFUSED';
  return fault(upload, code, seen, details);
}

function addressOf(url: string, folder: string): string {
  const path = folder
    .split('/')
    .filter((part) => part !== '')
    .map(encodeURIComponent);
  return path.length === 0 ? url : [url.replace(/\/+$/, ''), ...path].join('/');
}

/** RFC 8187 §3.2.1 has no room for these four, which `encodeURIComponent` leaves as they are. */
const extValue = (text: string): string =>
  encodeURIComponent(text).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
