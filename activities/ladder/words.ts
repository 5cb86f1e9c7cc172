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
  return amountWords([timeout], String(unit ?? 'working-days'));
}

/** `24, 48 working h` */
export function amountWords(amounts: readonly number[], unit: string): Text {
  const { fr, en } = units[unit] ?? { fr: '', en: '' };
  const list = amounts.join(', ');
  return { fr: `${list} ${fr}`, en: `${list} ${en}` };
}
