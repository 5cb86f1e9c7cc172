import { Button, Select } from '@mantine/core';
import { skipToken, useQuery } from '@tanstack/react-query';
import { listVersions } from '#server/api/contract.ts';
import { askAll } from '../client.ts';
import { subflow as text } from '../text/subflow.ts';
import { fill, useT } from '../useText.ts';
import type { SubflowFieldProps } from './SubflowField.tsx';

/** A published version of the chosen flow, with what was said of it; the newest one is a click away. */
export function VersionSelect({ label, description, node, value, onChange }: SubflowFieldProps) {
  const t = useT();
  const { flow } = node.config;
  const isChosen = typeof flow === 'string';
  const asked = askAll(listVersions, { flowId: isChosen ? flow : '' });
  const { data } = useQuery(isChosen ? asked : { ...asked, queryFn: skipToken });
  const newest = data?.[0]?.version;
  return (
    <>
      <Select
        label={label}
        description={description}
        withAsterisk
        disabled={!isChosen}
        allowDeselect={false}
        data={(data ?? []).map(({ version, note }) => ({
          value: String(version),
          label: `${version} · ${note}`,
        }))}
        value={data && typeof value === 'number' ? String(value) : null}
        onChange={(version) => version && onChange(Number(version))}
      />
      {newest !== undefined && typeof value === 'number' && value < newest && (
        <Button
          variant="light"
          size="compact-sm"
          style={{ justifySelf: 'start' }}
          onClick={() => onChange(newest)}
        >
          {t(fill(text.update, { version: newest }))}
        </Button>
      )}
    </>
  );
}
