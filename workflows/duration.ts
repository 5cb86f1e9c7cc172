import type { Text } from './text.ts';

const units = [
  [86_400, 'jour', 'jours', 'day', 'days'],
  [3600, 'h', 'h', 'h', 'h'],
  [60, 'min', 'min', 'min', 'min'],
  [1, 's', 's', 's', 's'],
] as const;

/** A duration in seconds as people say it: the two largest units that are not zero, `1 h 30 min`. */
export function durationWords(seconds: number): Text {
  const fr: string[] = [];
  const en: string[] = [];
  let rest = Math.max(0, Math.round(seconds));
  for (const [size, frOne, frMany, enOne, enMany] of units) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count === 0 || fr.length === 2) continue;
    fr.push(`${count} ${count > 1 ? frMany : frOne}`);
    en.push(`${count} ${count > 1 ? enMany : enOne}`);
  }
  return { fr: fr.join(' ') || '0 s', en: en.join(' ') || '0 s' };
}
