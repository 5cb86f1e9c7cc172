import { givenSoFar } from '#workflows/given.ts';
import { titleAt } from '../canvas/titles.ts';
import { useFormats } from '../format.ts';
import { detail as text } from '../text/deliveries.ts';
import { fill, useT } from '../useText.ts';
import type { Delivery } from './delivery.ts';
import styles from './detail.module.css';

/** Whoever decides to go on has to know what the customer has already. */
export function GivenSoFar({ delivery: { flow, plan, events } }: { delivery: Delivery }) {
  const t = useT();
  const { dateTime } = useFormats();
  const given = givenSoFar(plan, events).map(({ node, level, at }) =>
    t(
      fill(level === null ? text.givenPerhaps : text.givenStep, {
        step: t(titleAt(flow, node, plan)),
        at: dateTime(at),
      }),
    ),
  );
  return (
    <p className={styles.calm}>
      {t(
        given.length === 0 ? text.givenNothing : fill(text.givenBefore, { what: given.join(', ') }),
      )}
    </p>
  );
}
