import { isSafePath } from '../vocabulary.ts';
import {
  type Block,
  type Call,
  type Expression,
  type Mustache,
  offsets,
  type Path,
  type Program,
  parseHandlebars,
} from './ast.ts';
import { type HelperSignature, helperAt } from './helpers.ts';
import { type TemplateProblem, type TemplateProblemName, templateProblem } from './problems.ts';

/** Handlebars' parser and compiler are slower than linear: 64 kB cost seconds. The scan before them is linear. */
export const templateCaps = { characters: 16_384, tags: 500, depth: 8, parentheses: 4 } as const;

/** A variable that a template names. */
export interface TemplatePath {
  readonly path: string;
  /** True where its absence is provided for: everywhere it stands under `default`, `if` or `unless`. */
  readonly optional: boolean;
}

/** One place where a variable stands, as offsets into the source. */
export interface Use {
  readonly path: string;
  readonly from: number;
  readonly to: number;
  readonly optional: boolean;
  /** The helper that takes it as its first value. */
  readonly helper?: string;
}

export type ParsedTemplate =
  | {
      readonly ok: true;
      readonly paths: readonly TemplatePath[];
      readonly uses: readonly Use[];
      /** What stands outside of the braces, with its offset. */
      readonly text: readonly { readonly value: string; readonly from: number }[];
    }
  | { readonly ok: false; readonly problems: readonly TemplateProblem[] };

/**
 * Reads a template without compiling it: Handlebars reduced to variables, the closed list of helpers, `if`, `unless`
 * and one level of `each`. No raw output, partials, decorators, `@root`, `../`, nor names that objects inherit.
 */
export function parseTemplate(source: unknown): ParsedTemplate {
  if (typeof source !== 'string') return refuse(templateProblem('notText', [0, 0]));
  const overCaps = scan(source);
  if (overCaps) return refuse(overCaps);
  const offset = offsets(source);
  const parsed = parseHandlebars(source);
  if (!parsed.ok) {
    const from = offset(parsed.at);
    const { line, column } = parsed.at;
    return refuse(
      templateProblem('syntax', [from, Math.min(source.length, from + 2)], {
        fr: `ligne ${line}, colonne ${column + 1}`,
        en: `line ${line}, column ${column + 1}`,
      }),
    );
  }
  const reader = new Reader(offset);
  reader.program(parsed.program, { depth: 0, optional: false, inEach: false });
  const { problems, uses, text } = reader;
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, paths: pathsOf(uses), uses, text };
}

const refuse = (problem: TemplateProblem): ParsedTemplate => ({ ok: false, problems: [problem] });

function pathsOf(uses: readonly Use[]): readonly TemplatePath[] {
  const paths = new Map<string, boolean>();
  for (const { path, optional } of uses) paths.set(path, optional && (paths.get(path) ?? true));
  return [...paths].map(([path, optional]) => ({ path, optional }));
}

