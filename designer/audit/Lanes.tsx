import { ActionIcon, Slider } from '@mantine/core';
import { Pause, Play, SkipBack, SkipForward } from 'lucide-react';
import { type CSSProperties, useMemo } from 'react';
import { durationWords } from '#workflows/duration.ts';
import { titleAt } from '../canvas/titles.ts';
import type { Delivery } from '../deliveries/delivery.ts';
import { useFormats } from '../format.ts';
import { audit as text } from '../text/audit.ts';
import { fill, useT } from '../useText.ts';
import styles from './audit.module.css';
import { type Bar, barsOf } from './bars.ts';
import type { Moment } from './timeline.ts';
import { timeScale } from './timeScale.ts';
import type { Transport } from './useTransport.ts';

interface LanesProps {
  readonly delivery: Delivery;
  readonly moments: readonly Moment[];
  readonly transport: Transport;
  readonly selected: string | null;
  readonly onSelect: (node: string | null) => void;
}

/** One lane a step with a bar a try, the playhead over them, and the keys of a recorder. */
export function Lanes({ delivery, moments, transport, selected, onSelect }: LanesProps) {
  const t = useT();
  const { time } = useFormats();
  const { position, go } = transport;
  const bars = useMemo(() => barsOf(delivery), [delivery]);
  const scale = useMemo(
    () =>
      timeScale([
        ...moments.map(({ at }) => Date.parse(at)),
        ...bars.flatMap(({ from, to }) => [from, to]),
      ]),
    [moments, bars],
  );
  const now = moments[position - 1];
  const nowAt = now
    ? Date.parse(now.at)
    : Date.parse(moments[0]?.at ?? delivery.delivery.startedAt);
  const nodes = [...new Set(bars.map(({ node }) => node))];

  return (
    <section className={styles.lanes} aria-label={t(text.slider)}>
      <Controls moments={moments} transport={transport} folded={scale.folded} />
      <div className={styles.slider}>
        <Slider
          value={position}
          min={0}
          max={moments.length}
          step={1}
          onChange={go}
          size={4}
          thumbLabel={t(text.slider)}
          label={(at) => {
            const moment = moments[at - 1];
            return moment ? `${time(moment.at)} · ${t(moment.text)}` : t(text.nothingYet);
          }}
          scale={(at) => at}
        />
      </div>
      <div className={styles.rows}>
        {nodes.map((node) => (
          <div key={node} className={styles.lane}>
            <button
              type="button"
              aria-pressed={node === selected}
              onClick={() => onSelect(node)}
              title={t(titleAt(delivery.flow, node, delivery.plan))}
            >
              {t(titleAt(delivery.flow, node, delivery.plan))}
            </button>
            <span className={styles.track}>
              {bars
                .filter((bar) => bar.node === node)
                .map((bar) => (
                  <span
                    key={bar.key}
                    className={styles.bar}
                    data-tone={bar.from > nowAt || position === 0 ? 'future' : bar.tone}
                    style={place(bar, scale.at)}
                  />
                ))}
            </span>
          </div>
        ))}
        <span className={styles.playheadTrack} aria-hidden>
          <span
            className={styles.playhead}
            data-at={position === 0 ? '' : time(new Date(nowAt).toISOString())}
            style={playhead(scale.at(nowAt))}
          />
        </span>
      </div>
    </section>
  );
}

function place({ from, to }: Bar, at: (time: number) => number): CSSProperties {
  const left = at(from) * 100;
  return { left: `${left}%`, width: `max(5px, ${at(to) * 100 - left}%)` };
}

const playhead = (share: number): CSSProperties =>
  ({ left: `calc(${share * 100}% - ${share * 2}px)`, '--share': share }) as CSSProperties;

interface ControlsProps {
  readonly moments: readonly Moment[];
  readonly transport: Transport;
  readonly folded: number;
}

function Controls({ moments, transport, folded }: ControlsProps) {
  const t = useT();
  const { time, duration } = useFormats();
  const { position, isPlaying, speed, go, toggle, nextSpeed } = transport;
  const first = moments[0]?.at;
  const last = moments.at(-1)?.at;
  return (
    <div className={styles.controls}>
      <ActionIcon
        variant="default"
        size={30}
        aria-label={t(text.back)}
        title={t(text.back)}
        disabled={position === 0}
        onClick={() => go(position - 1)}
      >
        <SkipBack size={14} />
      </ActionIcon>
      <ActionIcon
        size={30}
        aria-label={t(isPlaying ? text.pause : text.play)}
        title={t(isPlaying ? text.pause : text.play)}
        onClick={toggle}
      >
        {isPlaying ? <Pause size={14} /> : <Play size={14} />}
      </ActionIcon>
      <ActionIcon
        variant="default"
        size={30}
        aria-label={t(text.forward)}
        title={t(text.forward)}
        disabled={position === moments.length}
        onClick={() => go(position + 1)}
      >
        <SkipForward size={14} />
      </ActionIcon>
      <button type="button" className={styles.speed} onClick={nextSpeed}>
        {speed}×
      </button>
      <span className={styles.muted}>{folded > 0 ? t(fillTime(folded)) : t(text.keys)}</span>
      <span className={styles.gap} />
      {first && last && (
        <span className={styles.muted}>
          {time(first)} → {time(last)} · {duration(Date.parse(last) - Date.parse(first))}
        </span>
      )}
    </div>
  );
}

function fillTime(milliseconds: number) {
  const words = durationWords(milliseconds / 1000);
  return {
    fr: fill(text.folded, { time: words.fr }).fr,
    en: fill(text.folded, { time: words.en }).en,
  };
}
