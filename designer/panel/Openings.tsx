import { Temporal } from 'temporal-polyfill';
import { catalogue } from '#activities/catalogue.ts';
import { nextOpening, type Opening } from '#workflows/calendar/nextOpening.ts';
import type { SendWindow } from '#workflows/calendar/sendWindow.ts';
import { panel } from '../text/panel.ts';
import { fill, useLanguage, useT } from '../useText.ts';
import styles from './NodePanel.module.css';

const SHOWN = 4;

interface OpeningsProps {
  readonly config: Readonly<Record<string, unknown>>;
  /** Of whom the sample is; the window's own clock says which. */
  readonly timeZones: { readonly issuer: string; readonly customer: string };
}

/** When the window is open next, in words: what people check it by. */
export function Openings({ config, timeZones }: OpeningsProps) {
  const t = useT();
  const { language } = useLanguage();
  const read = catalogue.window.config.safeParse(config);
  if (!read.success) return null;
  const timeZone = timeZones[read.data.clock];
  const openings = openingsOf({ ...read.data, timeZone });
  const passedOver = openings.flatMap((opening) => opening.passedOver);
  const dayOf = (day: Temporal.PlainDate) =>
    day.toLocaleString(language, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    });
  return (
    <div className={styles.times}>
      <b>{t(fill(panel.nextOpenings, { timeZone }))}</b>
      {openings.length === 0 && <p>{t(panel.neverOpens)}</p>}
      <ul className={styles.openings}>
        {openings.map(({ at }) => (
          <li key={at.toString()}>{dayOf(at.toPlainDate())}</li>
        ))}
      </ul>
      {passedOver.length > 0 && (
        <p>
          {t(panel.passedOver)}{' '}
          {passedOver
            .map(({ day, why }) => `${dayOf(Temporal.PlainDate.from(day))} (${t(why)})`)
            .join(', ')}
        </p>
      )}
    </div>
  );
}

function openingsOf(window: SendWindow): readonly Opening[] {
  const found: Opening[] = [];
  let after = Temporal.Now.instant();
  while (found.length < SHOWN) {
    const opening = nextOpening(window, after);
    if (!opening) break;
    found.push(opening);
    after = opening.until.toInstant();
  }
  return found;
}
