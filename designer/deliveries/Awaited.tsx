import { Button, Menu, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { resolveDelivery, tellDelivery } from '#server/api/contract.ts';
import { fitsMask } from '#workflows/mask.ts';
import { call } from '../client.ts';
import { useFormats } from '../format.ts';
import { Problem } from '../shell/Problem.tsx';
import { mayCall, useSession } from '../shell/useSession.ts';
import { actionNames, awaited as text } from '../text/deliveries.ts';
import { fill, useT } from '../useText.ts';
import { Confirm } from './Confirm.tsx';
import type { AwaitedMessage, Decision, Delivery } from './delivery.ts';
import styles from './detail.module.css';
import { useDecision } from './useDecision.ts';

/** A step that waits for a message: until when, and the form by which a person gives it. */
export function Awaited({ delivery, awaited }: { delivery: Delivery; awaited: AwaitedMessage }) {
  const t = useT();
  const { time } = useFormats();
  const role = useSession()?.user.role;
  const { until, reminded } = awaited;
  return (
    <section className={styles.mend}>
      <div className={styles.happened} data-uncertain="true">
        <b>{t(awaited.title)}</b>
        <p>
          {t(until === null ? text.waits : fill(text.waitsUntil, { at: time(until) }))}
          {reminded > 0 && ` ${t(fill(text.reminded, { count: reminded }))}`}
        </p>
      </div>
      {mayCall(tellDelivery, role) && <AwaitedForm id={delivery.delivery.id} awaited={awaited} />}
    </section>
  );
}

function AwaitedForm({ id, awaited }: { id: string; awaited: AwaitedMessage }) {
  const t = useT();
  const queries = useQueryClient();
  const [value, setValue] = useState('');
  const [isTried, setTried] = useState(false);
  const [confirming, setConfirming] = useState<'skip' | 'abort' | null>(null);
  const [isOpen, setOpen] = useState(false);
  const { label, mask, message, node, exits } = awaited;
  const refresh = () => queries.invalidateQueries();

  const given = useDecision(
    (typed: string, messageId) =>
      call(tellDelivery, {
        deliveryId: id,
        body: { name: message, messageId, ...(label || mask ? { value: typed } : {}) },
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
  const decided = useDecision(
    (decision: Decision, actionId) =>
      call(resolveDelivery, { deliveryId: id, body: { ...decision, node, actionId } }),
    { onSettled: refresh },
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
  const confirm = (action: 'skip' | 'abort'): void => {
    setConfirming(action);
    setOpen(true);
  };

  return (
    <form className={styles.form} onSubmit={give} noValidate>
      {asksValue && (
        <TextInput
          label={label ? t(label) : message}
          placeholder={mask ?? ''}
          value={value}
          error={isTried && problem ? t(problem) : undefined}
          onChange={(event) => setValue(event.currentTarget.value)}
          maxLength={2000}
          autoComplete="off"
        />
      )}
      <div className={styles.buttons}>
        <Button type="submit" loading={given.isPending} flex={1}>
          {t(asksValue ? text.give : text.came)}
        </Button>
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" rightSection={<ChevronDown size={14} aria-hidden />}>
              {t(text.otherWays)}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => confirm('skip')}>{t(actionNames.skip)}</Menu.Item>
            <Menu.Item color="var(--err)" onClick={() => confirm('abort')}>
              {t(actionNames.abort)}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      {(given.error ?? decided.error) && <Problem error={given.error ?? decided.error} />}
      {confirming && (
        <Confirm
          action={confirming}
          title={actionNames[confirming]}
          exits={exits}
          isOpen={isOpen}
          isBusy={decided.isPending}
          onCancel={() => setOpen(false)}
          onClosed={() => setConfirming(null)}
          onConfirm={(decision) => decided.decide(decision).then(() => setOpen(false))}
        />
      )}
    </form>
  );
}
