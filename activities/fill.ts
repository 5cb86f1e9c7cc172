import { type DocumentRef, valueAt } from '#workflows/context.ts';
import type { TemplateKind } from '#workflows/field.ts';
import type { Problem } from '#workflows/problem.ts';
import { renderTemplate } from './template/render.ts';

/** How a step words what went wrong with one of its templates. */
export interface Refusals {
  missing(paths: readonly string[]): Error;
  invalid(problems: readonly Problem[]): Error;
}

/** Writes a template out, or throws the step's own fault. */
export function fill(
  source: string,
  kind: TemplateKind,
  context: Readonly<Record<string, unknown>>,
  language: 'fr' | 'en',
  refusals: Refusals,
): string {
  const result = renderTemplate(source, kind, context, language);
  if (result.ok) return result.text;
  if (result.missing.length > 0) throw refusals.missing(result.missing);
  throw refusals.invalid(result.problems);
}

/** Language of what the customer reads; French where the step was not told. */
export const customerLanguage = (context: Readonly<Record<string, unknown>>): 'fr' | 'en' =>
  valueAt(context, 'customer.language') === 'en' ? 'en' : 'fr';

/** A text of the context, or undefined where there is none. */
export function textAt(
  context: Readonly<Record<string, unknown>>,
  path: string,
): string | undefined {
  const value = valueAt(context, path);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A document of the context, or undefined where no step made it. */
export function documentAt(
  context: Readonly<Record<string, unknown>>,
  name: string,
): DocumentRef | undefined {
  const value = valueAt(context, `documents.${name}`);
  return typeof value === 'object' && value !== null ? (value as DocumentRef) : undefined;
}
