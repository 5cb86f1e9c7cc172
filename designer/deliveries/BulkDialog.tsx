import {
  Button,
  Checkbox,
  Group,
  Modal,
  NumberInput,
  Select,
  Stack,
  TextInput,
} from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { previewBulkRun, type Reply, startBulkRun } from '#server/api/contract.ts';
import { ask, call } from '../client.ts';
import { Chip, type Tone } from '../shell/Chip.tsx';
import { Loading } from '../shell/Loading.tsx';
import { Problem } from '../shell/Problem.tsx';
import { ReasonField } from '../shell/ReasonField.tsx';
import { bulk as text } from '../text/bulk.ts';
import { shell } from '../text/shell.ts';
import { fill, useT } from '../useText.ts';
import { BulkProgress } from './BulkProgress.tsx';
import styles from './bulk.module.css';
import { useDecision } from './useDecision.ts';
import type { Row } from './useDeliveryRows.ts';

type Preview = Reply<typeof previewBulkRun>;
type Verdict = Preview['items'][number]['verdict'];

/** What the server does if asked: an uncertain delivery is settled by itself, one that waits for nobody not at all. */
const includable = ['safe', 'will-fail-again'] as const;
type Includable = (typeof includable)[number];
const isIncludable = (verdict: Verdict): verdict is Includable =>
  includable.some((one) => one === verdict);

const verdicts: readonly Verdict[] = ['safe', 'will-fail-again', 'may-send-twice', 'not-parked'];
const tones: Readonly<Record<Verdict, Tone>> = {
  safe: 'ok',
  'will-fail-again': 'err',
  'may-send-twice': 'warn',
  'not-parked': 'mute',
};

const actions = ['retry', 'amend', 'skip', 'abort'] as const;
const orders = ['oldest', 'customer', 'amount'] as const;

