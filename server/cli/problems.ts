import type { Problem } from '#workflows/problem.ts';
import type { Language } from '../language.ts';
import { table } from './output.ts';

/** Problems as people read them: where, which, what, and what to do. */
export const problemTable = (problems: readonly Problem[], language: Language): string =>
  table(
    problems.map(({ code, at, severity, message, fix }) => [
      severity === 'fatal' ? '✗' : '!',
      code,
      at,
      `${message[language]} ${fix[language]}`,
    ]),
  );
