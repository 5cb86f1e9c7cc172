import { Temporal } from 'temporal-polyfill';
import { triesFrom } from '#workflows/calendar/triesFrom.ts';
import type { RetryPolicy } from '#workflows/plan.ts';
import { panel } from '../text/panel.ts';
import { fill, useLanguage, useT } from '../useText.ts';
import styles from './NodePanel.module.css';

const SHOWN = 7;
const day = 86_400_000;

/** When a step that fails now would be tried again, hour by hour, with the hours in which nothing is tried. */
export function SpacedTimes({ policy, timeZone }: { policy: RetryPolicy; timeZone: string }) {
  const t = useT();
  const { language } = useLanguage();
  const now = Temporal.Now.instant();
  const tries = triesFrom(now, policy, timeZone);
  const words = (at: Temporal.Instant) => {
    const local = at.toZonedDateTimeISO(timeZone);
    const days = now
      .toZonedDateTimeISO(timeZone)
      .toPlainDate()
      .until(local.toPlainDate(), { largestUnit: 'days' }).days;
    const time = local.toLocaleString(language, { hour: '2-digit', minute: '2-digit' });
    const on = local.toLocaleString(language, { weekday: 'long' });
    return days === 0 ? time : `${on} ${time}`;
  };
  const shown = tries.slice(1, SHOWN).map(words).join(', ') + (tries.length > SHOWN ? '…' : '');
  const last = tries.at(-1);
  const { notBetween } = policy;
  return (
    <div className={styles.times}>
      <b>{t(panel.retryTimes)}</b>
      <div className={styles.day} aria-hidden>
        {tries
          .map((at) => at.epochMilliseconds - now.epochMilliseconds)
          .filter((ms) => ms <= day)
          .map((ms) => (
            <i key={ms} style={{ left: `${(ms / day) * 100}%` }} />
          ))}
      </div>
      <p>{t(fill(panel.spacedLine, { times: shown, last: last ? words(last) : '' }))}</p>
      {notBetween && <p>{t(fill(panel.quietLine, { ...notBetween, timeZone }))}</p>}
    </div>
  );
}
