/** How an amount of time is counted; `working-…` passes on Monday to Friday that are no holidays, the whole day round. */
export const timeUnits = ['hours', 'days', 'working-hours', 'working-days'] as const;
export type TimeUnit = (typeof timeUnits)[number];
