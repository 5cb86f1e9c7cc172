import { Menu } from '@mantine/core';
import { Copy, Ellipsis, Trash2, X } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { focusCard, useActions } from '../canvas/actions.ts';
import { manifestOf, nodeOf, readingOrder } from '../canvas/graph.ts';
import { catalogue, useDoc, useGraph, useScene } from '../canvas/graphContext.ts';
import { Tile } from '../canvas/icons.tsx';
import { titleAt } from '../canvas/titles.ts';
import { Loading } from '../shell/Loading.tsx';
import type { Sample } from '../simulate/samples.ts';
import type { TestStore } from '../simulate/testRun.ts';
import { canvas } from '../text/canvas.ts';
import { panel } from '../text/panel.ts';
import { fill, useT } from '../useText.ts';
import styles from './NodePanel.module.css';

// The tabs are what is heavy here, and nobody sees one before a step is selected.
const DataTab = lazy(async () => ({ default: (await import('./DataTab.tsx')).DataTab }));
const SetUpTab = lazy(async () => ({ default: (await import('./SetUpTab.tsx')).SetUpTab }));

interface NodePanelProps {
  readonly flowId: string;
  readonly run: TestStore;
  readonly samples: readonly Sample[];
  readonly sample: Sample | undefined;
}

const tabs = ['setUp', 'dataIn', 'dataOut'] as const;

/** The selected step: how it is set up, and what the last test gave it and got from it. */
export function NodePanel(props: NodePanelProps) {
  const id = useScene(({ selected, panelOpen }) =>
    panelOpen && selected.length === 1 ? selected[0] : undefined,
  );
  const exists = useDoc((flow) => id !== undefined && nodeOf(flow, id) !== undefined);
  return id !== undefined && exists ? <OpenPanel key={id} id={id} {...props} /> : null;
}

function OpenPanel({ id, flowId, run, samples, sample }: NodePanelProps & { id: string }) {
  const t = useT();
  const { scene, readOnly } = useGraph();
  const actions = useActions();
  const [tab, setTab] = useState<(typeof tabs)[number]>('setUp');
  const title = useDoc((flow) => titleAt(flow, id));
  const manifest = useDoc((flow) => manifestOf(flow, catalogue, id));
  const isStart = useDoc((flow) => nodeOf(flow, id)?.type === 'start');
  const place = useDoc((flow) => readingOrder(flow, catalogue).indexOf(id) + 1);
  const type = manifest ? t(manifest.title) : '?';

  const close = () => {
    scene.setState({ panelOpen: false });
    focusCard(id);
  };
  return (
    <aside
      className={styles.panel}
      data-panel
      aria-label={t(panel.label)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) close();
      }}
    >
      <header className={styles.head}>
        <Tile manifest={manifest} />
        <div className={styles.words}>
          <h2>{t(title)}</h2>
          <p>{t(fill(panel.step, { type, n: place }))}</p>
        </div>
        {!readOnly && !isStart && (
          <Menu position="bottom-end">
            <Menu.Target>
              <button type="button" className={styles.icon} aria-label={t(panel.more)}>
                <Ellipsis size={16} aria-hidden />
              </button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<Copy size={14} />} onClick={actions.duplicateSelected}>
                {t(canvas.duplicate)}
              </Menu.Item>
              <Menu.Item
                color="var(--err)"
                leftSection={<Trash2 size={14} />}
                onClick={actions.deleteSelected}
              >
                {t(canvas.delete)}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
        <button type="button" className={styles.icon} aria-label={t(panel.close)} onClick={close}>
          <X size={16} aria-hidden />
        </button>
      </header>
      <div className={styles.tabs} role="tablist">
        {tabs.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            id={`panel-${one}`}
            aria-selected={one === tab}
            aria-controls="panel-body"
            onClick={() => setTab(one)}
          >
            {t(panel[one])}
          </button>
        ))}
      </div>
      <div
        id="panel-body"
        role="tabpanel"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what overflows must scroll by keyboard (WCAG 2.1.1).
        tabIndex={0}
        aria-labelledby={`panel-${tab}`}
        className={styles.body}
      >
        <Suspense fallback={<Loading rows={4} />}>
          {tab === 'setUp' ? (
            <SetUpTab id={id} flowId={flowId} samples={samples} sample={sample} />
          ) : (
            <DataTab id={id} run={run} side={tab === 'dataIn' ? 'input' : 'output'} />
          )}
        </Suspense>
      </div>
    </aside>
  );
}
