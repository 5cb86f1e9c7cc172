import { Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Problem } from '#workflows/problem.ts';
import { readRule } from '#workflows/rules/caps.ts';
import { checkRule } from '#workflows/rules/schema.ts';
import type { Variable } from '#workflows/vocabulary.ts';
import { rules } from '../text/rules.ts';
import classes from './ConditionBuilder.module.css';
import { isSame } from './query.ts';

interface JsonRuleProps {
  readonly value: unknown;
  readonly onChange: (rule: unknown) => void;
  readonly variables: readonly Variable[];
  readonly language: 'fr' | 'en';
}

const printed = (rule: unknown): string =>
  rule === undefined ? '' : JSON.stringify(rule, null, 2);

/** The rule as text. Only a rule that passes the check is taken; until then the stored one stays as it is. */
export function JsonRule({ value, onChange, variables, language }: JsonRuleProps) {
  const [source, setSource] = useState(() => printed(value));
  const taken = useRef(value);
  useEffect(() => {
    if (isSame(value, taken.current)) return;
    taken.current = value;
    setSource(printed(value));
  }, [value]);

  // What is wrong with the stored rule itself is said where all problems of the step are.
  const isStored = source === printed(value);
  const problem = isStored ? undefined : firstProblem(source, variables);
  const type = (typed: string): void => {
    setSource(typed);
    const read = readRule(typed);
    if (!read.ok || firstProblem(typed, variables)) return;
    taken.current = read.rule;
    onChange(read.rule);
  };
  return (
    <Textarea
      aria-label={rules.jsonLabel[language]}
      autosize
      minRows={6}
      maxRows={24}
      spellCheck={false}
      classNames={{ input: classes.json ?? '' }}
      value={source}
      onChange={(event) => type(event.currentTarget.value)}
      error={
        problem &&
        `${rules.jsonUnsaved[language].replace('{0}', problem.message[language])} ${problem.fix[language]}`
      }
    />
  );
}

function firstProblem(source: string, variables: readonly Variable[]): Problem | undefined {
  if (source.trim() === '') return undefined;
  const read = readRule(source);
  return read.ok ? checkRule(read.rule, variables)[0] : read.problems[0];
}
