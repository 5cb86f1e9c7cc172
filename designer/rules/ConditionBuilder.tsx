import { Alert, Code, UnstyledButton } from '@mantine/core';
import { Braces } from 'lucide-react';
import { useMemo, useState } from 'react';
import {
  type Controls,
  type FullField,
  QueryBuilder,
  type RuleGroupType,
} from 'react-querybuilder';
import { advancedRule, ruleSentence } from '#workflows/rules/sentence.ts';
import type { Variable } from '#workflows/vocabulary.ts';
import { rules } from '../text/rules.ts';
import classes from './ConditionBuilder.module.css';
import { ConditionGroup } from './ConditionGroup.tsx';
import { ConditionRow, type RowContext } from './ConditionRow.tsx';
import { JsonRule } from './JsonRule.tsx';
import { Outcome } from './Outcome.tsx';
import { type Condition, type Group, isSame, queryOf, ruleOf } from './query.ts';

export interface ConditionBuilderProps {
  /** JsonLogic; undefined where there is no condition yet. */
  readonly value: unknown;
  readonly onChange: (rule: unknown) => void;
  readonly variables: readonly Variable[];
  /** Context of a real invoice, to show what each condition answers. */
  readonly sample?: Readonly<Record<string, unknown>>;
  readonly language: 'fr' | 'en';
}

/**
 * Draws a condition in plain sentences. A rule that says more than these can is shown as it stands and changed as JSON:
 * what cannot be shown exactly is never rewritten.
 */
export function ConditionBuilder({
  value,
  onChange,
  variables,
  sample,
  language,
}: ConditionBuilderProps) {
  const [isJson, setIsJson] = useState(false);
  const hasRule = value !== undefined && value !== null;
  const said = hasRule ? ruleSentence(value, variables) : advancedRule;
  return (
    <div className={classes.builder}>
      {isJson ? (
        <JsonRule {...{ value, onChange, variables, language }} />
      ) : (
        <Conditions {...{ value, onChange, variables, language }} sample={sample} />
      )}
      {hasRule && (sample || said !== advancedRule) && (
        <div className={classes.result}>
          {said !== advancedRule && <span className={classes.sentence}>{said[language]}</span>}
          {sample && (
            <span className={classes.verdict} aria-live="polite">
              {rules.onSample[language]}{' '}
              <Outcome rule={value} sample={sample} variables={variables} language={language} />
            </span>
          )}
        </div>
      )}
      <UnstyledButton className={classes.view ?? ''} onClick={() => setIsJson(!isJson)}>
        <Braces size={12} aria-hidden />
        {(isJson ? rules.toConditions : rules.toJson)[language]}
      </UnstyledButton>
    </div>
  );
}

interface ConditionsProps extends Omit<ConditionBuilderProps, 'sample'> {
  readonly sample: ConditionBuilderProps['sample'] | undefined;
}

function Conditions({ value, onChange, variables, sample, language }: ConditionsProps) {
  const [query, setQuery] = useQuery(value);
  const context = useMemo<RowContext>(
    () => ({ variables, sample, language }),
    [variables, sample, language],
  );
  if (!query) {
    return (
      <Alert variant="default" title={advancedRule[language]}>
        {rules.advancedText[language]}
        <Code block mt={8} mah={220}>
          {JSON.stringify(value, null, 2)}
        </Code>
      </Alert>
    );
  }
  const take = (next: RuleGroupType<Condition>): void => {
    const group = next as Group;
    const rule = ruleOf(group);
    setQuery(group, rule);
    // The builder also reports what it did by itself, such as giving ids.
    if (!isSameRule(rule, value)) onChange(rule);
  };
  return (
    <>
      {query.rules.length === 0 && <p className={classes.empty}>{rules.none[language]}</p>}
      <QueryBuilder
        query={query}
        onQueryChange={take}
        fields={fieldsOf(variables)}
        context={context}
        controlElements={controls}
        suppressStandardClassnames
        onAddRule={() => ({ ...blank })}
        onAddGroup={(group) => ({ ...group, combinator: 'or', rules: [{ ...blank }] })}
      />
    </>
  );
}

/**
 * The builder's own state, so that a condition that is still being filled in stays on the screen; it is read anew from
 * the rule whenever that changes elsewhere (undo, JSON, another version).
 */
function useQuery(value: unknown): [Group | undefined, (query: Group, rule: unknown) => void] {
  const [state, setState] = useState(() => ({ query: queryOf(value), rule: value, seen: value }));
  const { rule, seen } = state;
  let { query } = state;
  if (!isSameRule(value, seen)) {
    if (!isSameRule(value, rule)) query = queryOf(value);
    setState({ query, rule: value, seen: value });
  }
  return [query, (next, nextRule) => setState({ query: next, rule: nextRule, seen })];
}

/** No rule is undefined here and null in JSON. */
const isSameRule = (a: unknown, b: unknown): boolean => isSame(a ?? null, b ?? null);

const blank: Condition = { field: '', operator: 'is', value: '' };

/** At module level: a new object would make every control mount again at each letter. */
const controls: Partial<Controls<FullField, string>> = {
  rule: ConditionRow,
  ruleGroup: ConditionGroup,
};

const fieldsOf = (variables: readonly Variable[]) =>
  variables.map(({ path, label }) => ({ name: path, label: label.en }));
