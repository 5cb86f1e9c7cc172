import { Link } from '@tanstack/react-router';
import { useFormats } from '../format.ts';
import { batch as text } from '../text/deliveries.ts';
import { useT } from '../useText.ts';
import type { Delivery } from './delivery.ts';
import styles from './detail.module.css';
import { StateChip } from './StateChip.tsx';

/** The invoices of a batch: each has a delivery of its own, with its own proof. */
export function Members({ members }: { members: Delivery['members'] }) {
  const t = useT();
  const { money } = useFormats();
  return (
    <section>
      <h3 className={styles.label}>{t(text.members)}</h3>
      <ul className={styles.members}>
        {members.map(({ deliveryId, number, total, currency, state }) => (
          <li key={deliveryId}>
            <Link to="/deliveries" search={{ show: 'all', open: deliveryId }}>
              {number}
            </Link>
            <span>{money(total, currency)}</span>
            <StateChip state={state} />
          </li>
        ))}
      </ul>
    </section>
  );
}
