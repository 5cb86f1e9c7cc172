import type { Text } from '#workflows/text.ts';
import type { Output } from './output.ts';

/** 0 fine · 1 something was judged bad · 2 usage · 3 a needed service is unavailable. */
export type ExitCode = 0 | 1 | 2 | 3;

/** One verb's work. Results go to `out`; a promise of the process's exit code comes back. */
export type Run = (args: readonly string[], out: Output) => Promise<ExitCode>;

/** Ends a verb before or instead of its results, with what the person at the keyboard should know. */
export class CliError extends Error {
  readonly exit: ExitCode;
  readonly text: Text;

  constructor(exit: ExitCode, text: Text) {
    super(text.en);
    this.name = 'CliError';
    this.exit = exit;
    this.text = text;
  }
}

export const usageError = (fr: string, en: string): CliError => new CliError(2, { fr, en });
