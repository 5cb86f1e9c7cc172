import { Button, Drawer, Input, Select, Switch, TextInput } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { listOf } from '#workflows/context.ts';
import type { Flow, Param } from '#workflows/flow/schema.ts';
import { renameParam, setParams } from '../canvas/clip.ts';
import { renameFlow } from '../canvas/commands.ts';
import { useDoc, useGraph } from '../canvas/graphContext.ts';
import { PartnerForm } from '../partner/PartnerForm.tsx';
import { canvas } from '../text/canvas.ts';
import { paramTypes, params as words } from '../text/flows.ts';
import { plural } from '../text/plural.ts';
import { useT } from '../useText.ts';
import styles from './Designer.module.css';

interface ParamsDrawerProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** The flow's name and the values that it leaves to each customer. */
export function ParamsDrawer({ opened, onClose }: ParamsDrawerProps) {
  const t = useT();
  const { doc, readOnly } = useGraph();
  const flow = useDoc((whole) => whole);
  const add = () => {
    const taken = new Set(flow.params.map(({ name }) => name));
    const name = ['value', ...Array.from({ length: 60 }, (_, n) => `value${n + 2}`)].find(
      (one) => !taken.has(one),
    );
    if (!name) return;
    const label = { fr: 'Nouvelle valeur', en: 'New value' };
    doc.run((was) => setParams(was, [...was.params, { name, type: 'text', label }]));
  };
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={460}
      title={t(words.title)}
      closeButtonProps={{ 'aria-label': t(canvas.close) }}
    >
      <fieldset
        disabled={readOnly}
        className={styles.dialog}
        style={{ border: 0, margin: 0, padding: 0 }}
      >
        <TextInput
          label={t(words.flowName)}
          value={flow.name}
          maxLength={120}
          onChange={({ currentTarget: { value } }) =>
            doc.run((was) => renameFlow(was, value), 'flow name')
          }
        />
        <p className={styles.muted}>{t(words.intro)}</p>
        {flow.params.length === 0 && <p className={styles.muted}>{t(words.none)}</p>}
        {flow.params.map((param, index) => (
          // The place is the identity here: a name changes while it is typed.
          <ParamForm key={`param-${String(index)}`} param={param} flow={flow} />
        ))}
        {!readOnly && flow.params.length < 60 && (
          <Button variant="default" leftSection={<Plus size={14} aria-hidden />} onClick={add}>
            {t(words.add)}
          </Button>
        )}
      </fieldset>
    </Drawer>
  );
}

function ParamForm({ param, flow }: { param: Param; flow: Flow }) {
  const t = useT();
  const { doc } = useGraph();
  // Only while it is typed: the form's place in the list is another parameter's after a removal or an undo.
  const [typed, setTyped] = useState<string | null>(null);
  const name = typed ?? param.name;
  const change = (patch: Partial<Param>) =>
    doc.run(
      (was) =>
        setParams(
          was,
          was.params.map((one) => (one.name === param.name ? { ...one, ...patch } : one)),
        ),
      `param ${param.name} ${Object.keys(patch).join()}`,
    );
  const taken = name !== param.name && flow.params.some((one) => one.name === name);
  const wrong = !/^[a-z][A-Za-z0-9]{0,40}$/.test(name);
  const used = flow.nodes.filter(({ config }) => mentions(config, param.name)).length;
  return (
    <section className={styles.param} aria-label={t(param.label)}>
      <div className={styles.pair}>
        <TextInput
          label={t(words.labelFr)}
          value={param.label.fr}
          maxLength={200}
          onChange={({ currentTarget: { value } }) =>
            change({ label: { ...param.label, fr: value } })
          }
        />
        <TextInput
          label={t(words.labelEn)}
          value={param.label.en}
          maxLength={200}
          onChange={({ currentTarget: { value } }) =>
            change({ label: { ...param.label, en: value } })
          }
        />
        <TextInput
          label={t(words.name)}
          value={name}
          error={wrong ? t(words.nameWrong) : taken ? t(words.nameTaken) : undefined}
          onChange={({ currentTarget: { value } }) => setTyped(value)}
          onBlur={() => {
            if (!wrong && !taken)
              doc.run((was) => renameParam(was, { from: param.name, to: name }));
            setTyped(null);
          }}
        />
        <Select
          label={t(words.type)}
          allowDeselect={false}
          data={Object.entries(paramTypes).map(([value, text]) => ({ value, label: t(text) }))}
          value={param.type}
          onChange={(type) => {
            const { default: _old, ...rest } = param;
            const next = { ...rest, type: type as Param['type'] };
            doc.run((was) =>
              setParams(
                was,
                was.params.map((one) => (one.name === param.name ? next : one)),
              ),
            );
          }}
        />
      </div>
      <Preset param={param} change={change} />
      <div className={styles.row}>
        <span>{t(used === 0 ? words.unused : plural(used, words.usedOnce, words.usedMany))}</span>
        <Button
          size="compact-sm"
          variant="subtle"
          color="red"
          leftSection={<Trash2 size={13} aria-hidden />}
          onClick={() =>
            doc.run((was) =>
              setParams(
                was,
                was.params.filter((one) => one.name !== param.name),
              ),
            )
          }
        >
          {t(words.remove)}
        </Button>
      </div>
    </section>
  );
}

function Preset({ param, change }: { param: Param; change: (patch: Partial<Param>) => void }) {
  const t = useT();
  const { default: preset } = param;
  if (param.type === 'boolean') {
    return (
      <Switch
        label={t(words.preset)}
        checked={preset === true}
        onChange={({ currentTarget }) => change({ default: currentTarget.checked })}
      />
    );
  }
  if (param.type === 'partner') {
    return (
      <Input.Wrapper label={t(words.preset)} labelElement="div">
        <PartnerForm
          value={typeof preset === 'string' ? preset : ''}
          onChange={(json) => change({ default: json || undefined })}
        />
      </Input.Wrapper>
    );
  }
  return <PresetText param={param} change={change} />;
}

function PresetText({ param, change }: { param: Param; change: (patch: Partial<Param>) => void }) {
  const t = useT();
  const { default: preset } = param;
  const text = Array.isArray(preset) ? preset.join(', ') : typeof preset === 'string' ? preset : '';
  // The comma that was just typed is not in the list yet.
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextInput
      label={t(words.preset)}
      placeholder={t(words.presetNone)}
      value={typed ?? text}
      maxLength={2000}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value);
        const list = listOf(value);
        if (param.type !== 'addresses') change({ default: value || undefined });
        else change({ default: list.length > 0 ? [...list] : undefined });
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

function mentions(value: unknown, name: string): boolean {
  if (typeof value === 'string')
    return new RegExp(`\\bparams\\.${name}(?![A-Za-z0-9])`).test(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((inner) => mentions(inner, name));
}