function scan(source: string): TemplateProblem | undefined {
  const head = source.slice(0, templateCaps.characters);
  let [tags, depth, parentheses, isTag] = [0, 0, 0, false];
  for (const { index, 0: mark } of head.matchAll(/\{\{\{?|\}\}|[()]/g)) {
    if (mark === '}}') [isTag, parentheses] = [false, 0];
    else if (mark === '(') parentheses += isTag ? 1 : 0;
    else if (mark === ')') parentheses -= isTag ? 1 : 0;
    else {
      isTag = true;
      tags += 1;
      const kind = /^\{\{~?([#^/])/.exec(head.slice(index, index + 4))?.[1];
      if (kind === '#' || kind === '^') depth += 1;
      else if (kind === '/') depth -= 1;
    }
    const place = [index, index + mark.length] as const;
    const isTooDeep = depth > templateCaps.depth || parentheses > templateCaps.parentheses;
    if (isTooDeep) return templateProblem('tooDeep', place);
    if (tags > templateCaps.tags) return templateProblem('tooLarge', place);
  }
  return source.length > templateCaps.characters
    ? templateProblem('tooLarge', [templateCaps.characters, source.length])
    : undefined;
}

interface Place {
  readonly depth: number;
  readonly optional: boolean;
  readonly inEach: boolean;
}

/** Walks a template once, noting what it names and what it may not do. */
class Reader {
  readonly problems: TemplateProblem[] = [];
  readonly uses: Use[] = [];
  readonly text: { value: string; from: number }[] = [];
  readonly #offset: ReturnType<typeof offsets>;

  constructor(offset: ReturnType<typeof offsets>) {
    this.#offset = offset;
  }

  program(program: Program, place: Place): void {
    if (place.depth > templateCaps.depth) return;
    for (const statement of program.body) {
      switch (statement.type) {
        case 'ContentStatement':
          this.text.push({ value: statement.value, from: this.#range(statement)[0] });
          break;
        case 'CommentStatement':
          break;
        case 'MustacheStatement':
          this.#mustache(statement, place);
          break;
        case 'BlockStatement':
          this.#block(statement, place);
          break;
        default:
          this.#refuse('forbidden', statement, statement.type);
      }
    }
  }

  #mustache(mustache: Mustache, place: Place): void {
    const isBare = mustache.params.length === 0 && !mustache.hash;
    if (!mustache.escaped) this.#refuse('forbidden', mustache, '{{{ }}}');
    else if (isBare && mustache.path.type === 'PathExpression' && !isHelperName(mustache.path)) {
      this.#path(mustache.path, place);
    } else this.#call(mustache, place);
  }

  #block(block: Block, place: Place): void {
    const name = nameOf(block.path);
    const signature = helperAt(name);
    if (block.openStrip.open === undefined) {
      this.#refuse('forbidden', block, '{{{{ }}}}');
    } else if (block.program?.blockParams || block.inverse?.blockParams) {
      this.#refuse('forbidden', block, 'as |x|');
    } else if (!signature?.block) {
      this.#refuse('unknownHelper', block.path, name);
    } else if (name === 'each' && place.inEach) {
      this.#refuse('nestedEach', block, name);
    } else if (place.depth + 1 > templateCaps.depth) {
      this.#refuse('tooDeep', block, name);
    } else {
      const optional = place.optional || name !== 'each';
      this.#arguments(block, name, signature, { ...place, optional });
      const inside = { depth: place.depth + 1, optional, inEach: place.inEach || name === 'each' };
      if (block.program) this.program(block.program, inside);
      if (block.inverse) this.program(block.inverse, { ...inside, inEach: place.inEach });
    }
  }

  #call(call: Mustache | Call, place: Place): void {
    const name = nameOf(call.path);
    const signature = helperAt(name);
    if (!signature || signature.block) this.#refuse('unknownHelper', call.path, name);
    else this.#arguments(call, name, signature, place);
  }

  #arguments(
    call: Mustache | Call | Block,
    name: string,
    signature: HelperSignature,
    place: Place,
  ): void {
    const { params } = call;
    const pairs = call.hash?.pairs ?? [];
    const areOptionsKnown = pairs.every(
      ({ key, value }) => signature.options?.includes(key) && isPlainLiteral(value),
    );
    if (params.length < signature.min || params.length > signature.max || !areOptionsKnown) {
      this.#refuse('arity', call, name);
    }
    for (const [index, param] of params.entries()) {
      const optional = place.optional || (name === 'default' && index === 0);
      if (param.type === 'PathExpression') {
        this.#path(param, { ...place, optional }, index === 0 ? name : undefined);
      } else if (param.type === 'SubExpression') this.#call(param, { ...place, optional });
      else if (!isPlainLiteral(param) || signature.block) this.#refuse('arity', param, name);
    }
  }

  #path(path: Path, { optional, inEach }: Place, helper?: string): void {
    const name = path.parts.join('.');
    if (path.data) {
      const isItem = inEach && ['index', 'first', 'last'].includes(name);
      if (!isItem) this.#refuse('forbiddenPath', path, `@${name}`);
      return;
    }
    if (path.original === 'this' && inEach) return;
    // `this.x`, `./x` and `a/b` say the same as `x` and `a.b`, in another spelling than the vocabulary's.
    if (path.depth > 0 || name !== path.original || !isSafePath(name)) {
      this.#refuse('forbiddenPath', path, path.original);
      return;
    }
    const [from, to] = this.#range(path);
    this.uses.push({ path: name, from, to, optional, ...(helper === undefined ? {} : { helper }) });
  }

  #refuse(name: TemplateProblemName, where: { loc: Path['loc'] }, seen: string): void {
    this.problems.push(templateProblem(name, this.#range(where), seen));
  }

  #range({ loc }: { loc: Path['loc'] }): [number, number] {
    return [this.#offset(loc.start), this.#offset(loc.end)];
  }
}

/** `{{upper}}` without a value is a helper that lacks its value, not a variable. */
const isHelperName = (path: Path): boolean => helperAt(path.original) !== undefined;

const nameOf = (path: Expression): string =>
  path.type === 'PathExpression' ? path.original : path.type;

const isPlainLiteral = ({ type }: Expression): boolean =>
  type === 'StringLiteral' || type === 'NumberLiteral' || type === 'BooleanLiteral';
