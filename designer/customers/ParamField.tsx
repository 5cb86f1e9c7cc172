import { ActionIcon, Input, Select, TextInput } from '@mantine/core';
import { Undo2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { listOf } from '#workflows/context.ts';
import type { Param } from '#workflows/flow/schema.ts';
import { Chip } from '../shell/Chip.tsx';
import { customers as text } from '../text/customers.ts';
import { useT } from '../useText.ts';
import styles from './customers.module.css';

const PartnerForm = lazy(async () => ({
  default: (await import('../partner/PartnerForm.tsx')).PartnerForm,
}));

export type ParamValue = string | boolean | readonly string[];

interface ParamFieldProps {
  readonly param: Param;
  /** The customer's own value; undefined where the flow's counts. */
  readonly value: ParamValue | undefined;
  readonly isDisabled: boolean;
  readonly onChange: (value: ParamValue | undefined) => void;
}

/** One value of the flow, with where it comes from beside it. */
export function ParamField({ param, value, isDisabled, onChange }: ParamFieldProps) {
  const t = useT();
  const isOwn = value !== undefined;
  // A partner without ways of its own gets plain EANCOM.
  const isMissing = !isOwn && param.default === undefined && param.type !== 'partner';
  return (
    <div className={styles.param} data-tall={param.type === 'partner'}>
      {param.type === 'boolean' ? (
        <BooleanField param={param} value={value} isDisabled={isDisabled} onChange={onChange} />
      ) : param.type === 'partner' ? (
        <PartnerField param={param} value={value} isDisabled={isDisabled} onChange={onChange} />
      ) : (
        <WordsField param={param} value={value} isDisabled={isDisabled} onChange={onChange} />
      )}
      <span className={styles.origin}>
        <Chip tone={isOwn ? 'pri' : isMissing ? 'warn' : 'mute'}>
          {t(isOwn ? text.overridden : isMissing ? text.missing : text.inherited)}
        </Chip>
        {isOwn && !isDisabled && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t(text.reset)}
            title={t(text.reset)}
            onClick={() => onChange(undefined)}
          >
            <Undo2 size={15} />
          </ActionIcon>
        )}
      </span>
    </div>
  );
}

function WordsField({ param, value, isDisabled, onChange }: ParamFieldProps) {
  const t = useT();
  const isList = param.type === 'addresses';
  const shown = wordsOf(value);
  // A comma that was just typed is not in the list yet: what is typed stays until it means another list.
  const [typed, setTyped] = useState(shown);
  const current = wordsOf(paramFrom(typed, isList)) === shown ? typed : shown;
  return (
    <TextInput
      label={t(param.label)}
      description={isList ? t(text.listHelp) : undefined}
      placeholder={wordsOf(param.default)}
      value={current}
      disabled={isDisabled}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(paramFrom(event.currentTarget.value, isList));
      }}
    />
  );
}

function PartnerField({ param, value, isDisabled, onChange }: ParamFieldProps) {
  const t = useT();
  return (
    <Input.Wrapper label={t(param.label)} labelElement="div">
      <Suspense>
        <PartnerForm
          value={typeof value === 'string' ? value : ''}
          isDisabled={isDisabled}
          onChange={(json) => onChange(json === '' ? undefined : json)}
        />
      </Suspense>
    </Input.Wrapper>
  );
}

function BooleanField({ param, value, isDisabled, onChange }: ParamFieldProps) {
  const t = useT();
  return (
    <Select
      label={t(param.label)}
      placeholder={t(param.default === true ? text.yes : text.no)}
      data={[
        { value: 'true', label: t(text.yes) },
        { value: 'false', label: t(text.no) },
      ]}
      value={value === undefined ? null : String(value)}
      disabled={isDisabled}
      onChange={(chosen) => onChange(chosen === null ? undefined : chosen === 'true')}
    />
  );
}

function wordsOf(value: ParamValue | undefined): string {
  if (value === undefined || typeof value === 'boolean') return '';
  return typeof value === 'string' ? value : value.join(', ');
}

function paramFrom(typed: string, isList: boolean): ParamValue | undefined {
  if (!isList) return typed.trim() === '' ? undefined : typed;
  const items = listOf(typed);
  return items.length === 0 ? undefined : items;
}
