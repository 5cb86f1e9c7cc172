import { accepted, type Verdict } from '#workflows/verdict.ts';
import { oneLine } from './plain.ts';
import { renderTemplate } from './render.ts';

/** @param input a subject as it would be sent, or `{ template, data }` to write one out first */
export function judgeSubject(input: unknown): Verdict {
  if (typeof input === 'string') return judgeLine(input, oneLine(input));
  if (typeof input !== 'object' || input === null) return rejected('SUBJECT_SCHEMA');
  const { template, data } = input as { template?: unknown; data?: unknown };
  if (typeof template !== 'string' || typeof data !== 'object' || data === null) {
    return rejected('SUBJECT_SCHEMA');
  }
  const context = data as Readonly<Record<string, unknown>>;
  const rendered = renderTemplate(template, 'subject', context, 'fr');
  if (!rendered.ok) return rejected(rendered.problems[0]?.code ?? 'TPL_VALUE_MISSING');
  const untouched = renderTemplate(template, 'body', context, 'fr');
  return judgeLine(untouched.ok ? untouched.text : '', rendered.text);
}

function judgeLine(before: string, output: string): Verdict {
  if (before === output) return { ...accepted, output };
  const message = {
    fr: 'L’objet tient sur une ligne, sans caractère invisible.',
    en: 'The subject was put on one line, without invisible characters.',
  };
  return { verdict: 'neutralise', code: 'HDR_CONTROL_CHARS', message, output };
}

const rejected = (code: string): Verdict => ({
  verdict: 'reject',
  code,
  message: { fr: 'Cet objet ne peut pas être écrit.', en: 'This subject cannot be written.' },
});
