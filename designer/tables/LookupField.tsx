import { ActionIcon, Button, Input, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Plus, X } from 'lucide-react';
import { listTables } from '#server/api/contract.ts';
import type { FlowNode } from '#workflows/flow/schema.ts';
import { askAll } from '../client.ts';
import { tables as text } from '../text/tables.ts';
import { fill, useT } from '../useText.ts';
import styles from './tables.module.css';

interface LookupFieldProps {
  readonly widget: 'table' | 'lookupKey' | 'lookupTake';
  readonly label: string;
  readonly description: string | undefined;
  readonly node: FlowNode;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** One setting of a look-up: the table, or a row for each of its columns that is compared or kept. */
export function LookupField({
  widget,
  label,
  description,
  node,
  value,
  onChange,
}: LookupFieldProps) {
  const t = useT();
  const { data, error } = useQuery(askAll(listTables, {}));
  const named = node.config.table;
  const common = { label, description, withAsterisk: true };
  if (widget === 'table') {
    const lost = data && typeof value === 'string' && !data.some(({ name }) => name === value);
    const wrong =
      error?.problem.title ?? (data?.length === 0 ? text.noTable : lost ? text.lost : undefined);
    return (
      <Select
        {...common}
        {...(wrong ? { error: t(wrong) } : {})}
        placeholder={t(text.choose)}
        data={[...new Set([...(data ?? []).map(({ name }) => name), ...(lost ? [value] : [])])]}
        value={data && typeof value === 'string' ? value : null}
        onChange={(name) => onChange(name ?? undefined)}
      />
    );
  }
  const columns = data?.find(({ name }) => name === named)?.columns ?? [];
  const part = widget === 'lookupKey' ? 'value' : 'name';
  const rows = Array.isArray(value) ? (value as readonly Readonly<Record<string, unknown>>[]) : [];
  const change = (at: number, to: Readonly<Record<string, unknown>>) =>
    onChange(rows.map((row, index) => (index === at ? { ...row, ...to } : row)));
  return (
    <Input.Wrapper {...common} labelElement="div">
      <div className={styles.rows}>
        {rows.map((row, index) => {
          const column = typeof row.column === 'string' ? row.column : '';
          const words = typeof row[part] === 'string' ? row[part] : '';
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row has no other identity, and keeps no state
            <div key={index} className={styles.row}>
              <Select
                aria-label={t(fill(text.column, { n: index + 1 }))}
                placeholder={t(text.columnPlaceholder)}
                data={[...new Set([...columns, column].filter((one) => one !== ''))]}
                value={column || null}
                onChange={(chosen) => change(index, { column: chosen ?? '' })}
              />
              <TextInput
                aria-label={t(fill(part === 'value' ? text.sought : text.kept, { n: index + 1 }))}
                placeholder={part === 'value' ? '{{invoice.…}}' : t(text.keptPlaceholder)}
                value={words}
                onChange={({ currentTarget }) => change(index, { [part]: currentTarget.value })}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t(fill(text.remove, { n: index + 1 }))}
                onClick={() => onChange(rows.filter((_, at) => at !== index))}
              >
                <X size={15} aria-hidden />
              </ActionIcon>
            </div>
          );
        })}
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<Plus size={14} aria-hidden />}
          onClick={() => onChange([...rows, { column: '', [part]: '' }])}
        >
          {t(text.add)}
        </Button>
      </div>
    </Input.Wrapper>
  );
}
