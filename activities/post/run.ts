import { createHash } from 'node:crypto';
import type { Job } from '#workflows/job.ts';
import { type ConfigOf, fault } from '#workflows/node.ts';
import type { Activity, Ask, ChannelOf, Outcome, Ports, Way } from '../activity.ts';
import { amendedInvoice } from '../amended.ts';
import { refusal } from '../broken.ts';
import { documentAt, textAt } from '../fill.ts';
import { inPdfThread } from '../formats/pdf/thread.ts';
import { type HttpUpload, sendByHttp } from '../upload/byHttp.ts';
import { lookUp } from '../upload/lookUp.ts';
import { addressBlock } from './addressBlock.ts';
import { envelopeFor } from './envelope.ts';
import { post } from './manifest.ts';

type PostJob = Job<ConfigOf<typeof post>>;

/**
 * Orders one letter: the invoice, the buyer's address, how it is printed. All is checked before anything leaves.
 *
 * @returns the provider's receipt as evidence. Level `handed-over`: an order is not a letter in a letterbox.
 */
export const run: Activity<typeof post> = async (job, ports) => {
  const channel = await channelOf(job, ports);
  const { file, words } = await letterOf(job, ports);
  return ordered(await sendByHttp(ports, channel, file, false), words);
};

/** A letter costs money, and a second one confuses: the provider is asked by its reference, or else a person decides. */
export const ask: Ask<typeof post> = async (job, ports) => {
  const channel = await channelOf(job, ports);
  if (channel.lookupUrl === undefined) return { kind: 'unknown' };
  const { file, words } = await letterOf(job, ports);
  const outcome = await lookUp(ports, channel, file, channel.lookupUrl);
  return outcome ? { kind: 'arrived', outcome: ordered(outcome, words) } : { kind: 'not-arrived' };
};

export const way = ({ config }: PostJob): Way => ({ channel: config.channel, domains: [] });

async function channelOf({ config }: PostJob, ports: Ports): Promise<ChannelOf<'https'>> {
  const channel = await ports.channel(config.channel);
  if (channel?.kind === 'https') return channel;
  throw fault(post, 'CHANNEL_UNKNOWN', {
    fr: `aucune connexion HTTPS nommée ${config.channel}`,
    en: `no HTTPS connection named ${config.channel}`,
  });
}

async function letterOf(
  job: PostJob,
  { documents }: Ports,
): Promise<{ file: HttpUpload; words: string }> {
  const { config, context, key } = job;
  const read = await amendedInvoice(job, documents);
  if (!read.ok) throw refusal(post, 'POST_NO_DATA', read.problems);
  const address = addressBlock(read.invoice);
  if (!address.ok) {
    const names = address.missing.join(', ');
    throw fault(
      post,
      'POST_ADDRESS_INCOMPLETE',
      { fr: `il manque ${names}`, en: `${names} missing` },
      { missing: address.missing },
    );
  }
  const document = documentAt(context, 'invoice');
  if (!document)
    throw fault(
      post,
      'UPLOAD_VALUE_MISSING',
      { fr: 'aucun PDF à poster', en: 'no PDF to post' },
      { missing: ['documents.invoice'] },
    );
  const bytes = await documents.read(document);
  const counted = await inPdfThread('extract', { bytes });
  if (!counted.ok) throw refusal(post, 'PDF_MALFORMED', counted.problems);
  const { sheets, envelope } = envelopeFor(counted.value.pages, config.duplex);
  if (envelope === undefined)
    throw fault(post, 'POST_TOO_THICK', { fr: `${sheets} feuilles`, en: `${sheets} sheets` });
  const reference = referenceOf(key, textAt(context, 'invoice.number'));
  const fields: readonly (readonly [string, string])[] = [
    ['reference', reference],
    ...address.block,
    ['envelope', envelope],
    ['sheets', String(sheets)],
    ['duplex', String(config.duplex)],
    ['colour', String(config.colour)],
  ];
  const { type, name } = document;
  return {
    file: { key, folder: '', name, type, bytes, reference, fields },
    words: `${envelope} · ${sheets}`,
  };
}

/** By which the provider knows the letter: readable, and another one for a letter that somebody sends again on purpose. */
const referenceOf = (key: string, number = 'letter'): string =>
  `${number.replace(/[^A-Za-z0-9._-]+/g, '-').slice(0, 40)}-${createHash('sha256').update(key).digest('hex').slice(0, 12)}`;

const ordered = (outcome: Outcome, words: string): Outcome => ({
  ...outcome,
  level: 'handed-over',
  note: `${words} · ${outcome.note}`,
});
