import { ActionIcon, Button, Input, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { panel } from '../text/panel.ts';
import { fill, useT } from '../useText.ts';
import styles from './PeriodsInput.module.css';

interface TiersInputProps {
  readonly label: string;
  readonly description?: string;
  readonly withAsterisk: boolean;
  readonly value: unknown;
  readonly onChange: (tiers: readonly Tier[]) => void;
}

interface Tier {
  readonly above?: string;
  readonly people: string;
}

/** Who is asked, a row for each amount; without an amount, whatever the total is. */
export function TiersInput({ value, onChange, ...common }: TiersInputProps) {
  const t = useT();
  const tiers: readonly Tier[] = Array.isArray(value) ? value : [];
  const change = (at: number, { above, people }: Tier): void =>
    onChange(tiers.map((tier, i) => (i === at ? { ...(above ? { above } : {}), people } : tier)));
  return (
    <Input.Wrapper {...common} labelElement="div">
      <div className={styles.rows}>
        {tiers.map((tier, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row has no other identity, and keeps no state
          <div key={i} className={styles.row}>
            <TextInput
              aria-label={t(fill(panel.tierAbove, { n: i + 1 }))}
              placeholder={t(panel.tierAboveEmpty)}
              leftSection=">"
              inputMode="decimal"
              maxLength={40}
              value={tier.above ?? ''}
              onChange={({ currentTarget }) =>
                change(i, { ...tier, above: asAmount(currentTarget.value) })
              }
            />
            <TextInput
              aria-label={t(fill(panel.tierPeople, { n: i + 1 }))}
              placeholder="{{params.…}}"
              maxLength={2000}
              value={tier.people ?? ''}
              onChange={({ currentTarget }) => change(i, { ...tier, people: currentTarget.value })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t(fill(panel.removeTier, { n: i + 1 }))}
              onClick={() => onChange(tiers.filter((_, at) => at !== i))}
            >
              <X size={15} aria-hidden />
            </ActionIcon>
          </div>
        ))}
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<Plus size={14} aria-hidden />}
          onClick={() => onChange([...tiers, { people: '' }])}
        >
          {t(panel.addTier)}
        </Button>
      </div>
    </Input.Wrapper>
  );
}

/** `3 000,50` as people type it is `3000.50`; anything else stays as typed, and its problem shows at the field. */
const asAmount = (typed: string): string => typed.replace(/[\s\u202f]/g, '').replace(',', '.');
