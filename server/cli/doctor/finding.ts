import type { Text } from '#workflows/text.ts';

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
