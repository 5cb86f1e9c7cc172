import { valueAt } from '#workflows/context.ts';
import type { TemplateKind } from '#workflows/field.ts';
import type { Problem } from '#workflows/problem.ts';
import type { Language } from '#workflows/template/format.ts';
import { parseTemplate } from '#workflows/template/parse.ts';
import { templateProblem } from '#workflows/template/problems.ts';
import { BadValue, compile } from './environment.ts';
import { safeFileName, safeFolder } from './fileName.ts';
import { oneLine, plainText, wellFormed } from './plain.ts';
import { OutputTooLarge, type Rendering, Shown } from './values.ts';

export type Rendered =
  | { readonly ok: true; readonly text: string }
  | {
      readonly ok: false;
      /** Context paths that have no value and no `default`. */
      readonly missing: readonly string[];
      readonly problems: readonly Problem[];
      /** What could be written, with `ABSENT` in place of each of those values; for previews alone. */
      readonly draft?: string;
    };

/**
 * Writes a template out for one delivery: the one way to do so, for previews and for what is sent. Plain text, in the
 * customer's language, safe for its kind. An absent value is never an empty hole: it is named in `missing`.
 *
 * @param context the whole context or the part that the step reads; only paths that the template names are looked at
 */
export function renderTemplate(
  source: string,
  kind: TemplateKind,
  context: Readonly<Record<string, unknown>>,
  language: Language,
): Rendered {
  const parsed = parseTemplate(source);
  if (!parsed.ok) return { ok: false, missing: [], problems: parsed.problems };
  const problems: Problem[] = [];
  const rendering: Rendering = {
    language,
    write: (text, path) => writeValue(text, path, kind, problems),
    missing: new Set(),
    written: source.length,
  };
  try {
    const tree = treeOf(
      parsed.paths.map(({ path }) => path),
      context,
      rendering,
    );
    const text = finish(compile(source)(tree), kind);
    const missing = [...rendering.missing];
    if (missing.length > 0) return { ok: false, missing, problems, draft: text };
    if (text === '' && kind !== 'address' && kind !== 'body' && kind !== 'folder') {
      problems.push(templateProblem('empty', [0, source.length]));
    }
    return problems.length > 0 ? { ok: false, missing: [], problems } : { ok: true, text };
  } catch (error) {
    const everything = [0, source.length] as const;
    if (error instanceof OutputTooLarge) {
      return { ok: false, missing: [], problems: [templateProblem('outputTooLarge', everything)] };
    }
    if (error instanceof BadValue) {
      const problem = templateProblem('badValue', everything, error.message);
      return { ok: false, missing: [...rendering.missing], problems: [problem] };
    }
    throw error;
  }
}

/** A tree of the named paths alone: neither secrets nor functions can be reached, since they are not there. */
function treeOf(
  paths: readonly string[],
  context: Readonly<Record<string, unknown>>,
  rendering: Rendering,
): object {
  const tree = {};
  const currency = valueAt(context, 'invoice.currency');
  // Names with a space: no path of a template can spell them.
  put(tree, ' origin', new Shown('', '', rendering));
  if (typeof currency === 'string') put(tree, ' currency', currency);
  // Groups first: whatever is a group has no text of its own.
  for (const path of [...paths].sort((a, b) => b.length - a.length)) {
    const keys = path.split('.');
    let at: object = tree;
    for (const [index, key] of keys.entries()) {
      const isLast = index === keys.length - 1;
      const here = keys.slice(0, index + 1).join('.');
      const value = isLast ? scalar(valueAt(context, path)) : undefined;
      at = own(at, key) ?? put(at, key, new Shown(value, here, rendering));
    }
  }
  return tree;
}

function own(holder: object, key: string): object | undefined {
  return Object.getOwnPropertyDescriptor(holder, key)?.value as object | undefined;
}

function put<T>(holder: object, key: string, value: T): T {
  Object.defineProperty(holder, key, { value, enumerable: true });
  return value;
}

/** Groups of values have no text of their own; they count as absent. */
function scalar(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => typeof item !== 'object');
  return typeof value === 'object' || typeof value === 'function' ? undefined : value;
}

/** Puts one value into the text of that kind, unable to change what stands around it. */
function writeValue(text: string, path: string, kind: TemplateKind, problems: Problem[]): string {
  switch (kind) {
    case 'url':
      return encodeURIComponent(wellFormed(text));
    case 'folder':
    case 'fileName':
      return text.replace(/[\\/]/g, '-');
    case 'address':
      // A parameter may be a list of addresses; a value of the invoice is one at most, and cannot add another.
      if (!path.startsWith('params.') && /[,;<>()"\s]/.test(text)) {
        problems.push(templateProblem('unsafeValue', [0, 0], path));
      }
      return text;
    case 'lines':
      return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
    default:
      return text;
  }
}

function finish(text: string, kind: TemplateKind): string {
  switch (kind) {
    case 'body':
    case 'lines':
      return plainText(text);
    case 'fileName':
      return text.trim() === '' ? '' : safeFileName(text);
    case 'folder':
      return safeFolder(oneLine(text));
    default:
      return oneLine(text);
  }
}
