import type { TemplateKind } from '#workflows/field.ts';
import { parseTemplate } from '#workflows/template/parse.ts';
import type { Variable } from '#workflows/vocabulary.ts';

/** A text after a change, and where the caret goes. */
export interface Written {
  readonly text: string;
  readonly caret: number;
}

/** A word that is being typed inside of braces. */
export interface Token {
  readonly search: string;
  readonly from: number;
  /** True where a helper stands before it, `{{money inv`. */
  readonly hasHelper: boolean;
}

export function tokenAt(text: string, caret: number): Token | undefined {
  const found = /\{\{[\s~]*(#?[a-z]+\s+)?([^\s{}()"~#/]*)$/.exec(text.slice(0, caret));
  const [, helper, search] = found ?? [];
  return search === undefined
    ? undefined
    : { search, from: caret - search.length, hasHelper: helper !== undefined };
}

/** Finishes the word that is being typed, and closes its braces unless they are. */
export function complete(
  text: string,
  caret: number,
  { from, hasHelper }: Token,
  variable: Variable,
  kind: TemplateKind,
): Written {
  const rest = text.slice(caret).replace(/^[\w.]*/, '');
  const isClosed = /^[^{}]*\}\}/.test(rest);
  const body = hasHelper ? variable.path : expressionFor(variable, kind);
  const closing = isClosed ? (/^\s*\}\}/.exec(rest)?.[0] ?? '') : '}}';
  const written = text.slice(0, from) + body + closing;
  return {
    text: written + rest.slice(isClosed ? closing.length : 0),
    caret: written.length,
  };
}

/** Puts a variable in the place of what is selected. */
export function insert(
  text: string,
  [from, to]: readonly [number, number],
  variable: Variable,
  kind: TemplateKind,
): Written {
  const written = `${text.slice(0, from)}{{${expressionFor(variable, kind)}}}`;
  return { text: written + text.slice(to), caret: written.length };
}

/** Amounts and dates that people read are written as people write them; names of files keep the plain form. */
function expressionFor({ path, type }: Variable, kind: TemplateKind): string {
  const isRead = kind === 'subject' || kind === 'body';
  if (isRead && type === 'amount') return `money ${path}`;
  return isRead && type === 'date' ? `date ${path}` : path;
}

/** What a text has in place of a value that not every invoice has. */
const INSTEAD = '–';

/** Says at each place of a variable what to write when it is absent; undefined where nothing can be done so simply. */
export function withDefault(source: string, path: string): string | undefined {
  const parsed = parseTemplate(source);
  if (!parsed.ok) return undefined;
  const places = parsed.uses
    .filter((use) => use.path === path && !use.optional)
    .map(({ from, to }) => ({
      start: source.lastIndexOf('{{', from) + 2,
      end: source.indexOf('}}', to),
    }));
  const bodies = places.map(({ start, end }) => source.slice(start, end).trim());
  if (bodies.length === 0 || bodies.some((body) => /^[#~]|[~()]/.test(body))) return undefined;
  // From the last to the first, so that the earlier places stay where they are.
  return places.reduceRight((text, { start, end }, index) => {
    const body = bodies[index] ?? '';
    const value = body.includes(' ') ? `(${body})` : body;
    return `${text.slice(0, start)}default ${value} "${INSTEAD}"${text.slice(end)}`;
  }, source);
}
