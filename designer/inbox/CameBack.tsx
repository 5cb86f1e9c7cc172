import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { settleDeliveryMail } from '#server/api/contract.ts';
import { call } from '../client.ts';
import type { Delivery } from '../deliveries/delivery.ts';
import styles from '../deliveries/detail.module.css';
import { useDecision } from '../deliveries/useDecision.ts';
import { useFormats } from '../format.ts';
import { Problem } from '../shell/Problem.tsx';
import { ReasonField } from '../shell/ReasonField.tsx';
import { mayCall, useSession } from '../shell/useSession.ts';
import { mailKindNames, inbox as text } from '../text/inbox.ts';
import { fill, useT } from '../useText.ts';

/** What came back about a delivery, and the form that settles it. */
export function CameBack({ delivery: { delivery, mail } }: { delivery: Delivery }) {
  const t = useT();
  const { time } = useFormats();
  const role = useSession()?.user.role;
  return (
    <section className={styles.mend} aria-label={t(text.back)}>
      {mail.map(({ id, kind, receivedAt, recipient, status, words, reporter, settled }) => (
        <div key={id} className={styles.happened} data-uncertain="true">
          <b>
            {t(mailKindNames[kind])} · {time(receivedAt)}
          </b>
          <p>{[recipient, status, words, reporter].filter(Boolean).join(' · ')}</p>
          {settled && <p>{t(fill(text.settled, settled))}</p>}
        </div>
      ))}
      {delivery.state === 'bounced' && mayCall(settleDeliveryMail, role) && (
        <Settle id={delivery.id} />
      )}
    </section>
  );
}

function Settle({ id }: { id: string }) {
  const t = useT();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const settled = useDecision(
    (why: string, actionId) =>
      call(settleDeliveryMail, { deliveryId: id, body: { reason: why, actionId } }),
    { onSettled: () => queries.invalidateQueries() },
  );
  const settle = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (reason.trim() !== '') void settled.decide(reason.trim());
  };
  return (
    <form className={styles.form} onSubmit={settle} noValidate>
      <ReasonField withAsterisk value={reason} onChange={setReason} isTried={isTried} />
      <Button type="submit" loading={settled.isPending}>
        {t(text.settle)}
      </Button>
      {settled.error && <Problem error={settled.error} />}
    </form>
  );
}
