import { ActionIcon, Select } from '@mantine/core';
import { X } from 'lucide-react';
import type { Param } from '#workflows/flow/schema.ts';
import { customers as text } from '../text/customers.ts';
import { fill, useT } from '../useText.ts';
import styles from './customers.module.css';
import type { ParamValue } from './ParamField.tsx';

type Params = Readonly<Record<string, ParamValue>>;

interface UnusedValuesProps {
  readonly params: Params;
  readonly declared: readonly Param[];
  readonly isAllowed: boolean;
  readonly onChange: (params: Params) => void;
}

/** Own values whose parameter the flow does not have: a renamed one leaves them behind. */
export function UnusedValues({ params, declared, isAllowed, onChange }: UnusedValuesProps) {
  const t = useT();
  const names = new Set(declared.map(({ name }) => name));
  const unused = Object.entries(params).filter(([name]) => !names.has(name));
  if (unused.length === 0) return null;
  return (
    <section className={styles.unused}>
      <h3 className={styles.label}>{t(text.unused)}</h3>
      <p className={styles.hint}>{t(text.unusedText)}</p>
      <ul>
        {unused.map(([name, value]) => {
          const { [name]: _, ...rest } = params;
          const free = declared.filter((param) => !(param.name in params) && fits(param, value));
          return (
            <li key={name}>
              <span>
                <code>{name}</code> {shown(value)}
              </span>
              {isAllowed && free.length > 0 && (
                <Select
                  size="xs"
                  aria-label={t(fill(text.move, { name }))}
                  placeholder={t(text.moveTo)}
                  data={free.map((param) => ({ value: param.name, label: t(param.label) }))}
                  value={null}
                  onChange={(to) => to !== null && onChange({ ...rest, [to]: value })}
                />
              )}
              {isAllowed && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t(fill(text.remove, { name }))}
                  onClick={() => onChange(rest)}
                >
                  <X size={14} />
                </ActionIcon>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const fits = ({ type }: Param, value: ParamValue): boolean =>
  type === 'boolean'
    ? typeof value === 'boolean'
    : type === 'addresses'
      ? typeof value === 'object'
      : typeof value === 'string';

const shown = (value: ParamValue): string =>
  typeof value === 'object' ? value.join(', ') : String(value);
