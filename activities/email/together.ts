import { DeliveryError } from '#workflows/node.ts';
import type { Text } from '#workflows/text.ts';
import type { Outcome } from '../activity.ts';
import { reachedBy } from './channel.ts';
import { email } from './manifest.ts';
import type { Letter } from './messages.ts';

interface Failed {
  readonly letter: Letter;
  readonly error: DeliveryError;
}

/** Faults of one message, or of one recipient; after any other one the next message would end in the same. */
const ofOne = new Set([
  'EMAIL_MAILBOX_UNKNOWN',
  'EMAIL_REFUSED',
  'EMAIL_TOO_LARGE',
  'EMAIL_TEMPORARY',
  'EMAIL_PARTLY_REFUSED',
  'EMAIL_UNCERTAIN',
]);

/**
 * Sends all messages of a step. One that is refused does not keep the others from leaving; the step has done its part once
 * every one of them was accepted.
 *
 * @throws the gravest of their faults, naming each message that is still open
 */
export async function together(
  letters: readonly Letter[],
  send: (letter: Letter) => Promise<Outcome>,
): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  const failed: Failed[] = [];
  for (const letter of letters) {
    try {
      outcomes.push(await send(letter));
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error;
      failed.push({ letter, error });
      if (!ofOne.has(error.code)) break;
    }
  }
  if (failed.length > 0) throw gravest(failed, outcomes);
  return {
    level: 'accepted',
    note: [...new Set(outcomes.map(({ note }) => note))].join(', ').slice(0, 500),
    evidence: outcomes.flatMap(({ evidence }) => evidence),
  };
}

/** What nobody knows comes first, since a person must say; then what time may cure, before what a person must mend. */
const gravity = ({ error }: Failed): number => {
  if (error.mayHaveArrived) return 0;
  return error.remedy === 'retry' ? 1 : 2;
};

function gravest(failed: readonly Failed[], outcomes: readonly Outcome[]): DeliveryError {
  const [first] = [...failed].sort((a, b) => gravity(a) - gravity(b)) as [Failed];
  const { code, details } = first.error;
  const declared = email.faults[code as keyof typeof email.faults];
  const accepted = outcomes.flatMap(({ evidence }) => evidence.map(({ detail }) => detail));
  return new DeliveryError(code, declared, inWords(failed), {
    ...details,
    ...(details.rejected === undefined && { open: failed.map(({ letter }) => about(letter)) }),
    ...(accepted.length > 0 && {
      accepted: accepted.map(({ messageId, to, envelope, reply }) => ({
        messageId,
        to: envelope ?? to,
        reply,
      })),
    }),
  });
}

const inWords = (failed: readonly Failed[]): Text => {
  const said = (language: keyof Text, colon: string) =>
    failed
      .map(({ letter, error }) => `${about(letter)}${colon}${error.seen[language]}`)
      .join(' ; ')
      .slice(0, 2000);
  return { fr: said('fr', ' : '), en: said('en', ': ') };
};

const about = ({ mail }: Letter): string => `${reachedBy(mail).join(', ')}${part(mail.subject)}`;

/** ` (1/2)` of a subject that has it. */
const part = (subject: string): string => / \(\d+\/\d+\)$/.exec(subject)?.[0] ?? '';
