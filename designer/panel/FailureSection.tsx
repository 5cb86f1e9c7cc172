import { Button, Select } from '@mantine/core';
import { Bell, RefreshCw } from 'lucide-react';
import { durationWords } from '#workflows/duration.ts';
import type { Exit } from '#workflows/node.ts';
import { defaultRetry } from '#workflows/retryPolicy.ts';
import { useActions } from '../canvas/actions.ts';
import { setFailureTarget } from '../canvas/commands.ts';
import { connectProblem, manifestOf, nodeOf, readingOrder } from '../canvas/graph.ts';
import { catalogue, useDoc, useGraph } from '../canvas/graphContext.ts';
import { titleAt, titleOf, usesDefaultRetry } from '../canvas/titles.ts';
import { panel } from '../text/panel.ts';
import { fill, useT } from '../useText.ts';
import styles from './NodePanel.module.css';

/** Where each failure exit of a step leads: no step fails silently. */
export function FailureSection({ id }: { id: string }) {
  const manifest = useDoc((flow) => manifestOf(flow, catalogue, id));
  const exits = manifest?.exits.filter(({ kind }) => kind === 'failure') ?? [];
  return exits.map((exit) => (
    <FailureExit
      key={exit.id}
      id={id}
      exit={exit}
      only={exits.length === 1 && exit.id === 'failed'}
    />
  ));
}

function FailureExit({ id, exit, only }: { id: string; exit: Exit; only: boolean }) {
  const t = useT();
  const { doc } = useGraph();
  const actions = useActions();
  const flow = useDoc((whole) => whole);
  const fallback = usesDefaultRetry(flow, id);
  const lane = flow.nodes.find(({ type }) => type === 'onFailure');
  const wired = flow.edges
    .filter((edge) => edge.from === id && edge.exit === exit.id)
    .map(({ to }) => to);
  const legal = readingOrder(flow, catalogue).filter(
    (to) => connectProblem(flow, catalogue, { from: id, exit: exit.id, to }) === null,
  );
  const unwired =
    lane && lane.id !== id ? fill(panel.lane, { lane: t(titleOf(lane)) }) : panel.parks;
  const options = [
    { value: '', label: t(unwired) },
    ...[...wired, ...legal]
      .filter((to) => nodeOf(flow, to))
      .map((to) => ({ value: to, label: t(fill(panel.goesTo, { to: t(titleAt(flow, to)) })) })),
  ];
  const add = (type: string) => actions.add(type, { kind: 'append', after: id, exit: exit.id });
  const wait = durationWords(defaultRetry.firstWait);
  return (
    <div className={styles.failure}>
      <Select
        label={t(only ? panel.whenFails : fill(panel.onExit, { exit: t(exit.label) }))}
        allowDeselect={false}
        data={options}
        value={wired[0] ?? ''}
        onChange={(to) =>
          doc.run((was) =>
            setFailureTarget(was, { from: id, exit: exit.id, to: to || null }, catalogue),
          )
        }
      />
      {wired.length === 0 && exit.id === 'failed' && (
        <div className={styles.offers}>
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<RefreshCw size={12} />}
            onClick={() => add('retry')}
          >
            {t(panel.addRetry)}
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<Bell size={12} />}
            onClick={() => add('notify')}
          >
            {t(panel.addNotify)}
          </Button>
        </div>
      )}
      {fallback && exit.id === 'failed' && (
        <p className={styles.help}>
          {t(fill(panel.defaultRetry, { tries: defaultRetry.tries, wait: t(wait) }))}
        </p>
      )}
    </div>
  );
}
