import { ActionIcon, Button, Input, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { panel } from '../text/panel.ts';
import { fill, useT } from '../useText.ts';
import styles from './PeriodsInput.module.css';

interface Period {
  readonly from: string;
  readonly to: string;
}

interface PeriodsInputProps {
  readonly label: string;
  readonly description?: string;
  readonly withAsterisk: boolean;
  /** `MM-DD` each, or what was typed where that is no day. */
  readonly value: readonly Period[];
  readonly onChange: (periods: readonly Period[]) => void;
}

/** Periods of every year, a row each; people type day and month, `24/12`. */
export function PeriodsInput({ value, onChange, ...common }: PeriodsInputProps) {
  const t = useT();
  const change = (at: number, part: Partial<Period>): void =>
    onChange(value.map((period, i) => (i === at ? { ...period, ...part } : period)));
  return (
    <Input.Wrapper {...common} labelElement="div">
      <div className={styles.rows}>
        {value.map(({ from, to }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row has no other identity, and keeps no state
          <div key={i} className={styles.row}>
            {(
              [
                ['from', from, panel.periodFrom],
                ['to', to, panel.periodTo],
              ] as const
            ).map(([part, day, words]) => (
              <TextInput
                key={part}
                aria-label={t(fill(words, { n: i + 1 }))}
                placeholder={t(panel.dayAndMonth)}
                inputMode="numeric"
                maxLength={5}
                value={asTyped(day)}
                onChange={({ currentTarget }) =>
                  change(i, { [part]: asStored(currentTarget.value) })
                }
              />
            ))}
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t(fill(panel.removePeriod, { n: i + 1 }))}
              onClick={() => onChange(value.filter((_, at) => at !== i))}
            >
              <X size={15} aria-hidden />
            </ActionIcon>
          </div>
        ))}
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<Plus size={14} aria-hidden />}
          onClick={() => onChange([...value, { from: '', to: '' }])}
        >
          {t(panel.addPeriod)}
        </Button>
      </div>
    </Input.Wrapper>
  );
}

const asTyped = (stored: string): string => stored.replace(/^(\d\d)-(\d\d)$/, '$2/$1');

/** Kept as typed until it is a day: the problem then shows at the field. */
const asStored = (typed: string): string => typed.replace(/^(\d\d)\/(\d\d)$/, '$2-$1');
