import type { z } from 'zod';
import { termAt } from '#workflows/invoice/terms.ts';
import type { Problem } from '#workflows/problem.ts';
import { shapeWords } from '#workflows/shapeWords.ts';

/** What the model's schema finds wrong, in the words of the term concerned. At most 50: the rest repeat. */
export const shapeProblems = (error: z.ZodError): Problem[] =>
  error.issues.slice(0, 50).map((issue) => {
    const at = issue.path
      .map((step, i) =>
        typeof step === 'number' ? `[${step}]` : `${i === 0 ? '' : '.'}${String(step)}`,
      )
      .join('')
      .slice(0, 200);
    const term = termAt(at);
    const name = term
      ? [`${term.label.fr} (${term.term})`, `${term.label.en} (${term.term})`]
      : [at, at];
    const words = shapeWords(issue);
    return {
      code: 'INVOICE_SHAPE',
      at,
      severity: 'fatal',
      message: {
        fr: `${name[0]} : la valeur ${words.fr}`,
        en: `${name[1]}: the value ${words.en}`,
      },
      fix: {
        fr: 'Corrigez cette donnée ; « facteur read » montre la forme attendue sur une facture qui passe.',
        en: 'Correct this value; “facteur read” shows the expected shape on an invoice that passes.',
      },
    };
  });
