import type { Text } from '#workflows/text.ts';

export type EngineCode =
  | 'DATA_FOLDER_IN_USE'
  | 'DATA_FOLDER_UNUSABLE'
  | 'BINARY_MISSING'
  | 'BINARY_CORRUPT'
  | 'POSTGRES_MISSING'
  | 'POSTGRES_REFUSED'
  | 'CHILD_NOT_STARTED'
  | 'DATABASE_UNREACHABLE'
  | 'TEMPORAL_UNREACHABLE';

/**
 * Why the engine room could not be brought up. `text` says what was seen, `fix` the one thing to do;
 * both are meant for the person who typed the command.
 */
export class EngineError extends Error {
  readonly code: EngineCode;
  readonly text: Text;
  readonly fix: Text;

  constructor(code: EngineCode, text: Text, fix: Text, cause?: unknown) {
    super(`${text.en} ${fix.en}`, { cause });
    this.name = 'EngineError';
    this.code = code;
    this.text = text;
    this.fix = fix;
  }
}

export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
