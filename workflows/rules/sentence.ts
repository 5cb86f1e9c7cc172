import type { Text } from '../text.ts';
import { standardVariables, type Variable } from '../vocabulary.ts';
import { operands, operatorOf } from './node.ts';
import { pathOf, sayOperand, variableOf } from './operand.ts';

/** Stands for what has no sentence. */
export const advancedRule: Text = { fr: 'Règle avancée', en: 'Advanced rule' };

/** Longest sentence, in characters: it stands on a node's card. */
const LONGEST = 400;
const DEEPEST = 6;

/**
 * A rule in plain words, `Total TVA comprise est supérieur à 10 000`. Total: what it cannot say exactly (and what is no
 * rule at all) is "Advanced rule".
 */
export function ruleSentence(
  rule: unknown,
  variables: readonly Variable[] = standardVariables,
): Text {
  const said = say(rule, variables, 0);
  return said && said.fr.length <= LONGEST ? capital(said) : advancedRule;
}

/** Operators with a value after them, by the operator, then negated. */
const verbs: Readonly<Record<string, Text>> = {
  '==': { fr: 'est', en: 'is' },
  '===': { fr: 'est', en: 'is' },
  '!=': { fr: 'n’est pas', en: 'is not' },
  '!==': { fr: 'n’est pas', en: 'is not' },
  '>': { fr: 'est supérieur à', en: 'is more than' },
  '>=': { fr: 'est au moins', en: 'is at least' },
  '<': { fr: 'est inférieur à', en: 'is less than' },
  '<=': { fr: 'est au plus', en: 'is at most' },
  startsWith: { fr: 'commence par', en: 'starts with' },
  endsWith: { fr: 'finit par', en: 'ends with' },
  present: { fr: 'est renseigné', en: 'is present' },
};

const dateVerbs: Readonly<Record<string, Text>> = {
  '>': { fr: 'est après le', en: 'is after' },
  '>=': { fr: 'est au plus tôt le', en: 'is on or after' },
  '<': { fr: 'est avant le', en: 'is before' },
  '<=': { fr: 'est au plus tard le', en: 'is on or before' },
};

function say(rule: unknown, variables: readonly Variable[], depth: number): Text | undefined {
  if (depth > DEEPEST) return undefined;
  if (typeof rule === 'boolean') {
    return rule ? { fr: 'toujours', en: 'always' } : { fr: 'jamais', en: 'never' };
  }
  const operator = operatorOf(rule);
  if (operator === undefined) return undefined;
  const args = operands(rule);
  switch (operator) {
    case 'and':
    case 'or':
      return sayGroup(operator, withoutGuards(operator, args), variables, depth);
    case '!':
      return sayNot(args[0], variables, depth);
    case '!!':
      return say(args[0], variables, depth + 1);
    case 'var':
      return sayFlag(rule, variables, true);
    case 'present':
      return join(sayOperand(args[0], variables), verbs.present);
    case 'in':
      return sayIn(args, variables, false);
    case '<':
    case '<=':
      return args.length === 3
        ? sayBetween(operator, args, variables)
        : sayComparison(operator, args, variables);
    default:
      return sayComparison(operator, args, variables);
  }
}

function sayGroup(
  operator: 'and' | 'or',
  parts: readonly unknown[],
  variables: readonly Variable[],
  depth: number,
): Text | undefined {
  const said = parts.map((part) => {
    const text = say(part, variables, depth + 1);
    const inner = operatorOf(part);
    const isGroup =
      (inner === 'and' || inner === 'or') && withoutGuards(inner, operands(part)).length > 1;
    return text && isGroup ? { fr: `(${text.fr})`, en: `(${text.en})` } : text;
  });
  if (said.length === 0 || said.some((text) => text === undefined)) return undefined;
  const texts = said as readonly Text[];
  const [fr, en] = operator === 'and' ? [' et ', ' and '] : [' ou ', ' or '];
  return { fr: texts.map((t) => t.fr).join(fr), en: texts.map((t) => t.en).join(en) };
}

