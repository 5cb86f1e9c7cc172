import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { listChannels } from '#server/api/contract.ts';
import { askAll } from '../client.ts';
import { panel } from '../text/panel.ts';
import { fill, useT } from '../useText.ts';

interface ChannelSelectProps {
  readonly label: string;
  readonly description?: string;
  readonly withAsterisk: boolean;
  readonly kinds: readonly string[];
  readonly value: string | null;
  readonly onChange: (name: string | undefined) => void;
}

/** Connections by name, those of the fitting kinds; a name that is gone stays visible as such. */
export function ChannelSelect({ kinds, value, onChange, ...common }: ChannelSelectProps) {
  const t = useT();
  const { data, error } = useQuery(askAll(listChannels, {}));
  const fitting = (data ?? []).filter(({ kind }) => kinds.length === 0 || kinds.includes(kind));
  const options = fitting.map(({ name, target, demo }) => ({
    value: name,
    label: `${name} · ${demo ? t(panel.demo) : target}`,
  }));
  const lost = value !== null && data && !fitting.some(({ name }) => name === value);
  const wrong =
    error?.problem.title ?? (data && fitting.length === 0 ? panel.noChannel : undefined);
  return (
    <Select
      {...common}
      {...(wrong ? { error: t(wrong) } : {})}
      placeholder={t(panel.choose)}
      data={
        lost ? [...options, { value, label: t(fill(panel.lostChannel, { name: value })) }] : options
      }
      value={data ? value : null}
      onChange={(name) => onChange(name ?? undefined)}
    />
  );
}
