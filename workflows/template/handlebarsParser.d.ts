/** Handlebars' parser alone: its main entry would bring the compiler, which needs code generation. */
declare module 'handlebars/dist/cjs/handlebars/compiler/base.js' {
  interface Token {
    first_line: number;
    first_column: number;
  }
  /** @returns a Program; throws on a syntax error */
  export function parseWithoutProcessing(source: string): unknown;
  export const parser: { readonly lexer: { readonly yylloc: Token } };
}
