import { Collapse, Textarea, TextInput } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { valueAt } from '#workflows/context.ts';
import { fieldsOf } from '#workflows/field.ts';
import { annotate, rename } from '../canvas/commands.ts';
import { manifestOf, nodeOf } from '../canvas/graph.ts';
import { catalogue, useDoc, useGraph, useScene } from '../canvas/graphContext.ts';
import { titleOf } from '../canvas/titles.ts';
import type { Sample } from '../simulate/samples.ts';
import { panel } from '../text/panel.ts';
import { useT } from '../useText.ts';
import { FailureSection } from './FailureSection.tsx';
import { FieldControl } from './FieldControl.tsx';
import { Messages } from './Messages.tsx';
import styles from './NodePanel.module.css';
import { RetryTimes } from './RetryTimes.tsx';

// It computes with calendars, which are 20 kB.
const Openings = lazy(async () => ({ default: (await import('./Openings.tsx')).Openings }));

interface SetUpTabProps {
  readonly id: string;
  readonly flowId: string;
  readonly samples: readonly Sample[];
  readonly sample: Sample | undefined;
}

/** The form of a step, drawn from its manifest: what is needed first, what is rarely touched folded away. */
export function SetUpTab({ id, flowId, samples, sample }: SetUpTabProps) {
  const t = useT();
  const { doc, readOnly } = useGraph();
  const node = useDoc((flow) => nodeOf(flow, id));
  const manifest = useDoc((flow) => manifestOf(flow, catalogue, id));
  const problems = useScene(({ byNode }) => byNode[id]) ?? [];
  const [open, setOpen] = useState(false);
  if (!node) return null;

  const fields = manifest ? fieldsOf(manifest.config) : [];
  const usual = fields.filter(({ advanced }) => !advanced);
  const rare = fields.filter(({ advanced }) => advanced);
  const shown = new Set(fields.map(({ name }) => `${id}.${name}`));
  const general = problems.filter(({ at }) => !shown.has(at));
  const control = (field: (typeof fields)[number]) => (
    <FieldControl
      key={field.name}
      field={field}
      node={node}
      problems={problems.filter(({ at }) => at === `${id}.${field.name}`)}
      flowId={flowId}
      samples={samples}
      sample={sample}
    />
  );
  const rareProblem = rare.some(({ name }) => problems.some(({ at }) => at === `${id}.${name}`));
  return (
    <fieldset className={styles.form} disabled={readOnly}>
      {manifest ? <p className={styles.help}>{t(manifest.help)}</p> : <p>{t(panel.unknownType)}</p>}
      <Messages problems={general} />
      {usual.map(control)}
      {manifest?.kind === 'retry' && (
        <RetryTimes config={node.config} timeZone={timeZonesOf(sample).issuer} />
      )}
      {manifest?.type === 'window' && (
        <Suspense>
          <Openings config={node.config} timeZones={timeZonesOf(sample)} />
        </Suspense>
      )}
      {rare.length > 0 && (
        <div className={styles.advanced}>
          <button
            type="button"
            className={styles.fold}
            aria-expanded={open || rareProblem}
            onClick={() => setOpen(!open)}
          >
            {open || rareProblem ? (
              <ChevronDown size={14} aria-hidden />
            ) : (
              <ChevronRight size={14} aria-hidden />
            )}
            {t(panel.advanced)}
          </button>
          <Collapse expanded={open || rareProblem}>
            <div className={styles.form}>{rare.map(control)}</div>
          </Collapse>
        </div>
      )}
      <FailureSection id={id} />
      <hr className={styles.rule} />
      <TextInput
        label={t(panel.title)}
        placeholder={t(manifest?.title ?? titleOf({ ...node, title: undefined }))}
        value={node.title ?? ''}
        maxLength={120}
        onChange={({ currentTarget: { value } }) =>
          doc.run((flow) => rename(flow, { node: id, title: value }), `title ${id}`)
        }
      />
      <Textarea
        label={t(panel.note)}
        placeholder={t(panel.notePlaceholder)}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={2000}
        value={node.note ?? ''}
        onChange={({ currentTarget: { value } }) =>
          doc.run((flow) => annotate(flow, { node: id, note: value }), `note ${id}`)
        }
      />
    </fieldset>
  );
}

/** Those of the sample; without one, of where issuers most often are. */
function timeZonesOf(sample: Sample | undefined) {
  const of = (whose: 'issuer' | 'customer'): string => {
    const timeZone = valueAt(sample?.context, `${whose}.timeZone`);
    return typeof timeZone === 'string' ? timeZone : 'Europe/Paris';
  };
  return { issuer: of('issuer'), customer: of('customer') };
}
