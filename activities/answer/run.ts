import type { Job } from '#workflows/job.ts';
import { type ConfigOf, fault } from '#workflows/node.ts';
import { quoted } from '#workflows/text.ts';
import type { Activity, Outcome, Ports, Way } from '../activity.ts';
import { byStatus } from './byStatus.ts';
import { inFolder } from './inFolder.ts';
import { answer } from './manifest.ts';
import { wordsOf } from './words.ts';

/** What one look came to. */
export type Seen =
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'accepted' | 'refused';
      /** The path of the file or the address that told it. */
      readonly from: string;
      readonly name: string;
      readonly bytes: Uint8Array;
      /** In words, where the bytes are not the reason themselves. */
      readonly reason?: string;
    };

/**
 * Looks once whether the partner answered. Where it has not, the workflow is told when to look again: between two looks
 * nothing runs.
 *
 * @throws ANSWER_REFUSED with the partner's own words, ANSWER_OVERDUE once the time is up
 */
export const run: Activity<typeof answer> = async (job, ports) => {
  const seen = await look(job, ports);
  if (seen.kind === 'nothing') return notYet(job, ports.now());
  const { from, name, bytes } = seen;
  const document = await ports.documents.write(bytes, { type: 'text/plain', name });
  const reason = (seen.reason ?? wordsOf(bytes)).trim();
  if (seen.kind === 'refused')
    throw fault(
      answer,
      'ANSWER_REFUSED',
      quoted(reason === '' ? name : reason.slice(0, LONGEST_REASON)),
      { reason, from, document },
    );
  return {
    exit: 'accepted',
    level: 'accepted',
    note: name,
    evidence: [{ kind: 'partner-answer', detail: { from, text: reason }, document }],
  };
};

export const way = ({ config }: Job<ConfigOf<typeof answer>>): Way => ({
  channel: config.channel,
  domains: [],
});

/** Letters of a reason that lists show; the rest is in the details and in the document. */
const LONGEST_REASON = 500;

type AnswerJob = Job<ConfigOf<typeof answer>>;

async function look(job: AnswerJob, ports: Ports): Promise<Seen> {
  const channel = await ports.channel(job.config.channel);
  switch (channel?.kind) {
    case 'sftp':
    case 'ftps':
    case 'folder':
      return inFolder(job, ports, channel);
    case 'https':
      return byStatus(job, ports, channel);
    default:
      throw fault(answer, 'CHANNEL_UNKNOWN', {
        fr: `aucune connexion de dépôt nommée ${job.config.channel}`,
        en: `no upload connection named ${job.config.channel}`,
      });
  }
}

function notYet({ config: { every, within }, asked }: AnswerJob, now: Date): Outcome {
  const since = asked?.since ?? now.toISOString();
  const end = Date.parse(since) + within * 1000;
  if (now.getTime() >= end)
    throw fault(
      answer,
      'ANSWER_OVERDUE',
      { fr: `aucune réponse depuis le ${since}`, en: `no answer since ${since}` },
      { since },
    );
  const at = new Date(Math.min(now.getTime() + every * 1000, end)).toISOString();
  return { askAgain: { at, since }, evidence: [] };
}
