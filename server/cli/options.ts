import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Text } from '#workflows/text.ts';
import { closest } from './closest.ts';
import { CliError, usageError } from './verb.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

type Parsed<O extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; options: O; allowPositionals: true; strict: true }>
>;

/**
 * Options and operands of a verb.
 *
 * @param options rows of `optionTable`
 * @throws usage on an option that it does not have: never ignored, it is a mistake of the caller
 */
export function parseOptions<const O extends Options>(
  args: readonly string[],
  options: O,
): Parsed<O> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new CliError(2, wordsFor(error, Object.keys(options)));
  }
}

/** Those of every verb, which are read before the verb's own. */
const COMMON = ['json', 'lang', 'help'];

function wordsFor(error: unknown, names: readonly string[]): Text {
  const { code = '', message = String(error) } = error as NodeJS.ErrnoException;
  const [seen = ''] = /(?<=')-[^' ]+/.exec(message) ?? [];
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    return withGuess(
      { fr: `option inconnue : ${seen}`, en: `unknown option: ${seen}` },
      closest(
        seen,
        [...names, ...COMMON].map((name) => `--${name}`),
      ),
    );
  }
  return {
    fr: `l’option ${seen} n’a pas la valeur qu’il faut (${message.split('\n')[0]})`,
    en: `the option ${seen} has not the value that it takes (${message.split('\n')[0]})`,
  };
}

/** Adds what was probably meant. */
export const withGuess = ({ fr, en }: Text, guess: string | undefined): Text =>
  guess === undefined
    ? { fr, en }
    : { fr: `${fr} ; vouliez-vous dire ${guess} ?`, en: `${en}; did you mean ${guess}?` };

/** @throws usage when there is none */
export function atLeastOne(operands: readonly string[], fr: string, en: string): readonly string[] {
  if (operands.length === 0) throw usageError(`il manque ${fr}`, `${en} is missing`);
  return operands;
}

/** @throws usage when there is none or more than one */
export function exactlyOne(operands: readonly string[], fr: string, en: string): string {
  const [only] = atLeastOne(operands, fr, en);
  if (operands.length > 1) {
    throw usageError(`${fr} à la fois`, `${en.replace(/^an? /, 'one ')} at a time`);
  }
  return only as string;
}

/** @throws usage when there is any */
export function none(operands: readonly string[], verb: string): void {
  const [first] = operands;
  if (first === undefined) return;
  throw usageError(
    `${verb} ne prend pas d’opérande, et a reçu ${first}`,
    `${verb} takes no operand, and got ${first}`,
  );
}

/** @throws usage when the value is none of the choices */
export function oneOf<const T extends string>(
  name: string,
  value: string,
  choices: readonly T[],
): T {
  const found = choices.find((choice) => choice === value);
  if (found) return found;
  const list = choices.join(' | ');
  const text = {
    fr: `${name} : ${value} n’est pas ${list}`,
    en: `${name}: ${value} is not ${list}`,
  };
  throw new CliError(2, withGuess(text, closest(value, choices)));
}
