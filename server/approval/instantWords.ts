import type { Text } from '#workflows/text.ts';

/** An instant as people read it, with its zone: `24/11/2026 09:30 UTC`. */
export function instantWords(instant: string): Text {
  const [day = '', time = ''] = instant.split('T');
  const [year, month, date] = day.split('-');
  const clock = `${time.slice(0, 5)} UTC`;
  return { fr: `${date}/${month}/${year} à ${clock}`, en: `${day} at ${clock}` };
}
