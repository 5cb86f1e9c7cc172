import { Button, NumberInput, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { connections as text } from '../text/connections.ts';
import { fill, useT } from '../useText.ts';
import type { ConnectionField } from './fields.ts';

interface ConnectionInputProps {
  readonly field: ConnectionField;
  /** Of a secret: what was typed, null where it is to be removed. */
  readonly value: unknown;
  readonly onChange: (
    value: string | number | boolean | readonly string[] | null | undefined,
  ) => void;
  /** Whether the server has such a secret. */
  readonly isKept: boolean;
  readonly error: string | undefined;
}

/** One setting of a connection. A secret that the server keeps is not shown: it stays, is typed anew, or is removed. */
export function ConnectionInput({ field, value, onChange, isKept, error }: ConnectionInputProps) {
  const t = useT();
  const { input, label, help, secret, needed } = field;
  const words = { label: t(label), ...(help && { description: t(help) }), error };
  const common = { ...words, withAsterisk: needed === true };
  const typed = typeof value === 'string' ? value : '';
  const kept = isKept ? t(text.keptSecret) : undefined;
  const placeholder = value === null ? t(text.removedSecret) : kept;
  const control = () => {
    switch (input) {
      case 'switch':
        return (
          <Switch
            {...words}
            checked={value === true}
            onChange={({ currentTarget }) => onChange(currentTarget.checked)}
          />
        );
      case 'number':
        return (
          <NumberInput
            {...common}
            decimalSeparator={t({ fr: ',', en: '.' })}
            value={typeof value === 'number' ? value : ''}
            onChange={(number) => onChange(typeof number === 'number' ? number : undefined)}
          />
        );
      case 'enum':
        return (
          <Select
            {...common}
            clearable={!needed}
            data={Object.entries(field.options ?? {}).map(([option, words]) => ({
              value: option,
              label: t(words),
            }))}
            value={typed || null}
            onChange={(chosen) => onChange(chosen ?? undefined)}
          />
        );
      case 'list':
        return (
          <Textarea
            {...common}
            autosize
            minRows={2}
            maxRows={8}
            spellCheck={false}
            value={Array.isArray(value) ? value.join('\n') : ''}
            onChange={({ currentTarget }) =>
              onChange(currentTarget.value === '' ? undefined : currentTarget.value.split('\n'))
            }
          />
        );
      case 'lines':
      case 'pairs':
        return (
          <Textarea
            {...common}
            {...(placeholder && { placeholder })}
            autosize
            minRows={2}
            maxRows={8}
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={({ currentTarget }) => onChange(currentTarget.value || undefined)}
          />
        );
      case 'text':
        return (
          <TextInput
            {...common}
            {...(placeholder && { placeholder })}
            type={secret ? 'password' : 'text'}
            autoComplete={secret ? 'new-password' : 'off'}
            value={typed}
            onChange={({ currentTarget }) => onChange(currentTarget.value || undefined)}
          />
        );
    }
  };
  return (
    <div>
      {control()}
      {isKept && !needed && value === undefined && (
        <Button
          mt={4}
          variant="subtle"
          size="compact-xs"
          aria-label={t(fill(text.removeSecret, { name: t(label) }))}
          onClick={() => onChange(null)}
        >
          {t(fill(text.removeSecret, { name: t(label) }))}
        </Button>
      )}
    </div>
  );
}
