import type { Text } from '#workflows/text.ts';

/** In the order of ISO 8601. */
export const weekdays = {
  monday: { fr: 'lundi', en: 'Monday' },
  tuesday: { fr: 'mardi', en: 'Tuesday' },
  wednesday: { fr: 'mercredi', en: 'Wednesday' },
  thursday: { fr: 'jeudi', en: 'Thursday' },
  friday: { fr: 'vendredi', en: 'Friday' },
  saturday: { fr: 'samedi', en: 'Saturday' },
  sunday: { fr: 'dimanche', en: 'Sunday' },
} as const satisfies Record<string, Text>;

/** When a batch leaves, `every Friday at 16:30`, from settings as they stand. */
export function cutOffWords({
  every = 'week',
  weekday = 'friday',
  monthDay = 31,
  time = '16:30',
}: Readonly<Record<string, unknown>>): Text {
  const at = String(time);
  if (every === 'day') return { fr: `Chaque jour à ${at}`, en: `Every day at ${at}` };
  if (every === 'month')
    return monthDay === 31
      ? { fr: `En fin de mois à ${at}`, en: `At the end of the month at ${at}` }
      : { fr: `Le ${monthDay} du mois à ${at}`, en: `On day ${monthDay} of the month at ${at}` };
  const day = weekdays[weekday as keyof typeof weekdays] ?? { fr: '…', en: '…' };
  return { fr: `Chaque ${day.fr} à ${at}`, en: `Every ${day.en} at ${at}` };
}
