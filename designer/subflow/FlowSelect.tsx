import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ExternalLink } from 'lucide-react';
import { listFlows } from '#server/api/contract.ts';
import { rename, setConfig } from '../canvas/commands.ts';
import { useGraph } from '../canvas/graphContext.ts';
import { askAll } from '../client.ts';
import { subflow as text } from '../text/subflow.ts';
import { fill, useT } from '../useText.ts';
import type { SubflowFieldProps } from './SubflowField.tsx';

/** A published flow by name. Choosing it takes its live version, and its name where the step has no title yet. */
export function FlowSelect({ label, description, node, value }: SubflowFieldProps) {
  const t = useT();
  const { doc } = useGraph();
  const { flowId } = useParams({ strict: false });
  const { data, error } = useQuery(askAll(listFlows, {}));
  const flows = (data ?? []).flatMap(({ id, name, live }) =>
    live && id !== flowId ? [{ id, name, version: live.version }] : [],
  );
  const chosen = typeof value === 'string' ? value : null;
  const isLost = data !== undefined && chosen !== null && !flows.some(({ id }) => id === chosen);
  const choose = (id: string | null) => {
    const found = flows.find((flow) => flow.id === id);
    if (!found) return;
    const names = flows.map(({ name }) => name);
    const isNamed = node.title !== undefined && !names.includes(node.title);
    doc.run((flow) => {
      const set = (field: string, to: unknown) => (drawing: typeof flow) =>
        setConfig(drawing, { node: node.id, field, value: to });
      const settings = [set('flow', found.id), set('version', found.version), set('params', {})];
      const drawn = settings.reduce((drawing, change) => change(drawing), flow);
      return isNamed ? drawn : rename(drawn, { node: node.id, title: found.name });
    });
  };
  const wrong =
    error?.problem.title ??
    (data && flows.length === 0 ? text.noFlow : isLost ? text.lost : undefined);
  return (
    <>
      <Select
        label={label}
        description={description}
        withAsterisk
        searchable
        placeholder={t(text.choose)}
        {...(wrong ? { error: t(wrong) } : {})}
        data={flows.map(({ id, name, version }) => ({
          value: id,
          label: `${name} · ${t(fill(text.live, { version }))}`,
        }))}
        value={data ? chosen : null}
        onChange={choose}
      />
      {chosen !== null && !isLost && (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<ExternalLink size={14} aria-hidden />}
          style={{ justifySelf: 'start' }}
          renderRoot={(props) => (
            <Link to="/flows/$flowId" params={{ flowId: chosen }} {...props} />
          )}
        >
          {t(text.open)}
        </Button>
      )}
    </>
  );
}
