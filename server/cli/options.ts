import { type ParseArgsConfig, parseArgs } from 'node:util';
import { usageError } from './verb.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

type Parsed<O extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; options: O; allowPositionals: true; strict: true }>
>;

/** Options and operands of a verb. An unknown option is the caller's mistake, never ignored. */
export function parseOptions<const O extends Options>(
  args: readonly string[],
  options: O,
): Parsed<O> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const seen = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw usageError(`option incomprise : ${seen}`, `option not understood: ${seen}`);
  }
}

/** @throws usage when there is none */
export function atLeastOne(operands: readonly string[], fr: string, en: string): readonly string[] {
  if (operands.length === 0) throw usageError(`il manque ${fr}`, `${en} is missing`);
  return operands;
}

/** @throws usage when there is none or more than one */
export function exactlyOne(operands: readonly string[], fr: string, en: string): string {
  const [only] = atLeastOne(operands, fr, en);
  if (operands.length > 1) throw usageError(`un seul ${fr} à la fois`, `one ${en} at a time`);
  return only as string;
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
  throw usageError(`${name} : ${value} n’est pas ${list}`, `${name}: ${value} is not ${list}`);
}