/** `X is present and X is more than 5` is said `X is more than 5`: nobody compares what isn't there. */
function withoutGuards(operator: string, parts: readonly unknown[]): readonly unknown[] {
  if (operator !== 'and') return parts;
  return parts.filter((part, index) => {
    if (operatorOf(part) !== 'present') return true;
    const guarded = pathOf(operands(part)[0]);
    const next = parts[index + 1];
    const isGuard =
      guarded !== undefined &&
      operatorOf(next) !== undefined &&
      operands(next).some((arg) => pathOf(arg) === guarded);
    return !isGuard;
  });
}

function sayNot(inner: unknown, variables: readonly Variable[], depth: number): Text | undefined {
  const operator = operatorOf(inner);
  const args = operands(inner);
  if (operator === 'present') {
    return join(sayOperand(args[0], variables), { fr: 'est absent', en: 'is missing' });
  }
  if (operator === 'in') return sayIn(args, variables, true);
  if (operator === 'var') return sayFlag(inner, variables, false);
  const said = say(inner, variables, depth + 1);
  return said && { fr: `pas (${said.fr})`, en: `not (${said.en})` };
}

/** A yes / no variable's label is a sentence already, `Est un avoir`. */
function sayFlag(rule: unknown, variables: readonly Variable[], value: boolean): Text | undefined {
  const label = sayOperand(rule, variables);
  const answer = value ? { fr: 'oui', en: 'yes' } : { fr: 'non', en: 'no' };
  return label && { fr: `${label.fr} : ${answer.fr}`, en: `${label.en}: ${answer.en}` };
}

function sayIn(
  args: readonly unknown[],
  variables: readonly Variable[],
  negated: boolean,
): Text | undefined {
  const [what, where] = args;
  const subject = sayOperand(what, variables);
  const list = sayOperand(where, variables, variableOf(what, variables));
  if (Array.isArray(where)) {
    const verb = negated
      ? { fr: 'n’est aucun de', en: 'is none of' }
      : { fr: 'est l’un de', en: 'is one of' };
    return join(subject, verb, list);
  }
  const verb = negated
    ? { fr: 'ne contient pas', en: 'does not contain' }
    : { fr: 'contient', en: 'contains' };
  return join(list, verb, subject);
}

function sayBetween(
  operator: string,
  [low, what, high]: readonly unknown[],
  variables: readonly Variable[],
): Text | undefined {
  const variable = variableOf(what, variables);
  const [from, to] = [sayOperand(low, variables, variable), sayOperand(high, variables, variable)];
  if (!from || !to) return undefined;
  const exclusive = operator === '<' ? { fr: ' exclus', en: ' exclusive' } : { fr: '', en: '' };
  return join(sayOperand(what, variables), {
    fr: `est entre ${from.fr} et ${to.fr}${exclusive.fr}`,
    en: `is between ${from.en} and ${to.en}${exclusive.en}`,
  });
}

function sayComparison(
  operator: string,
  args: readonly unknown[],
  variables: readonly Variable[],
): Text | undefined {
  const [what, value] = args;
  if (args.length !== 2 || !Object.hasOwn(verbs, operator)) return undefined;
  const isEquality = operator.startsWith('==') || operator.startsWith('!=');
  if (value === null && isEquality) {
    const verb = operator.startsWith('==') ? { fr: 'est absent', en: 'is missing' } : verbs.present;
    return join(sayOperand(what, variables), verb);
  }
  if (typeof value === 'boolean' && isEquality) {
    return sayFlag(what, variables, operator.startsWith('==') === value);
  }
  const variable = variableOf(what, variables) ?? variableOf(value, variables);
  const verb = (variable?.type === 'date' ? dateVerbs[operator] : undefined) ?? verbs[operator];
  return join(sayOperand(what, variables, variable), verb, sayOperand(value, variables, variable));
}

function join(...parts: readonly (Text | undefined)[]): Text | undefined {
  if (parts.some((part) => part === undefined)) return undefined;
  const texts = parts as readonly Text[];
  return { fr: texts.map((t) => t.fr).join(' '), en: texts.map((t) => t.en).join(' ') };
}

const capital = ({ fr, en }: Text): Text => ({
  fr: fr.charAt(0).toUpperCase() + fr.slice(1),
  en: en.charAt(0).toUpperCase() + en.slice(1),
});
