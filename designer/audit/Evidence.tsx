import { RefreshCw, ShieldCheck } from 'lucide-react';
import { stepOf } from '#workflows/toldSteps.ts';
import type { Attempt, Delivery } from '../deliveries/delivery.ts';
import { DocumentButton } from '../invoices/DocumentButton.tsx';
import { evidenceKind, panel as text } from '../text/audit.ts';
import { actionNames } from '../text/deliveries.ts';
import { fill, useT } from '../useText.ts';
import styles from './audit.module.css';
import { JsonView } from './JsonView.tsx';
import { Seals } from './Seals.tsx';
import type { CheckedSeal } from './useSeals.ts';

interface EvidenceProps {
  readonly delivery: Delivery;
  readonly attempt: Attempt | undefined;
  readonly attempts: readonly Attempt[];
  readonly seals: { readonly at: string; readonly checked: readonly CheckedSeal[] } | undefined;
}

export function Evidence({ delivery, attempt, attempts, seals }: EvidenceProps) {
  const t = useT();
  const step = stepOf(delivery.plan, attempt?.node);
  const doesDeliver = step?.delivers !== undefined;
  return (
    <div className={styles.sections}>
      <Seals delivery={delivery} seals={seals} />
      {attempt && (
        <>
          <Why delivery={delivery} attempt={attempt} attempts={attempts} />
          <Receipts attempt={attempt} />
          {doesDeliver && (
            <section>
              <h3 className={styles.label}>{t(text.duplicates)}</h3>
              <div className={styles.message} data-tone="ok">
                <ShieldCheck size={15} aria-hidden />
                <p>
                  {t(text.duplicatesText)} <code>{attempt.key}</code>
                </p>
              </div>
            </section>
          )}
        </>
      )}
    </div>
  );
}

function Receipts({ attempt: { evidence, fault } }: { attempt: Attempt }) {
  const t = useT();
  return (
    <section>
      <h3 className={styles.label}>{t(fault ? text.fault : text.receipts)}</h3>
      {fault && (
        <div className={styles.message} data-tone="err">
          <p>
            <b>{fault.code}</b> {t(fault.message)}
          </p>
        </div>
      )}
      {evidence.length === 0 && !fault && <p className={styles.muted}>{t(text.noReceipts)}</p>}
      {evidence.map(({ kind, detail, document }, index) => (
        <div key={`${kind} ${String(index)}`} className={styles.receipt}>
          <p>
            <b>{t(evidenceKind(kind))}</b>
            {document && <DocumentButton document={{ ...document, role: kind }} />}
          </p>
          <JsonView value={detail} />
        </div>
      ))}
    </section>
  );
}

/** The failure, the interruption or the person that made this try necessary; nothing for a first one. */
function Why({
  delivery,
  attempt,
  attempts,
}: Omit<EvidenceProps, 'seals' | 'attempt'> & { attempt: Attempt }) {
  const t = useT();
  const before = attempts[attempts.indexOf(attempt) - 1];
  if (!before) return null;
  const resolved = delivery.events.findLast(
    (event) =>
      event.kind === 'resolved' &&
      event.node === attempt.node &&
      event.at <= attempt.startedAt &&
      event.at >= before.startedAt,
  );
  return (
    <section>
      <h3 className={styles.label}>{t(text.why)}</h3>
      <div className={styles.message} data-tone="warn">
        <RefreshCw size={15} aria-hidden />
        <div>
          <p>
            <b>
              {t(
                before.fault
                  ? fill(text.whyText, { number: before.number, message: t(before.fault.message) })
                  : fill(text.whyInterrupted, { number: before.number }),
              )}
            </b>
          </p>
          {resolved?.kind === 'resolved' && (
            <p>
              {t(
                fill(text.whyPerson, {
                  actor: resolved.resolution.actor,
                  action: t(actionNames[resolved.resolution.action]).toLowerCase(),
                  reason: resolved.resolution.reason,
                }),
              )}
            </p>
          )}
        </div>
      </div>
    </section>
  );
}
