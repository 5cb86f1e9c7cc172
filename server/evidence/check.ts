import { ZipRefusal } from '#activities/formats/zip.ts';
import type { Text } from '#workflows/text.ts';

/** One thing that was verified: what it is, whether it holds, and what was seen. */
export interface Check {
  readonly what: Text;
  readonly ok: boolean;
  readonly detail: Text;
}

/** Thrown inside a check: what was seen does not hold. */
export class Broken extends Error {
  readonly detail: Text;

  constructor(detail: Text) {
    super(detail.en);
    this.name = 'Broken';
    this.detail = detail;
  }
}

/**
 * Runs one check. It holds when `run` returns what was seen; it fails on anything thrown: judged material may be
 * broken in ways that nobody foresaw, and a check that can't run has not been passed.
 */
export async function check(what: Text, run: () => Text | Promise<Text>): Promise<Check> {
  try {
    return { what, ok: true, detail: await run() };
  } catch (error) {
    if (error instanceof Broken) return { what, ok: false, detail: error.detail };
    const { fr, en } = wordsOf(error);
    return { what, ok: false, detail: { fr: `illisible : ${fr}`, en: `unreadable: ${en}` } };
  }
}

function wordsOf(error: unknown): Text {
  if (error instanceof ZipRefusal) return error.text;
  const seen = (error instanceof Error ? error.message : String(error)).slice(0, 300);
  return { fr: seen, en: seen };
}
