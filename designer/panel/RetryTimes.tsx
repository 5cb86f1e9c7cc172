import { lazy, Suspense } from 'react';
import { retry } from '#workflows/control/retry.ts';
import { durationWords } from '#workflows/duration.ts';
import type { RetryPolicy } from '#workflows/plan.ts';
import { isSpaced, policyOf, waitBefore } from '#workflows/retryPolicy.ts';
import { panel } from '../text/panel.ts';
import { fill, useT } from '../useText.ts';
import styles from './NodePanel.module.css';

// It computes with calendars, which are 20 kB.
const SpacedTimes = lazy(async () => ({
  default: (await import('./SpacedTimes.tsx')).SpacedTimes,
}));

const day = 86_400;

/** When a failing step would be tried again within a day, as ticks and in words. */
export function RetryTimes({
  config,
  timeZone,
}: {
  config: Readonly<Record<string, unknown>>;
  /** The issuer's, by whose clock no try is made at night. */
  timeZone: string;
}) {
  const t = useT();
  const read = retry.config.safeParse(config);
  if (!read.success) return null;
  const policy = policyOf(read.data);
  if (isSpaced(policy))
    return (
      <Suspense>
        <SpacedTimes policy={policy} timeZone={timeZone} />
      </Suspense>
    );
  const times = timesOf(policy);
  const total = times.at(-1) ?? 0;
  const words = (seconds: number) => (seconds === 0 ? t(panel.now) : t(durationWords(seconds)));
  const shown = times.slice(1, 7).map(words).join(', ') + (times.length > 7 ? '…' : '');
  return (
    <div className={styles.times}>
      <b>{t(panel.retryTimes)}</b>
      <div className={styles.day} aria-hidden>
        {times
          .filter((seconds) => seconds <= day)
          .map((seconds) => (
            <i key={seconds} style={{ left: `${place(seconds)}%` }} />
          ))}
      </div>
      <p>{t(fill(panel.retryLine, { times: shown, total: words(total) }))}</p>
    </div>
  );
}

/** Seconds after the first try, for each try. */
export function timesOf(policy: RetryPolicy): readonly number[] {
  const times = [0];
  for (let n = 2; n <= policy.tries; n++) times.push((times.at(-1) ?? 0) + waitBefore(policy, n));
  return times;
}

/** The first minutes matter most: a square root scale gives them room. */
const place = (seconds: number): number => Math.sqrt(seconds / day) * 100;
