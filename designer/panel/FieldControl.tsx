import {
  Input,
  MultiSelect,
  NumberInput,
  Select,
  Skeleton,
  Switch,
  TextInput,
} from '@mantine/core';
import { lazy, Suspense, useCallback, useMemo } from 'react';
import { previewTemplate } from '#server/api/contract.ts';
import type { SettingsField } from '#workflows/field.ts';
import type { FlowNode } from '#workflows/flow/schema.ts';
import type { Problem } from '#workflows/problem.ts';
import { setConfig } from '../canvas/commands.ts';
import { useDoc, useGraph } from '../canvas/graphContext.ts';
import { call } from '../client.ts';
import type { Sample } from '../simulate/samples.ts';
import { panel } from '../text/panel.ts';
import { useLanguage, useT } from '../useText.ts';
import { ChannelSelect } from './ChannelSelect.tsx';
import { DurationInput } from './DurationInput.tsx';
import { Messages } from './Messages.tsx';
import { PeriodsInput } from './PeriodsInput.tsx';
import { servedFaults } from './servedFaults.ts';
import { WeekdaysInput } from './WeekdaysInput.tsx';
import { variablesAt } from './written.ts';

// The large editors come when a step first needs one.
const TemplateField = lazy(async () => ({
  default: (await import('../templates/TemplateField.tsx')).TemplateField,
}));
const ConditionBuilder = lazy(async () => ({
  default: (await import('../rules/ConditionBuilder.tsx')).ConditionBuilder,
}));

const PartnerSetting = lazy(async () => ({
  default: (await import('../partner/PartnerSetting.tsx')).PartnerSetting,
}));

const SubflowField = lazy(async () => ({
  default: (await import('../subflow/SubflowField.tsx')).SubflowField,
}));

const TiersInput = lazy(async () => ({ default: (await import('./TiersInput.tsx')).TiersInput }));

const LookupField = lazy(async () => ({
  default: (await import('../tables/LookupField.tsx')).LookupField,
}));

const RecipientsField = lazy(async () => ({
  default: (await import('../recipients/RecipientsField.tsx')).RecipientsField,
}));

interface FieldControlProps {
  readonly field: SettingsField;
  readonly node: FlowNode;
  readonly problems: readonly Problem[];
  readonly flowId: string;
  readonly samples: readonly Sample[];
  readonly sample: Sample | undefined;
}

/** One setting of a step, edited by the widget that its manifest names. Each keystroke is a command, a burst one entry. */
export function FieldControl(props: FieldControlProps) {
  const t = useT();
  const { doc } = useGraph();
  const { field, node, problems } = props;
  const { id } = node;
  const { name } = field;
  const change = useCallback(
    (value: unknown) =>
      doc.run((flow) => setConfig(flow, { node: id, field: name, value }), `${id}.${name}`),
    [doc, id, name],
  );
  // Templates lint themselves in place, with a button that mends; saying it twice helps nobody.
  const own = ['template', 'addresses', 'recipients'].includes(field.widget);
  const said = own ? problems.filter(({ code }) => !code.startsWith('TPL')) : problems;
  const label = t(field.label);
  return (
    <div style={{ display: 'grid', gap: 6 }} data-field={name}>
      <Suspense
        fallback={
          <Input.Wrapper label={label}>
            <Skeleton height={64} radius={8} aria-label={t(panel.preparing)} />
          </Input.Wrapper>
        }
      >
        <Widget
          {...props}
          value={node.config[name] ?? presetOf(field)}
          change={change}
          label={label}
        />
      </Suspense>
      <Messages problems={said} />
    </div>
  );
}

const presetOf = ({ schema }: SettingsField): unknown => schema.safeParse(undefined).data;

interface WidgetProps extends FieldControlProps {
  readonly value: unknown;
  readonly change: (value: unknown) => void;
  readonly label: string;
}

