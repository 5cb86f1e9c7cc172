import { Select, TagsInput, TextInput } from '@mantine/core';
import type { Variable } from '#workflows/vocabulary.ts';
import { codeNames, rules } from '../text/rules.ts';
import classes from './ConditionBuilder.module.css';
import { type Condition, type Literal, listOf } from './query.ts';

interface ValueInputProps {
  readonly condition: Condition;
  readonly variable: Variable | undefined;
  readonly onChange: (value: Condition['value']) => void;
  readonly language: 'fr' | 'en';
}

/** What a field is compared with: one value, two of them, or a list, as its type asks for. */
export function ValueInput({ condition, variable, onChange, language }: ValueInputProps) {
  const { operator, value } = condition;
  const isNumeric = variable?.type === 'amount' || variable?.type === 'number';
  const read = (typed: string): Literal => (isNumeric ? numberOf(typed) : typed);
  const shared = { variable, language, read };
  if (operator === 'between') {
    const [low = '', high = ''] = listOf(value);
    return (
      <div className={classes.pair}>
        <One
          {...shared}
          label={rules.from[language]}
          value={low}
          onChange={(one) => onChange([one, high])}
        />
        <span>{rules.and[language]}</span>
        <One
          {...shared}
          label={rules.to[language]}
          value={high}
          onChange={(one) => onChange([low, one])}
        />
      </div>
    );
  }
  if (operator === 'oneOf' || operator === 'noneOf') {
    return (
      <TagsInput
        aria-label={rules.value[language]}
        placeholder={listOf(value).length === 0 ? rules.listValues[language] : ''}
        data={Object.keys(codeNames[condition.field] ?? {})}
        value={listOf(value).map(String)}
        onChange={(typed) => onChange(typed.map(read))}
        splitChars={[',', ';']}
      />
    );
  }
  const [single = ''] = listOf(value);
  return <One {...shared} label={rules.value[language]} value={single} onChange={onChange} />;
}

interface OneProps {
  readonly label: string;
  readonly value: Literal;
  readonly variable: Variable | undefined;
  readonly language: 'fr' | 'en';
  readonly read: (typed: string) => Literal;
  readonly onChange: (value: Literal) => void;
}

function One({ label, value, variable, language, read, onChange }: OneProps) {
  const names = codeNames[variable?.path ?? ''];
  if (names && (value === '' || Object.hasOwn(names, String(value)))) {
    const data = Object.entries(names).map(([code, name]) => ({
      value: code,
      label: name[language],
    }));
    return (
      <Select
        aria-label={label}
        data={data}
        value={value === '' ? null : String(value)}
        allowDeselect={false}
        onChange={(code) => onChange(code ?? '')}
      />
    );
  }
  const isNumeric = variable?.type === 'amount' || variable?.type === 'number';
  return (
    <TextInput
      aria-label={label}
      value={String(value)}
      type={variable?.type === 'date' ? 'date' : 'text'}
      {...(isNumeric && { inputMode: 'decimal', classNames: { input: classes.number ?? '' } })}
      onChange={(event) => onChange(read(event.currentTarget.value))}
    />
  );
}

/**
 * What was typed as a JSON number where that is exact; otherwise as it stands, so that nothing is lost while typing
 * (`10.` or `1.50`), and what is no number is shown as a problem. Spaces and a French comma are taken.
 */
function numberOf(typed: string): Literal {
  const plain = typed.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  return /^-?\d{1,15}(\.\d{1,10})?$/.test(plain) && String(Number(plain)) === plain
    ? Number(plain)
    : plain;
}
