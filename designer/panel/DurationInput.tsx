import { NumberInput, Select } from '@mantine/core';
import { useState } from 'react';
import { panel } from '../text/panel.ts';
import { useT } from '../useText.ts';
import styles from './NodePanel.module.css';

const units = [
  [86_400, panel.days],
  [3600, panel.hours],
  [60, panel.minutes],
  [1, panel.seconds],
] as const;

interface DurationInputProps {
  readonly label: string;
  readonly description?: string;
  readonly withAsterisk: boolean;
  /** Seconds. */
  readonly value: number | undefined;
  readonly onChange: (seconds: number | undefined) => void;
}

/** A number and its unit, at first the largest that says it without a fraction. */
export function DurationInput({ value, onChange, label, ...common }: DurationInputProps) {
  const t = useT();
  const [unit, setUnit] = useState<number>(
    () => units.find(([size]) => value !== undefined && value % size === 0)?.[0] ?? 60,
  );
  return (
    <div className={styles.duration}>
      <NumberInput
        {...common}
        label={label}
        min={0}
        decimalSeparator={t({ fr: ',', en: '.' })}
        value={value === undefined ? '' : value / unit}
        onChange={(count) =>
          onChange(typeof count === 'number' ? Math.round(count * unit) : undefined)
        }
      />
      <Select
        aria-label={`${label} : ${t(panel.unit)}`}
        allowDeselect={false}
        data={units.map(([size, name]) => ({ value: String(size), label: t(name) }))}
        value={String(unit)}
        onChange={(size) => {
          const next = Number(size);
          if (value !== undefined) onChange(Math.round((value / unit) * next));
          setUnit(next);
        }}
      />
    </div>
  );
}
