import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { resolveDelivery } from '#server/api/contract.ts';
import { call } from '../client.ts';
import { Findings } from '../invoices/Findings.tsx';
import { TotalsTable } from '../invoices/TotalsTable.tsx';
import { Problem } from '../shell/Problem.tsx';
import { mayCall, useSession } from '../shell/useSession.ts';
import { detail as text } from '../text/deliveries.ts';
import { fill, useT } from '../useText.ts';
import type { Decision, Delivery, Parked } from './delivery.ts';
import styles from './detail.module.css';
import { GivenSoFar } from './GivenSoFar.tsx';
import { MendForm } from './MendForm.tsx';
import { useDecision } from './useDecision.ts';

/** A step that waits for a person: what happened, and the form that mends it. */
export function Mend({ delivery, parked }: { delivery: Delivery; parked: Parked }) {
  const t = useT();
  const role = useSession()?.user.role;
  const queries = useQueryClient();
  const { delivery: row } = delivery;

  const { decide, isPending, error } = useDecision(
    (decision: Decision, actionId) =>
      call(resolveDelivery, {
        deliveryId: row.id,
        body: { ...decision, node: parked.node, actionId },
      }),
    {
      onSuccess: ({ state }) => {
        const parkedAgain = state === 'parked' || state === 'uncertain';
        notifications.show({
          color: parkedAgain ? 'red' : 'teal',
          message: t(
            fill(parkedAgain ? text.stillFails : text.done, { number: row.invoiceNumber }),
          ),
        });
      },
      // After a refusal too: it mostly means that somebody else was quicker.
      onSettled: () => queries.invalidateQueries(),
    },
  );

  return (
    <section className={styles.mend}>
      <div className={styles.happened} data-uncertain={parked.uncertain}>
        <b>{t(parked.fault.title)}</b>
        <p>{t(parked.fault.help)}</p>
        <p className={styles.seen}>
          {t(parked.title)} {parked.problems.length === 0 && `· ${t(parked.fault.message)} `}·{' '}
          <code>{parked.fault.code}</code>
        </p>
        {parked.problems.length > 0 && <Findings problems={parked.problems} />}
        {parked.totals.length > 0 && (
          <TotalsTable differences={parked.totals} currency={row.currency} />
        )}
      </div>
      <h3 className={styles.label}>{t(text.whatToDo)}</h3>
      <GivenSoFar delivery={delivery} />
      {mayCall(resolveDelivery, role) ? (
        <MendForm parked={parked} isBusy={isPending} onDecide={decide} />
      ) : (
        <p className={styles.calm}>{t(text.roleMayNot)}</p>
      )}
      {error && <Problem error={error} />}
    </section>
  );
}
