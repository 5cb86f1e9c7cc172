import { Button, Group } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getBulkRun, listBulkItems, type Reply, stopBulkRun } from '#server/api/contract.ts';
import { ask, call } from '../client.ts';
import { Chip, type Tone } from '../shell/Chip.tsx';
import { Problem } from '../shell/Problem.tsx';
import { mayCall, useSession } from '../shell/useSession.ts';
import { bulk as text } from '../text/bulk.ts';
import { fill, useT } from '../useText.ts';
import styles from './bulk.module.css';

export type BulkRun = Reply<typeof getBulkRun>;
type Item = Reply<typeof listBulkItems>['items'][number];

const tones: Readonly<Record<Item['state'], Tone>> = {
  waiting: 'run',
  done: 'ok',
  refused: 'err',
  'left-out': 'mute',
};

/** How far an action for many has come, asked again each second until it is over, and what became of each delivery. */
export function BulkProgress({ begun }: { begun: BulkRun }) {
  const t = useT();
  const queries = useQueryClient();
  const role = useSession()?.user.role;
  const { data: run = begun } = useQuery({
    ...ask(getBulkRun, { runId: begun.id }),
    refetchInterval: ({ state }) => (state.data?.endedAt ? false : 1000),
  });
  const items = useQuery({
    ...ask(listBulkItems, { runId: begun.id, query: { limit: 200 } }),
    refetchInterval: run.endedAt ? false : 1000,
  });
  const stop = useMutation({
    mutationFn: () => call(stopBulkRun, { runId: begun.id }),
    onSettled: () => queries.invalidateQueries(),
  });
  const total = run.waiting + run.done + run.refused;
  const { done, refused, waiting, leftOut } = run;
  return (
    <div className={styles.progress}>
      <progress max={total || 1} value={total - waiting} aria-label={t(text.underWay)} />
      <Group justify="space-between" gap={8}>
        <span role="status">
          <b>{t(standingOf(run))}</b> {t(fill(text.progress, { done, refused, waiting, leftOut }))}
        </span>
        {run.endedAt === null && mayCall(stopBulkRun, role) && (
          <Button variant="default" loading={stop.isPending} onClick={() => stop.mutate()}>
            {t(text.stop)}
          </Button>
        )}
      </Group>
      {stop.error && <Problem error={stop.error} />}
      {run.endedAt === null && <p className={styles.note}>{t(text.goesOn)}</p>}
      <ul className={styles.results} aria-label={t(text.results)}>
        {items.data?.items.map(({ id, invoiceNumber, customerName, state, why }) => (
          <li key={id}>
            <Chip tone={tones[state]}>{t(text[state])}</Chip> <b>{invoiceNumber}</b> {customerName}
            {why && ` · ${t(why)}`}
          </li>
        ))}
      </ul>
    </div>
  );
}

export const standingOf = ({ stopped, endedAt }: BulkRun) =>
  stopped ? fill(text.stopped, { by: stopped.by }) : endedAt ? text.over : text.underWay;
