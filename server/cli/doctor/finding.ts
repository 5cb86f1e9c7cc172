import type { Text } from '#workflows/text.ts';
import { lineWords } from '../../adapters/lineWords.ts';
import { messageOf } from '../../engine/fault.ts';

/** One thing that running needs, and how it stands. */
export interface Finding {
  readonly what: Text;
  readonly ok: boolean;
  readonly detail: Text;
  /** What mends it. */
  readonly fix?: Text;
  /** A service without which nothing can be delivered. */
  readonly service?: true;
}

export const fine = (what: Text, detail: Text): Finding => ({ what, ok: true, detail });

export const lacking = (what: Text, detail: Text, fix: Text): Finding => ({
  what,
  ok: false,
  detail,
  fix,
});

export const noService = (what: Text, detail: Text, fix: Text): Finding => ({
  ...lacking(what, detail, fix),
  service: true,
});

/** What became of talking to a service. */
export function unanswered(address: string, error: unknown): Text {
  const { code } = error as NodeJS.ErrnoException;
  const { fr, en } = lineWords({ code, message: messageOf(error) });
  return { fr: `${address} : ${fr}.`, en: `${address}: ${en}.` };
}
