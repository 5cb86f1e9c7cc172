import type { TemplateKind } from '../field.ts';
import { nearestPath, type Variable, variableAt } from '../vocabulary.ts';
import { helperAt } from './helpers.ts';
import { type ParsedTemplate, parseTemplate, type Use } from './parse.ts';
import { type TemplateProblem, templateProblem } from './problems.ts';

/** Characters of a subject: what most mail programs show in a list, and what we refuse. */
export const subjectLength = { shown: 78, most: 150 } as const;
/** Characters of a file name's fixed part: 150 bytes are left in all, extension included. */
const FILE_NAME_MOST = 120;

/**
 * What a person should know about a template before it is used: unknown variables with the one that was meant, wrong
 * helpers, lengths, line breaks, characters that a file name cannot have. Only fatal problems stop a publication.
 */
export function lintTemplate(
  source: string,
  kind: TemplateKind,
  variables: readonly Variable[],
): readonly TemplateProblem[] {
  const parsed = parseTemplate(source);
  if (!parsed.ok) return parsed.problems;
  const problems = [
    ...emptiness(source, kind),
    ...parsed.uses.flatMap((use) => judgeUse(use, kind, variables)),
    ...(kind === 'body' || kind === 'lines' ? [] : controlCharacters(source)),
    ...(kind === 'subject' ? subjectLengths(source, parsed) : []),
    ...(kind === 'fileName' ? fileNameText(source, parsed) : []),
  ];
  return problems.sort((a, b) => a.from - b.from);
}

const emptiness = (source: string, kind: TemplateKind): readonly TemplateProblem[] => {
  const needsText = kind === 'subject' || kind === 'fileName' || kind === 'url';
  return needsText && source.trim() === '' ? [templateProblem('empty', [0, source.length])] : [];
};

function judgeUse(
  { path, from, to, helper }: Use,
  kind: TemplateKind,
  variables: readonly Variable[],
): readonly TemplateProblem[] {
  const place = [from, to] as const;
  const variable = variableAt(path, variables);
  if (!variable) {
    return [templateProblem('unknownVariable', place, path, nearestPath(path, variables))];
  }
  // What a field of the issuer's source holds is known only when the invoice is there.
  if (path.startsWith('invoice.custom.')) return [];
  const takes = helper === undefined ? undefined : helperAt(helper)?.takes;
  if (takes && !takes.includes(variable.type)) {
    return [templateProblem('wrongType', place, helper)];
  }
  const isRead = helper === undefined && (kind === 'subject' || kind === 'body');
  if (isRead && variable.type === 'amount') {
    return [templateProblem('rawAmount', place, variable.label, `money ${path}`)];
  }
  if (isRead && variable.type === 'date') {
    return [templateProblem('rawDate', place, variable.label, `date ${path}`)];
  }
  return [];
}

/** Control characters, and those that change the direction of writing: they can make a name read as another. */
const CONTROL = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

const controlCharacters = (source: string): readonly TemplateProblem[] =>
  [...source.matchAll(CONTROL)]
    .slice(0, 5)
    .map(({ index, 0: seen }) => templateProblem('control', [index, index + seen.length], '', ' '));

type Readable = Extract<ParsedTemplate, { ok: true }>;

const fixedLength = ({ text }: Readable): number =>
  text.reduce((total, { value }) => total + [...value].length, 0);

function subjectLengths(source: string, parsed: Readable): readonly TemplateProblem[] {
  const length = fixedLength(parsed);
  const all = [0, source.length] as const;
  if (length > subjectLength.most) {
    return [templateProblem('tooLong', all, String(subjectLength.most))];
  }
  return length > subjectLength.shown
    ? [templateProblem('long', all, String(subjectLength.shown))]
    : [];
}

function fileNameText(source: string, parsed: Readable): readonly TemplateProblem[] {
  const reserved = parsed.text.flatMap(({ value, from }) =>
    [...value.matchAll(/[\\/:*?"<>|]/g)].map(({ index, 0: seen }) =>
      templateProblem('reserved', [from + index, from + index + 1], seen, '-'),
    ),
  );
  return fixedLength(parsed) > FILE_NAME_MOST
    ? [...reserved, templateProblem('tooLong', [0, source.length], String(FILE_NAME_MOST))]
    : reserved;
}
