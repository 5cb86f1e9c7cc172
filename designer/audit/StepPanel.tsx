import { Tabs } from '@mantine/core';
import { useState } from 'react';
import { stepOf } from '#workflows/toldSteps.ts';
import type { DeliveryView, NodeView } from '#workflows/trace.ts';
import { Tile } from '../canvas/icons.tsx';
import { titleAt } from '../canvas/titles.ts';
import type { Attempt, Delivery } from '../deliveries/delivery.ts';
import { useFormats } from '../format.ts';
import { Chip, type Tone } from '../shell/Chip.tsx';
import { Segments } from '../shell/Segments.tsx';
import { manifestOfType } from '../shell/StepIcon.tsx';
import { panel as text } from '../text/audit.ts';
import { nodeStateNames } from '../text/deliveries.ts';
import { fill, useT } from '../useText.ts';
import styles from './audit.module.css';
import { Evidence } from './Evidence.tsx';
import { JsonView } from './JsonView.tsx';
import { Seals } from './Seals.tsx';
import { SettingsThen } from './SettingsThen.tsx';
import type { CheckedSeal } from './useSeals.ts';

interface StepPanelProps {
  readonly delivery: Delivery;
  readonly view: DeliveryView;
  readonly node: string | null;
  /** The playhead's instant; null at the end, where everything counts. */
  readonly until: string | null;
  readonly seals: { readonly at: string; readonly checked: readonly CheckedSeal[] } | undefined;
}

/** The chosen step at the playhead's moment: what proves it, what went in, what came out, how it was set. */
export function StepPanel({ delivery, view, node, until, seals }: StepPanelProps) {
  const t = useT();
  const step = stepOf(delivery.plan, node);
  const attempts = delivery.attempts.filter(
    (attempt) => attempt.node === node && (until === null || attempt.startedAt <= until),
  );
  const [picked, setPicked] = useState<string | null>(null);
  const attempt = attempts.find(({ id }) => id === picked) ?? attempts.at(-1);
  const stands = node ? view.nodes[node] : undefined;

  if (!node || !step) {
    return (
      <aside className={styles.panel} aria-label={t(text.title)}>
        <header className={styles.panelHead}>
          <div>
            <h2>{t(text.whole)}</h2>
            <p>{t(text.wholeText)}</p>
          </div>
        </header>
        <div className={styles.panelBody}>
          <Seals delivery={delivery} seals={seals} />
        </div>
      </aside>
    );
  }

  return (
    <aside className={styles.panel} aria-label={t(text.title)}>
      <header className={styles.panelHead}>
        <Tile manifest={manifestOfType(step.type)} large />
        <div>
          <h2>{t(titleAt(delivery.flow, node, delivery.plan))}</h2>
          <Subtitle attempt={attempt} attempts={attempts} view={stands} />
        </div>
        <Chip tone={toneOf(stands)}>{t(nodeStateNames[stands?.state ?? 'idle'])}</Chip>
      </header>
      <Tabs defaultValue="evidence" className={styles.tabs} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="evidence">{t(text.evidence)}</Tabs.Tab>
          <Tabs.Tab value="in">{t(text.wentIn)}</Tabs.Tab>
          <Tabs.Tab value="out">{t(text.cameOut)}</Tabs.Tab>
          <Tabs.Tab value="settings">{t(text.settings)}</Tabs.Tab>
        </Tabs.List>
        <div className={styles.panelBody}>
          {attempts.length > 1 && (
            <Segments
              label={t(text.whichTry)}
              value={attempt?.id ?? ''}
              onChange={setPicked}
              options={attempts.map(({ id, number, generation }) => ({
                value: id,
                label: generation > 1 ? `${generation}.${number}` : String(number),
              }))}
            />
          )}
          <Tabs.Panel value="evidence" tabIndex={0}>
            <Evidence delivery={delivery} attempt={attempt} attempts={attempts} seals={seals} />
          </Tabs.Panel>
          <Tabs.Panel value="in" tabIndex={0}>
            <JsonView value={attempt?.input} />
          </Tabs.Panel>
          <Tabs.Panel value="out" tabIndex={0}>
            <CameOut attempt={attempt} view={stands} />
          </Tabs.Panel>
          <Tabs.Panel value="settings" tabIndex={0}>
            <SettingsThen step={step} />
          </Tabs.Panel>
        </div>
      </Tabs>
    </aside>
  );
}

interface SubtitleProps {
  readonly attempt: Attempt | undefined;
  readonly attempts: readonly Attempt[];
  readonly view: NodeView | undefined;
}

function Subtitle({ attempt, attempts, view }: SubtitleProps) {
  const t = useT();
  const { time } = useFormats();
  if (!attempt) {
    const isReached = view !== undefined && view.state !== 'idle';
    return <p>{t(isReached ? text.noTry : text.notYet)}</p>;
  }
  const place = attempts.indexOf(attempt) + 1;
  return (
    <p>
      {t(fill(text.tryOf, { number: place, count: attempts.length }))} ·{' '}
      {t(fill(text.startedAt, { at: time(attempt.startedAt) }))}
    </p>
  );
}

function CameOut({ attempt, view }: Pick<SubtitleProps, 'attempt' | 'view'>) {
  const t = useT();
  const note = view?.note;
  return (
    <div className={styles.sections}>
      {view?.exit && (
        <p>
          {t(text.exit)} <code>{view.exit}</code>
        </p>
      )}
      {note && <p className={styles.quote}>{note}</p>}
      {attempt?.fault ? <JsonView value={attempt.fault} /> : <JsonView value={attempt?.output} />}
    </div>
  );
}

function toneOf(view: NodeView | undefined): Tone {
  switch (view?.state) {
    case 'done':
      return 'ok';
    case 'running':
      return 'run';
    case 'waiting':
    case 'uncertain':
      return 'warn';
    case 'failed':
    case 'parked':
      return 'err';
    default:
      return 'mute';
  }
}
