import {
  ActionIcon,
  type ComboboxItem,
  type ComboboxParsedItem,
  Select,
  Tooltip,
  UnstyledButton,
} from '@mantine/core';
import { Trash2 } from 'lucide-react';
import { type RuleProps, update } from 'react-querybuilder';
import { valueAt } from '#workflows/context.ts';
import { type Variable, variableAt } from '#workflows/vocabulary.ts';
import { dateOperatorNames, fieldGroups, operatorNames, rules } from '../text/rules.ts';
import classes from './ConditionBuilder.module.css';
import { Outcome } from './Outcome.tsx';
import {
  type Condition,
  hasNoValue,
  type OperatorName,
  operatorsOf,
  ruleOfCondition,
  wantsGuard,
} from './query.ts';
import { sampleText } from './sampleText.ts';
import { isFound } from './search.ts';
import { ValueInput } from './ValueInput.tsx';

/** What every row needs to know; handed down by the query builder as its context. */
export interface RowContext {
  readonly variables: readonly Variable[];
  readonly sample: Readonly<Record<string, unknown>> | undefined;
  readonly language: 'fr' | 'en';
}

/** One condition: field, comparison, value, and below them what the sample holds and answers. */
export function ConditionRow({ rule, path, actions, schema, context }: RuleProps) {
  const { variables, sample, language } = context as RowContext;
  const condition = rule as Condition;
  const variable = variableAt(condition.field, variables);
  const type = variable?.type ?? 'text';

  // All at once: each change of the query is one step to undo.
  const change = (changes: Partial<Condition>): void => {
    const query = Object.entries(changes).reduce(
      (whole, [name, value]) =>
        update(whole, name as keyof Condition & string, value, path, noResets),
      schema.getQuery(),
    );
    schema.dispatchQuery(query);
  };
  const setOperator = (operator: OperatorName): void =>
    change({
      operator,
      ...valueFor(operator, condition),
      guarded: wantsGuard(type, operator),
      bare: false,
    });
  const setField = (field: string): void => {
    const next = variableAt(field, variables)?.type ?? 'text';
    const allowed: readonly OperatorName[] = operatorsOf[next];
    const operator = allowed.includes(condition.operator)
      ? condition.operator
      : (allowed[0] ?? 'is');
    const keeps = next === type && operator === condition.operator;
    change({
      field,
      operator,
      value: keeps ? condition.value : '',
      guarded: wantsGuard(next, operator),
      bare: false,
    });
  };

  const isOpen = wantsGuard(type, condition.operator) && !condition.guarded;
  return (
    <div className={classes.row}>
      <div className={classes.line}>
        <Select
          className={classes.grow ?? ''}
          aria-label={rules.field[language]}
          placeholder={rules.chooseField[language]}
          searchable
          allowDeselect={false}
          data={fieldData(condition.field, context as RowContext)}
          filter={({ options, search }) => options.flatMap((one) => filterGroup(one, search))}
          nothingFoundMessage={rules.nothingFound[language]}
          maxDropdownHeight={280}
          value={condition.field === '' ? null : condition.field}
          onChange={(field) => field !== null && setField(field)}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={rules.remove[language]}
          onClick={() => actions.onRuleRemove(path)}
        >
          <Trash2 size={14} />
        </ActionIcon>
      </div>
      {condition.field !== '' && (
        <>
          <div className={classes.line}>
            <Select
              className={classes.operator ?? ''}
              aria-label={rules.operator[language]}
              allowDeselect={false}
              data={operatorData(type, condition.operator, language)}
              value={condition.operator}
              onChange={(operator) => operator !== null && setOperator(operator as OperatorName)}
            />
            {!hasNoValue(condition.operator) && (
              <div className={classes.grow}>
                <ValueInput
                  condition={condition}
                  variable={variable}
                  language={language}
                  onChange={(value) => change({ value })}
                />
              </div>
            )}
          </div>
          {sample && (
            <div className={classes.sample}>
              <span>
                {rules.sample[language]}{' '}
                <span className={classes.sampleValue}>
                  {sampleText(valueAt(sample, condition.field), type, language) ??
                    rules.noSample[language]}
                </span>
              </span>
              <Outcome
                compact
                rule={ruleOfCondition(condition)}
                sample={sample}
                variables={variables}
                language={language}
              />
            </div>
          )}
          {isOpen && (
            <div className={classes.sample}>
              <Tooltip label={rules.unguardedHelp[language]} multiline w={260}>
                <span>{rules.unguarded[language]}</span>
              </Tooltip>
              <UnstyledButton
                className={classes.fix ?? ''}
                onClick={() => change({ guarded: true })}
              >
                {rules.addGuard[language]}
              </UnstyledButton>
            </div>
          )}
        </>
      )}
    </div>
  );
}

const noResets = { resetOnFieldChange: false, resetOnOperatorChange: false };

function valueFor(
  operator: OperatorName,
  { operator: before, value }: Condition,
): Partial<Condition> {
  const shape = (name: OperatorName): string => {
    if (hasNoValue(name)) return 'none';
    if (name === 'between') return 'pair';
    return name === 'oneOf' || name === 'noneOf' ? 'list' : 'one';
  };
  if (shape(operator) === shape(before)) return {};
  const [first] = typeof value === 'object' ? value : value === '' ? [] : [value];
  if (shape(operator) === 'pair') return { value: [first ?? '', ''] };
  if (shape(operator) === 'list') return { value: first === undefined ? [] : [first] };
  return { value: shape(operator) === 'one' ? (first ?? '') : '' };
}

function operatorData(type: Variable['type'], current: OperatorName, language: 'fr' | 'en') {
  const names: readonly OperatorName[] = operatorsOf[type];
  const all = names.includes(current) ? names : [...names, current];
  const dates: Partial<Record<OperatorName, { fr: string; en: string }>> =
    type === 'date' ? dateOperatorNames : {};
  return all.map((name) => ({
    value: name,
    label: (dates[name] ?? operatorNames[name])[language],
  }));
}

/** The vocabulary by where it comes from, with the issuer's own fields that the sample has. */
function fieldData(current: string, { variables, sample, language }: RowContext) {
  const custom = Object.keys(
    (sample && (valueAt(sample, 'invoice.custom') as object | undefined)) ?? {},
  );
  const paths = new Set([
    ...variables.map(({ path }) => path),
    ...custom.map((name) => `invoice.custom.${name}`),
    ...(current === '' ? [] : [current]),
  ]);
  const label = (path: string) => variableAt(path, variables)?.label[language] ?? path;
  return Object.entries(fieldGroups).flatMap(([prefix, name]) => {
    const items = [...paths]
      .filter((path) => path.startsWith(`${prefix}.`))
      .map((path) => ({ value: path, label: label(path) }));
    return items.length === 0 ? [] : [{ group: name[language], items }];
  });
}

function filterGroup(option: ComboboxParsedItem, search: string): ComboboxParsedItem[] {
  const fits = ({ label, value }: ComboboxItem) =>
    isFound({ path: value, label: { fr: label, en: label } }, search.trim());
  if (!('group' in option)) return fits(option) ? [option] : [];
  const items = option.items.filter(fits);
  return items.length === 0 ? [] : [{ ...option, items }];
}
