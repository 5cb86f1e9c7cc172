import { Button, Checkbox, Group, Modal, Stack } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { previewBulk, type Reply, runBulk } from '#server/api/contract.ts';
import { ask, call } from '../client.ts';
import { Chip, type Tone } from '../shell/Chip.tsx';
import { Loading } from '../shell/Loading.tsx';
import { Problem } from '../shell/Problem.tsx';
import { ReasonField } from '../shell/ReasonField.tsx';
import { bulk as text } from '../text/deliveries.ts';
import { shell } from '../text/shell.ts';
import { fill, useT } from '../useText.ts';
import styles from './bulk.module.css';
import { useDecision } from './useDecision.ts';
import type { Row } from './useDeliveryRows.ts';

type Preview = Reply<typeof previewBulk>;
type Verdict = Preview[number]['verdict'];

/** What the server would do if asked: an uncertain delivery is settled by itself, one that waits for nobody not at all. */
const canInclude = (verdict: Verdict): boolean =>
  verdict === 'safe' || verdict === 'will-fail-again';

/** What the server takes in one action. */
const MOST = 200;

const verdicts: readonly Verdict[] = ['safe', 'will-fail-again', 'may-send-twice', 'not-parked'];
const tones: Readonly<Record<Verdict, Tone>> = {
  safe: 'ok',
  'will-fail-again': 'err',
  'may-send-twice': 'warn',
  'not-parked': 'mute',
};

interface BulkDialogProps {
  readonly action: 'retry' | 'abort';
  readonly rows: readonly Row[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Shows what would come of it, delivery by delivery, before anything is done; what is unsafe is left out until ticked. */
export function BulkDialog({ action, rows, onClose, onDone }: BulkDialogProps) {
  const t = useT();
  const queries = useQueryClient();
  // As they were when it was asked: what is mended leaves the list behind this dialog.
  const [numbers] = useState(
    () => new Map(rows.slice(0, MOST).map(({ id, invoiceNumber }) => [id, invoiceNumber])),
  );
  const preview = useQuery({
    ...ask(previewBulk, { body: { ids: [...numbers.keys()], action } }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  const [included, setIncluded] = useState<ReadonlySet<Verdict>>(new Set(['safe']));
  const [reason, setReason] = useState(action === 'retry' ? t(text.reasonRetry) : '');
  const chosen = useMemo(
    () => (preview.data ?? []).filter(({ verdict }) => included.has(verdict)).map(({ id }) => id),
    [preview.data, included],
  );
  const run = useDecision(
    (decision: { ids: string[]; reason: string }, actionId) =>
      call(runBulk, { body: { ...decision, action, actionId } }),
    { onSettled: () => queries.invalidateQueries() },
  );
  const title = action === 'retry' ? text.titleRetry : text.titleAbort;
  const close = (): void => {
    if (run.isSuccess) onDone();
    onClose();
  };

  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={t(fill(title, { count: numbers.size }))}
      closeButtonProps={{ 'aria-label': t(shell.close) }}
    >
      <Stack gap={12}>
        {preview.isPending && <Loading rows={3} />}
        {preview.error && <Problem error={preview.error} onRetry={() => preview.refetch()} />}
        {run.error && <Problem error={run.error} />}
        {run.data ? (
          <Results results={run.data} numbers={numbers} />
        ) : (
          preview.data && (
            <>
              <Preview
                preview={preview.data}
                included={included}
                onInclude={(verdict, isIn) => {
                  const next = new Set(included);
                  if (isIn) next.add(verdict);
                  else next.delete(verdict);
                  setIncluded(next);
                }}
              />
              {action === 'retry' && <p className={styles.note}>{t(text.order)}</p>}
              {numbers.size === MOST && (
                <p className={styles.note}>{t(fill(text.most, { most: MOST }))}</p>
              )}
              <ReasonField withAsterisk value={reason} onChange={setReason} />
            </>
          )
        )}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={close}>
            {t(run.isSuccess ? shell.close : shell.cancel)}
          </Button>
          {!run.isSuccess && (
            <Button
              {...(action === 'abort' ? { color: 'red' } : {})}
              disabled={chosen.length === 0 || reason.trim() === ''}
              loading={run.isPending}
              onClick={() => void run.decide({ ids: chosen, reason: reason.trim() })}
            >
              {t(fill(action === 'retry' ? text.run : text.runAbort, { count: chosen.length }))}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}

interface PreviewProps {
  readonly preview: Preview;
  readonly included: ReadonlySet<Verdict>;
  readonly onInclude: (verdict: Verdict, isIn: boolean) => void;
}

function Preview({ preview, included, onInclude }: PreviewProps) {
  const t = useT();
  return (
    <div className={styles.groups}>
      {verdicts.map((verdict) => {
        const items = preview.filter((item) => item.verdict === verdict);
        if (items.length === 0) return null;
        return (
          <section key={verdict}>
            <header>
              <Chip tone={tones[verdict]}>
                {items.length} · {t(text[verdict])}
              </Chip>
              {canInclude(verdict) && (
                <Checkbox
                  label={t(text.include)}
                  checked={included.has(verdict)}
                  onChange={(event) => onInclude(verdict, event.currentTarget.checked)}
                />
              )}
            </header>
            <ul>
              {items.map(({ id, invoiceNumber, why }) => (
                <li key={id}>
                  <b>{invoiceNumber}</b> {t(why)}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

interface ResultsProps {
  readonly results: Reply<typeof runBulk>;
  readonly numbers: ReadonlyMap<string, string>;
}

function Results({ results, numbers }: ResultsProps) {
  const t = useT();
  const ok = results.filter((result) => result.ok).length;
  return (
    <div className={styles.groups} role="status">
      <b>{t(fill(text.done, { ok, failed: results.length - ok }))}</b>
      <ul>
        {results.map((result) => (
          <li key={result.id}>
            <Chip tone={result.ok ? 'ok' : 'err'}>{result.ok ? t(text.ok) : '✗'}</Chip>{' '}
            <b>{numbers.get(result.id) ?? result.id}</b> {result.problem && t(result.problem)}
          </li>
        ))}
      </ul>
    </div>
  );
}
