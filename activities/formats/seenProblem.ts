import type { Problem } from '#workflows/problem.ts';

/** What is wrong and the remedy, each in French and English; `{}` in what is wrong stands for what was seen. */
export type SeenWords = readonly [fr: string, en: string, fixFr: string, fixEn: string];

/** Makes problems of a table of words by their codes; what was seen is cut to 120 letters, the place to 200. */
export const seenProblem =
  <Code extends string>(words: Readonly<Record<Code, SeenWords>>) =>
  (code: Code, at: string, seen = '', severity: Problem['severity'] = 'fatal'): Problem => {
    const [fr, en, fixFr, fixEn] = words[code];
    const fill = (text: string) => text.replace('{}', () => seen.slice(0, 120));
    return {
      code,
      at: at.slice(0, 200),
      severity,
      message: { fr: fill(fr), en: fill(en) },
      fix: { fr: fixFr, en: fixEn },
    };
  };
