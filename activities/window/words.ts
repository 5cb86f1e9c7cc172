import type { Text } from '#workflows/text.ts';

const weekdays: readonly Text[] = [
  { fr: 'lun.', en: 'Mon' },
  { fr: 'mar.', en: 'Tue' },
  { fr: 'mer.', en: 'Wed' },
  { fr: 'jeu.', en: 'Thu' },
  { fr: 'ven.', en: 'Fri' },
  { fr: 'sam.', en: 'Sat' },
  { fr: 'dim.', en: 'Sun' },
];

/** A window in a line, `mar., jeu. · 08:00–11:00`, from settings as they stand. Days in a row are a span. */
export function windowWords(config: Readonly<Record<string, unknown>>): Text {
  const days = Array.isArray(config.days) ? config.days.filter(isDay).sort() : [1, 2, 3, 4, 5];
  const hours = `${timeOf(config.from, '08:00')}–${timeOf(config.to, '18:00')}`;
  const words = (language: 'fr' | 'en'): string =>
    days.length === 0 ? '…' : `${spans(days, language)} · ${hours}`;
  return { fr: words('fr'), en: words('en') };
}

function spans(days: readonly number[], language: 'fr' | 'en'): string {
  const runs: [number, number][] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last && last[1] === day - 1) last[1] = day;
    else runs.push([day, day]);
  }
  const name = (day: number) => weekdays[day - 1]?.[language] ?? '';
  return runs
    .flatMap(([from, to]) =>
      to - from > 1 ? [`${name(from)}–${name(to)}`] : [...new Set([from, to])].map(name),
    )
    .join(', ');
}

const isDay = (day: unknown): day is number =>
  typeof day === 'number' && Number.isInteger(day) && day >= 1 && day <= 7;

const timeOf = (time: unknown, standard: string): string =>
  typeof time === 'string' ? time : standard;