interface BulkDialogProps {
  readonly initially: 'retry' | 'abort';
  readonly rows: readonly Row[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Shows what would come of it, delivery by delivery, before anything is done; what is unsafe is left out until ticked. */
export function BulkDialog({ initially, rows, onClose, onDone }: BulkDialogProps) {
  const t = useT();
  const queries = useQueryClient();
  // As they were when it was asked: what is mended leaves the list behind this dialog.
  const [ids] = useState(() => rows.map(({ id }) => id));
  const [action, setAction] = useState<(typeof actions)[number]>(initially);
  const [order, setOrder] = useState<(typeof orders)[number]>('oldest');
  const [pace, setPace] = useState<number | null>(null);
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [included, setIncluded] = useState<readonly Includable[]>(['safe']);
  const [reason, setReason] = useState(initially === 'retry' ? t(text.reasonRetry) : '');

  const patch = Object.fromEntries(
    Object.entries(values).flatMap(([path, value]) => (value.trim() ? [[path, value.trim()]] : [])),
  );
  const amends = action === 'amend' ? { patch } : {};
  const preview = useQuery({
    ...ask(previewBulkRun, { body: { ids, action, order, ...amends } }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    // While a value is typed, the list stays in sight.
    placeholderData: (before) => before,
  });
  const run = useDecision(
    (decision: { reason: string; include: Includable[]; pace: number | null }, actionId) =>
      call(startBulkRun, { body: { ids, action, order, ...amends, ...decision, actionId } }),
    { onSettled: () => queries.invalidateQueries() },
  );
  const counts = preview.data?.counts;
  const chosen = included.reduce((sum, verdict) => sum + (counts?.[verdict] ?? 0), 0);
  const lacksValue = action === 'amend' && Object.keys(patch).length === 0;
  const close = (): void => {
    if (run.isSuccess) onDone();
    onClose();
  };

  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={t(ids.length === 1 ? text.titleOne : fill(text.title, { count: ids.length }))}
      closeButtonProps={{ 'aria-label': t(shell.close) }}
    >
      <Stack gap={12}>
        {run.error && <Problem error={run.error} />}
        {run.data ? (
          <BulkProgress begun={run.data} />
        ) : (
          <>
            <Group gap={12} grow align="start">
              <Select
                label={t(text.action)}
                data={actions.map((value) => ({ value, label: t(text[value]) }))}
                value={action}
                onChange={(value) => setAction(actions.find((one) => one === value) ?? action)}
                allowDeselect={false}
              />
              <Select
                label={t(text.order)}
                data={orders.map((value) => ({ value, label: t(text[value]) }))}
                value={order}
                onChange={(value) => setOrder(orders.find((one) => one === value) ?? order)}
                allowDeselect={false}
              />
              <NumberInput
                label={t(text.pace)}
                placeholder={t(text.paceFree)}
                min={1}
                max={10_000}
                allowDecimal={false}
                value={pace ?? ''}
                onChange={(value) => setPace(typeof value === 'number' ? value : null)}
              />
            </Group>
            {action === 'amend' && preview.data && (
              <Values missing={preview.data.missing} values={values} onChange={setValues} />
            )}
            {preview.isPending && <Loading rows={3} />}
            {preview.error && <Problem error={preview.error} onRetry={() => preview.refetch()} />}
            {preview.data && (
              <Verdicts
                preview={preview.data}
                included={included}
                onInclude={(verdict, isIn) =>
                  setIncluded((before) =>
                    isIn ? [...before, verdict] : before.filter((one) => one !== verdict),
                  )
                }
              />
            )}
            {action === 'retry' && <p className={styles.note}>{t(text.keys)}</p>}
            <ReasonField withAsterisk value={reason} onChange={setReason} />
          </>
        )}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={close}>
            {t(run.isSuccess ? shell.close : shell.cancel)}
          </Button>
          {!run.isSuccess && (
            <Button
              {...(action === 'abort' ? { color: 'red' } : {})}
              disabled={chosen === 0 || lacksValue || reason.trim() === ''}
              loading={run.isPending}
              onClick={() =>
                void run.decide({ reason: reason.trim(), include: [...included], pace })
              }
            >
              {t(fill(text.run, { action: t(text[action]), count: chosen }))}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}

interface ValuesProps {
  readonly missing: Preview['missing'];
  readonly values: Readonly<Record<string, string>>;
  readonly onChange: (values: Readonly<Record<string, string>>) => void;
}

function Values({ missing, values, onChange }: ValuesProps) {
  const t = useT();
  if (missing.length === 0) return <p className={styles.note}>{t(text.nothingMissing)}</p>;
  return missing.map(({ path, label }) => (
    <TextInput
      key={path}
      label={t(label)}
      description={t(text.sameForAll)}
      value={values[path] ?? ''}
      onChange={(event) => onChange({ ...values, [path]: event.currentTarget.value })}
    />
  ));
}

interface VerdictsProps {
  readonly preview: Preview;
  readonly included: readonly Includable[];
  readonly onInclude: (verdict: Includable, isIn: boolean) => void;
}

function Verdicts({ preview, included, onInclude }: VerdictsProps) {
  const t = useT();
  return (
    <div className={styles.groups}>
      {verdicts.map((verdict) => {
        const items = preview.items.filter((item) => item.verdict === verdict);
        const count = preview.counts[verdict] ?? 0;
        if (count === 0) return null;
        return (
          <section key={verdict}>
            <header>
              <Chip tone={tones[verdict]}>
                {count} · {t(text[verdict])}
              </Chip>
              {isIncludable(verdict) && (
                <Checkbox
                  label={t(text.include)}
                  checked={included.includes(verdict)}
                  onChange={(event) => onInclude(verdict, event.currentTarget.checked)}
                />
              )}
            </header>
            <ul>
              {items.map(({ id, invoiceNumber, customerName, why }) => (
                <li key={id}>
                  <b>{invoiceNumber}</b> {customerName} · {t(why)}
                </li>
              ))}
            </ul>
            {count > items.length && <p>{t(fill(text.more, { count: count - items.length }))}</p>}
          </section>
        );
      })}
    </div>
  );
}
