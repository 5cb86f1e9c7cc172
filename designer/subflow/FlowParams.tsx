import { Input, Select, Stack, TextInput } from '@mantine/core';
import { skipToken, useQuery } from '@tanstack/react-query';
import { getVersion } from '#server/api/contract.ts';
import { ask } from '../client.ts';
import { subflow as text } from '../text/subflow.ts';
import { useT } from '../useText.ts';
import type { SubflowFieldProps } from './SubflowField.tsx';

/** What the sub-flow's parameters are given: one field each, with its default beside it. */
export function FlowParams({ label, description, node, value, onChange }: SubflowFieldProps) {
  const t = useT();
  const { flow, version } = node.config;
  const isChosen = typeof flow === 'string' && typeof version === 'number';
  const asked = ask(getVersion, { flowId: String(flow), version: String(version) });
  const { data } = useQuery(isChosen ? asked : { ...asked, queryFn: skipToken });
  const given: Readonly<Record<string, unknown>> =
    typeof value === 'object' && value !== null ? { ...value } : {};
  if (!data) return null;
  const { params } = data.flow;
  const change = (name: string, to: unknown) => {
    const { [name]: _, ...others } = given;
    onChange(to === undefined ? others : { ...others, [name]: to });
  };
  return (
    <Input.Wrapper label={label} description={description} labelElement="div">
      {params.length === 0 && <p>{t(text.noParams)}</p>}
      <Stack gap={8} pt={4}>
        {params.map((param) =>
          param.type === 'boolean' ? (
            <Select
              key={param.name}
              label={t(param.label)}
              clearable
              placeholder={wordsOf(param.default, t)}
              data={[
                { value: 'true', label: t(text.yes) },
                { value: 'false', label: t(text.no) },
              ]}
              value={typeof given[param.name] === 'boolean' ? String(given[param.name]) : null}
              onChange={(chosen) =>
                change(param.name, chosen === null ? undefined : chosen === 'true')
              }
            />
          ) : (
            <TextInput
              key={param.name}
              label={t(param.label)}
              placeholder={wordsOf(param.default, t)}
              value={wordsOf(given[param.name], t)}
              onChange={({ currentTarget }) => change(param.name, currentTarget.value || undefined)}
            />
          ),
        )}
      </Stack>
    </Input.Wrapper>
  );
}

function wordsOf(value: unknown, t: ReturnType<typeof useT>): string {
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'boolean') return t(value ? text.yes : text.no);
  return typeof value === 'string' ? value : '';
}
