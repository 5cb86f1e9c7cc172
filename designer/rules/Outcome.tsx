import { Check, CircleAlert, X } from 'lucide-react';
import { evaluateRule } from '#workflows/rules/evaluate.ts';
import { type Variable, variableAt } from '#workflows/vocabulary.ts';
import { rules } from '../text/rules.ts';
import classes from './ConditionBuilder.module.css';

interface OutcomeProps {
  readonly rule: unknown;
  readonly sample: Readonly<Record<string, unknown>>;
  readonly variables: readonly Variable[];
  readonly language: 'fr' | 'en';
  /** Icon alone, with its word for those who don't see it; an error stays a word, without its reason. */
  readonly compact?: boolean;
}

/** What a condition answers on the sample invoice, by icon, word and colour. */
export function Outcome({ rule, sample, variables, language, compact = false }: OutcomeProps) {
  const result = evaluateRule(rule, sample);
  const kind = result.ok ? (result.value ? 'true' : 'false') : 'error';
  const Icon = { true: Check, false: X, error: CircleAlert }[kind];
  const missing = result.ok ? [] : result.missing;
  const labels = missing.map((path) => variableAt(path, variables)?.label[language] ?? path);
  const why =
    labels.length === 0 ? '' : ` : ${rules.missing[language].replace('{0}', labels.join(', '))}`;
  const word = `${rules[kind][language]}${why}`;
  return (
    <span className={classes.chip} data-kind={kind} title={word}>
      <Icon size={12} aria-hidden />
      {compact && kind === 'error' && rules.error[language]}
      {compact && kind !== 'error' && <span className={classes.hidden}>{word}</span>}
      {!compact && word}
    </span>
  );
}
