import { Check, X } from 'lucide-react';
import { documentRole } from '#workflows/documentRoles.ts';
import type { Text } from '#workflows/text.ts';
import type { Delivery } from '../deliveries/delivery.ts';
import { useFormats } from '../format.ts';
import { Chip } from '../shell/Chip.tsx';
import { audit, panel as text } from '../text/audit.ts';
import { fill, useT } from '../useText.ts';
import styles from './audit.module.css';
import type { CheckedSeal } from './useSeals.ts';

interface SealsProps {
  readonly delivery: Delivery;
  readonly seals: { readonly at: string; readonly checked: readonly CheckedSeal[] } | undefined;
}

const names: Readonly<Record<string, Text>> = {
  plan: text.plan,
  events: text.events,
};

/** Every sealed fact with its hash, and whether the hash comes out the same here and now. */
export function Seals({ delivery, seals }: SealsProps) {
  const t = useT();
  const { time } = useFormats();
  return (
    <section>
      <h3 className={styles.label}>{t(text.seals)}</h3>
      {!seals && <p className={styles.muted}>{t(audit.sealsWorking)}</p>}
      <ul className={styles.seals}>
        {delivery.seals.map((seal) => {
          const result = seals?.checked.find(
            (each) => each.seal.what === seal.what && each.seal.sha256 === seal.sha256,
          )?.result;
          return (
            <li key={`${seal.what} ${seal.sha256}`}>
              <span title={seal.name ?? undefined}>
                {t(names[seal.what] ?? documentRole(seal.what))}
                {seal.name && <small>{seal.name}</small>}
              </span>
              <code title={seal.sha256}>{short(seal.sha256)}</code>
              {result && (
                <Chip
                  tone={result === 'match' ? 'ok' : 'err'}
                  icon={result === 'match' ? <Check aria-hidden /> : <X aria-hidden />}
                >
                  {t(text[result])}
                </Chip>
              )}
            </li>
          );
        })}
      </ul>
      {seals && <p className={styles.muted}>{t(fill(text.recomputed, { at: time(seals.at) }))}</p>}
    </section>
  );
}

const short = (sha256: string): string => `${sha256.slice(0, 10)}…${sha256.slice(-4)}`;
