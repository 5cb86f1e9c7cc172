import type { Reply, summariseDeliveries } from '#server/api/contract.ts';
import type { Remedy } from '#workflows/node.ts';
import type { Text } from '#workflows/text.ts';
import { manifestOfType, typeTitle } from '../shell/StepIcon.tsx';
import { deliveries as text } from '../text/deliveries.ts';
import { fill, useT } from '../useText.ts';
import styles from './deliveries.module.css';
import type { DeliveriesSearch } from './search.ts';

interface CausesProps {
  readonly summary: Reply<typeof summariseDeliveries>;
  readonly search: DeliveriesSearch;
  readonly onFilter: (change: Partial<DeliveriesSearch>) => void;
}

/** The same cause asks for the same fix, so causes are what people work through. */
export function Causes({ summary: { causes }, search, onFilter }: CausesProps) {
  const t = useT();
  return (
    <section className={styles.card}>
      <h2 className={styles.cardTitle}>
        {t(text.why)} <small>{t(text.whySub)}</small>
      </h2>
      <ul className={styles.causeList}>
        {causes.map(({ code, type, title, help, remedy, count, customers }) => {
          const isOn = search.code === code && search.type === type;
          return (
            <li key={`${type} ${code}`}>
              <button
                type="button"
                className={styles.cause}
                aria-pressed={isOn}
                title={t(help)}
                onClick={() => onFilter(isOn ? { code: '', type: '' } : { code, type })}
              >
                <b data-remedy={remedy}>{count}</b>
                <span>
                  <strong>{t(title)}</strong>
                  <small>
                    {t(typeTitle(type))} ·{' '}
                    {t(
                      customers === 1
                        ? text.oneCustomer
                        : fill(text.customersCount, { count: customers }),
                    )}
                  </small>
                </span>
                <em>{t(remedyOf(type, code, remedy))}</em>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What may have arrived can't just be tried again, whatever its remedy was before it waited for a person. */
function remedyOf(type: string, code: string, remedy: Remedy): Text {
  if (manifestOfType(type)?.faults[code]?.mayHaveArrived) return text.remedyAsk;
  return remedy === 'fix' ? text.remedyFix : text.remedyRetry;
}
