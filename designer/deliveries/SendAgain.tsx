import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { sendAgain } from '#server/api/contract.ts';
import { useFormats } from '../format.ts';
import { mayCall, useSession } from '../shell/useSession.ts';
import { again as text } from '../text/again.ts';
import { fill, useT } from '../useText.ts';
import type { Delivery } from './delivery.ts';
import styles from './detail.module.css';
import { StateChip } from './StateChip.tsx';

// Asked for seldom.
const SendAgainDialog = lazy(async () => ({
  default: (await import('./SendAgainDialog.tsx')).SendAgainDialog,
}));

/** The deliveries of the invoice, and the way to one more. */
export function SendAgain({ delivery: { delivery, chain } }: { delivery: Delivery }) {
  const t = useT();
  const { dateTime } = useFormats();
  const role = useSession()?.user.role;
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  return (
    <section>
      {chain.length > 1 && (
        <>
          <h3 className={styles.label}>{t(text.chain)}</h3>
          <ul>
            {chain.map(({ id, version, state, startedAt }) => (
              <li key={id}>
                <Link to="/deliveries" search={{ show: 'all', open: id }}>
                  {t(fill(text.link, { version, at: dateTime(startedAt) }))}
                </Link>{' '}
                <StateChip state={state} />
              </li>
            ))}
          </ul>
        </>
      )}
      {mayCall(sendAgain, role) && (
        <Button variant="default" size="xs" onClick={() => setOpen(true)}>
          {t(text.open)}
        </Button>
      )}
      {isOpen && (
        <Suspense>
          <SendAgainDialog
            delivery={delivery}
            onClose={() => setOpen(false)}
            onSent={(open) => {
              setOpen(false);
              void navigate({ to: '/deliveries', search: { show: 'all', open } });
            }}
          />
        </Suspense>
      )}
    </section>
  );
}
