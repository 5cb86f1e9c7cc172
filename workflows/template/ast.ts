/// <reference path="./handlebarsParser.d.ts" />
import { parser, parseWithoutProcessing } from 'handlebars/dist/cjs/handlebars/compiler/base.js';

interface Position {
  /** From 1. */
  readonly line: number;
  /** From 0, in UTF-16 units. */
  readonly column: number;
}

interface Located {
  readonly loc: { readonly start: Position; readonly end: Position };
}

export interface Path extends Located {
  readonly type: 'PathExpression';
  /** `@index` and the like. */
  readonly data: boolean;
  /** Number of leading `../`. */
  readonly depth: number;
  readonly parts: readonly string[];
  readonly original: string;
}

export interface Literal extends Located {
  readonly type:
    | 'StringLiteral'
    | 'NumberLiteral'
    | 'BooleanLiteral'
    | 'UndefinedLiteral'
    | 'NullLiteral';
  readonly value?: string | number | boolean;
}

export interface Call extends Located {
  readonly type: 'SubExpression';
  readonly path: Expression;
  readonly params: readonly Expression[];
  readonly hash?: Hash;
}

export type Expression = Path | Literal | Call;

interface Hash {
  readonly pairs: readonly { readonly key: string; readonly value: Expression }[];
}

export interface Mustache extends Located {
  readonly type: 'MustacheStatement';
  readonly path: Expression;
  readonly params: readonly Expression[];
  readonly hash?: Hash;
  readonly escaped: boolean;
}

export interface Block extends Located {
  readonly type: 'BlockStatement';
  readonly path: Expression;
  readonly params: readonly Expression[];
  readonly hash?: Hash;
  readonly program?: Program;
  readonly inverse?: Program;
  /** Raw blocks, `{{{{x}}}}`, have no `open`. */
  readonly openStrip: { readonly open?: boolean };
}

export interface Content extends Located {
  readonly type: 'ContentStatement';
  readonly value: string;
}

export interface Other extends Located {
  readonly type:
    | 'CommentStatement'
    | 'PartialStatement'
    | 'PartialBlockStatement'
    | 'Decorator'
    | 'DecoratorBlock';
}

export type Statement = Mustache | Block | Content | Other;

export interface Program {
  readonly body: readonly Statement[];
  readonly blockParams?: readonly string[];
}

export type Parsed =
  | { readonly ok: true; readonly program: Program }
  | { readonly ok: false; readonly message: string; readonly at: Position };

/** Never compiles. Cap the source first: the parser is slower than linear. */
export function parseHandlebars(source: string): Parsed {
  try {
    return { ok: true, program: parseWithoutProcessing(source) as Program };
  } catch (error) {
    return { ok: false, message: lastLine(error), at: positionOf(error) };
  }
}

/** Block mismatches know where they are; for syntax errors the lexer still stands at the token it stopped at. */
function positionOf(error: unknown): Position {
  const { lineNumber, column } = error as { lineNumber?: number; column?: number };
  if (lineNumber !== undefined && column !== undefined) return { line: lineNumber, column };
  const { first_line, first_column } = parser.lexer.yylloc;
  return { line: first_line, column: first_column };
}

const lastLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n').at(-1) ?? '';

/** Turns the parser's lines and columns into offsets; it ends lines at `\n`, `\r\n` and `\r`. */
export function offsets(source: string): (position: Position) => number {
  const starts = [0];
  for (const { index, 0: end } of source.matchAll(/\r\n?|\n/g)) starts.push(index + end.length);
  return ({ line, column }) =>
    Math.min(source.length, (starts[line - 1] ?? source.length) + column);
}