function Widget(props: WidgetProps) {
  const t = useT();
  const { field, value, change, label, node } = props;
  const common = {
    label,
    ...(field.help ? { description: t(field.help) } : {}),
    ...(field.placeholder ? { placeholder: t(field.placeholder) } : {}),
    withAsterisk: field.required,
  };
  const text = typeof value === 'string' ? value : '';
  switch (field.widget) {
    case 'text':
      return (
        <TextInput
          {...common}
          value={text}
          onChange={({ currentTarget }) => change(currentTarget.value || undefined)}
        />
      );
    case 'template':
    case 'addresses':
      return <Template {...props} />;
    case 'rule':
      return <Rule {...props} />;
    case 'channel':
      return (
        <ChannelSelect
          {...common}
          kinds={field.channels ?? []}
          value={text || null}
          onChange={change}
        />
      );
    case 'duration':
      return (
        <DurationInput
          {...common}
          value={typeof value === 'number' ? value : undefined}
          onChange={change}
        />
      );
    case 'enum':
      return (
        <Select
          {...common}
          allowDeselect={!field.required && presetOf(field) === undefined}
          data={Object.entries(field.options ?? {}).map(([option, words]) => ({
            value: option,
            label: t(words),
          }))}
          value={text || null}
          onChange={(chosen) => change(chosen ?? undefined)}
        />
      );
    case 'faults':
      return <Faults {...props} id={node.id} />;
    case 'number':
      return (
        <NumberInput
          {...common}
          decimalSeparator={t({ fr: ',', en: '.' })}
          value={typeof value === 'number' ? value : ''}
          onChange={(number) => change(typeof number === 'number' ? number : undefined)}
        />
      );
    case 'switch':
      return (
        <Switch
          label={label}
          {...(field.help ? { description: t(field.help) } : {})}
          checked={value === true}
          onChange={({ currentTarget }) => change(currentTarget.checked)}
        />
      );
    case 'flow':
    case 'flowVersion':
    case 'flowParams':
      return (
        <SubflowField
          widget={field.widget}
          label={label}
          description={field.help && t(field.help)}
          node={node}
          value={value}
          onChange={change}
        />
      );
    case 'table':
    case 'lookupKey':
    case 'lookupTake':
      return (
        <LookupField
          widget={field.widget}
          label={label}
          description={field.help && t(field.help)}
          node={node}
          value={value}
          onChange={change}
        />
      );
    case 'recipients':
      return <Recipients {...props} />;
    case 'partner':
      return <Partner {...props} />;
    case 'time':
      return (
        <TextInput
          {...common}
          type="time"
          value={text}
          onChange={({ currentTarget }) => change(currentTarget.value || undefined)}
        />
      );
    case 'weekdays':
      return (
        <WeekdaysInput
          {...common}
          value={listOf(value, (one) => typeof one === 'number')}
          onChange={change}
        />
      );
    case 'periods':
      return <PeriodsInput {...common} value={listOf(value, isPeriod)} onChange={change} />;
    case 'tiers':
      return <TiersInput {...common} value={value} onChange={change} />;
    case 'documents':
      return (
        <MultiSelect
          {...common}
          data={Object.entries(field.options ?? {}).map(([role, words]) => ({
            value: role,
            label: t(words),
          }))}
          value={[...listOf(value, (one) => typeof one === 'string')]}
          onChange={(roles) => change(roles.length > 0 ? roles : undefined)}
        />
      );
    case 'variables':
      return <Variables {...props} />;
    case 'date':
      return (
        <TextInput
          {...common}
          type="datetime-local"
          value={localOf(text)}
          onChange={({ currentTarget: { value: typed } }) =>
            change(typed ? new Date(typed).toISOString() : undefined)
          }
        />
      );
  }
}

const listOf = <T,>(value: unknown, is: (one: unknown) => one is T): readonly T[] =>
  Array.isArray(value) ? value.filter(is) : [];

