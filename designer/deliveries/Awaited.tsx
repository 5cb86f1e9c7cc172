import { Button, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, lazy, Suspense, useState } from 'react';
import { resolveDelivery, tellDelivery } from '#server/api/contract.ts';
import { fitsMask } from '#workflows/mask.ts';
import { call } from '../client.ts';
import { useFormats } from '../format.ts';
import { Loading } from '../shell/Loading.tsx';
import { Problem } from '../shell/Problem.tsx';
import { mayCall, useSession } from '../shell/useSession.ts';
import { awaited as text } from '../text/deliveries.ts';
import { fill, useT } from '../useText.ts';
import type { AwaitedMessage, Delivery } from './delivery.ts';
import styles from './detail.module.css';
import { OtherWays } from './OtherWays.tsx';
import { useDecision } from './useDecision.ts';

const Approval = lazy(async () => ({ default: (await import('./Approval.tsx')).Approval }));

/** A step that waits for a message: until when, and the form by which a person gives it. */
export function Awaited({ delivery, awaited }: { delivery: Delivery; awaited: AwaitedMessage }) {
  const t = useT();
  const { time } = useFormats();
  const role = useSession()?.user.role;
  const { id } = delivery.delivery;
  const { until, reminded, node } = awaited;
  const own = delivery.batches.findLast((batch) => batch.node === node);
  return (
    <section className={styles.mend}>
      <div className={styles.happened} data-uncertain="true">
        <b>{t(awaited.title)}</b>
        <p>
          {t(
            own
              ? fill(text.waitsForBatch, { period: own.period, at: time(own.cutOff) })
              : until === null
                ? text.waits
                : fill(text.waitsUntil, { at: time(until) }),
          )}
          {reminded > 0 && ` ${t(fill(text.reminded, { count: reminded }))}`}
        </p>
      </div>
      {awaited.message === 'approval' ? (
        <Suspense fallback={<Loading rows={3} />}>
          <Approval id={id} node={awaited.node} />
          {mayCall(resolveDelivery, role) && <OtherWays id={id} awaited={awaited} />}
        </Suspense>
      ) : (
        mayCall(tellDelivery, role) && <AwaitedForm id={id} awaited={awaited} />
      )}
    </section>
  );
}

function AwaitedForm({ id, awaited }: { id: string; awaited: AwaitedMessage }) {
  const t = useT();
  const queries = useQueryClient();
  const [value, setValue] = useState('');
  const [isTried, setTried] = useState(false);
  const { label, mask, message } = awaited;
  const refresh = () => queries.invalidateQueries();

  const given = useDecision(
    (typed: string, messageId) =>
      call(tellDelivery, {
        deliveryId: id,
        body: { name: message ?? '', messageId, ...(label || mask ? { value: typed } : {}) },
      }),
    {
      onSuccess: ({ verdict, why }) =>
        notifications.show({
          color: verdict === 'rejected' || verdict === 'late' ? 'red' : 'teal',
          message: t(why ?? text[verdict]),
        }),
      onSettled: refresh,
    },
  );
  const typed = value.trim();
  const problem =
    typed === ''
      ? text.valueNeeded
      : mask !== null && !fitsMask(typed, mask)
        ? fill(text.wrongForm, { mask })
        : null;
  const asksValue = label !== null || mask !== null;
  const give = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!asksValue || problem === null) void given.decide(typed);
  };

  return (
    <form className={styles.form} onSubmit={give} noValidate>
      {asksValue && (
        <TextInput
          label={label ? t(label) : (message ?? '')}
          placeholder={mask ?? ''}
          value={value}
          error={isTried && problem ? t(problem) : undefined}
          onChange={(event) => setValue(event.currentTarget.value)}
          maxLength={2000}
          autoComplete="off"
        />
      )}
      <div className={styles.buttons}>
        {message !== null && (
          <Button type="submit" loading={given.isPending} flex={1}>
            {t(asksValue ? text.give : text.came)}
          </Button>
        )}
        <OtherWays id={id} awaited={awaited} />
      </div>
      {given.error && <Problem error={given.error} />}
    </form>
  );
}
