import type { Text } from '#workflows/text.ts';

/** One step of something slow: bytes, or files, `done` of `total` when the total is known. */
export interface Progress {
  readonly what: Text;
  readonly done: number;
  readonly total?: number;
}

export type OnProgress = (progress: Progress) => void;

export const ignoreProgress: OnProgress = () => {};
