import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { Delivery } from '../deliveries/delivery.ts';
import { useFormats } from '../format.ts';
import { Segments } from '../shell/Segments.tsx';
import { audit as text } from '../text/audit.ts';
import { useT } from '../useText.ts';
import styles from './audit.module.css';
import type { Moment } from './timeline.ts';

interface MomentsProps {
  readonly delivery: Delivery;
  readonly moments: readonly Moment[];
  readonly position: number;
  readonly onGo: (position: number) => void;
}

/** The story as a list; what lies after the playhead is there, but not yet. */
export function Moments({ delivery, moments, position, onGo }: MomentsProps) {
  const t = useT();
  const { time, dateTime } = useFormats();
  const [isWhole, setWhole] = useState(false);
  const current = useRef<HTMLLIElement>(null);
  const shown = moments
    .map((moment, index) => ({ moment, at: index + 1 }))
    .filter(({ moment, at }) => isWhole || moment.isMain || at === position);

  useEffect(() => {
    if (position > 0) current.current?.scrollIntoView({ block: 'nearest' });
  }, [position]);

  return (
    <section className={styles.moments} aria-label={t(text.happened)}>
      <header>
        <h2>{t(text.happened)}</h2>
        <Segments
          label={t(text.happened)}
          value={isWhole ? 'all' : 'simple'}
          onChange={(value) => setWhole(value === 'all')}
          options={[
            { value: 'simple', label: t(text.simple) },
            { value: 'all', label: t(text.all), count: moments.length },
          ]}
        />
      </header>
      <ol>
        {shown.length === 0 && <li className={styles.nothing}>{t(text.nothingYet)}</li>}
        {shown.map(({ moment, at }) => (
          <li key={moment.key} ref={at === position ? current : null}>
            <button
              type="button"
              className={styles.moment}
              aria-current={at === position ? 'step' : undefined}
              data-future={at > position}
              title={moment.detail && t(moment.detail)}
              onClick={() => onGo(at)}
            >
              <time dateTime={moment.at}>{time(moment.at)}</time>
              <i data-tone={moment.tone} aria-hidden />
              <span>
                <b>{t(moment.text)}</b>
                {moment.detail && <small>{t(moment.detail)}</small>}
              </span>
            </button>
          </li>
        ))}
      </ol>
      <footer>
        <p>
          <b>{t(text.publishedBy)}</b> {delivery.published.by}, {dateTime(delivery.published.at)}
        </p>
        <p>
          <b>{t(text.run)}</b> <code>{delivery.delivery.id}</code>
        </p>
        <p>
          <Link to="/flows/$flowId" params={{ flowId: delivery.delivery.flowId }}>
            {delivery.delivery.flowName}
          </Link>
        </p>
      </footer>
    </section>
  );
}
