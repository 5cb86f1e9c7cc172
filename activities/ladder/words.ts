import type { Text } from '#workflows/text.ts';

const units: Readonly<Record<string, Text>> = {
  hours: { fr: 'h', en: 'h' },
  days: { fr: 'j', en: 'd' },
  'working-hours': { fr: 'h ouvrées', en: 'working h' },
  'working-days': { fr: 'j ouvrés', en: 'working days' },
};

/** How long a step waits at most, `15 working days`, from settings as they stand; undefined where it waits for ever. */
export function timeoutWords({
  timeout,
  unit,
}: Readonly<Record<string, unknown>>): Text | undefined {
  if (typeof timeout !== 'number') return undefined;
  const { fr, en } = units[String(unit ?? 'working-days')] ?? { fr: '', en: '' };
  return { fr: `${timeout} ${fr}`, en: `${timeout} ${en}` };
}