const isPeriod = (one: unknown): one is { from: string; to: string } =>
  typeof one === 'object' &&
  one !== null &&
  ['from', 'to'].every((part) => typeof (one as Record<string, unknown>)[part] === 'string');

function Variables({ field, value, change, label, node }: WidgetProps) {
  const t = useT();
  const chosen = listOf(value, (one) => typeof one === 'string');
  const known = useVariables(node.id).filter(({ path }) => /^(invoice|params|vars)\./.test(path));
  const lost = chosen.filter((path) => !known.some((one) => one.path === path));
  return (
    <MultiSelect
      label={label}
      description={field.help && t(field.help)}
      searchable
      data={[
        ...known.map(({ path, label: words }) => ({ value: path, label: t(words) })),
        ...lost.map((path) => ({ value: path, label: path })),
      ]}
      value={[...chosen]}
      onChange={change}
    />
  );
}

function usePreview({ field, flowId }: WidgetProps) {
  const kind = field.template ?? 'address';
  const preview = useCallback(
    (source: string) => call(previewTemplate, { body: { flowId, source, kind, invoiceIds: [] } }),
    [flowId, kind],
  );
  return { kind, preview };
}

function Recipients(props: WidgetProps) {
  const { field, node, value, change, label, samples, sample } = props;
  const t = useT();
  const { preview } = usePreview(props);
  return (
    <RecipientsField
      label={label}
      description={field.help && t(field.help)}
      value={value}
      onChange={change}
      variables={useVariables(node.id)}
      samples={samples}
      sample={sample}
      preview={preview}
    />
  );
}

function Template(props: WidgetProps) {
  const { field, node, value, change, label, samples } = props;
  const t = useT();
  const { language } = useLanguage();
  const variables = useVariables(node.id);
  const { kind, preview } = usePreview(props);
  return (
    <TemplateField
      label={label}
      {...(field.help ? { help: t(field.help) } : {})}
      kind={kind}
      language={language}
      value={typeof value === 'string' ? value : ''}
      onChange={(source) => change(source || undefined)}
      variables={variables}
      samples={samples}
      preview={preview}
    />
  );
}

function Rule({ field, node, value, change, label, sample }: WidgetProps) {
  const t = useT();
  const { language } = useLanguage();
  const variables = useVariables(node.id);
  return (
    <Input.Wrapper
      label={label}
      {...(field.help ? { description: t(field.help) } : {})}
      labelElement="div"
    >
      <ConditionBuilder
        value={value}
        onChange={change}
        variables={variables}
        {...(sample ? { sample: sample.context } : {})}
        language={language}
      />
    </Input.Wrapper>
  );
}

function Partner({ field, node, value, change, label }: WidgetProps) {
  const t = useT();
  const params = useDoc((whole) => whole.params);
  return (
    <PartnerSetting
      label={label}
      description={field.help && t(field.help)}
      value={typeof value === 'string' ? value : undefined}
      params={params}
      isEdifact={String(node.config.to).startsWith('edifact')}
      onChange={change}
    />
  );
}

function useVariables(node: string) {
  const flow = useDoc((whole) => whole);
  return useMemo(() => variablesAt(flow, node), [flow, node]);
}

function Faults({ field, value, change, label, id }: WidgetProps & { id: string }) {
  const t = useT();
  const flow = useDoc((whole) => whole);
  const faults = servedFaults(flow, id);
  const chosen = Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  const known = new Set(faults.map(({ code }) => code));
  return (
    <MultiSelect
      label={label}
      description={t(faults.length === 0 ? panel.noFaults : (field.help ?? field.label))}
      data={[
        ...faults.map(({ code, title }) => ({ value: code, label: t(title) })),
        ...chosen.filter((code) => !known.has(code)).map((code) => ({ value: code, label: code })),
      ]}
      value={chosen}
      onChange={change}
      clearable
    />
  );
}

/** `datetime-local` wants the browser's local time without a zone. */
function localOf(instant: string): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return '';
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
