import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendingDays } from '#workflows/gallery/sendingDays.ts';
import { Stage } from './stage.ts';
import { totalling } from './totalling.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
  await stage.publish(sendingDays, {
    params: { to: ['compta@lumiere.example'], billing: ['facturation@fermat.example'] },
  });
});
afterAll(() => stage.close());

// Instants are told in UTC: in Paris it is one hour later in winter, two in summer.
test.each([
  ['Monday afternoon waits for Tuesday', '2026-04-27T13:00:00Z', '2026-04-28T06:00:00Z'],
  ['11 o’clock sharp is too late: Thursday', '2026-04-28T09:00:00Z', '2026-04-30T06:00:00Z'],
  ['within the window it leaves at once', '2026-04-28T08:59:59Z', '2026-04-28T08:59:59Z'],
  ['Ascension is passed over', '2026-05-13T08:00:00Z', '2026-05-19T06:00:00Z'],
  ['the end of the year too', '2026-12-22T11:00:00Z', '2027-01-05T07:00:00Z'],
  [
    '8 o’clock of the place after the clocks changed',
    '2026-03-27T09:00:00Z',
    '2026-03-31T06:00:00Z',
  ],
])('%s', async (name, created, expected) => {
  const before = stage.smtp.received.length;
  const delivery = await stage.begin(totalling('100', { number: `F ${name}` }), created);
  if (created !== expected) {
    await delivery.clock.passTo(new Date(Date.parse(expected) - 1000).toISOString());
    expect(stage.smtp.received.length - before).toBe(0);
  }
  await delivery.clock.passTo(expected);
  await delivery.clock.settle();
  expect(stage.smtp.received.length - before).toBe(1);
  expect(delivery.outcome).toBe('delivered');
  expect(delivery.at('done', 'email')[0]?.at).toBe(new Date(expected).toISOString());
});
