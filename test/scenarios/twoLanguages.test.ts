import { afterAll, beforeAll, expect, test } from 'vitest';
import { twoLanguages } from '#workflows/gallery/twoLanguages.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import { Stage } from './stage.ts';
import { totalling } from './totalling.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
  await stage.publish(twoLanguages, {
    params: {
      to: ['kreditoren@seetal.example'],
      questions: 'rueckfragen@seetal.example',
      billing: ['facturation@fermat.example'],
    },
  });
});
afterAll(() => stage.close());

async function play(total: string, changes: Partial<Invoice>) {
  const before = (await stage.mails()).length;
  const delivery = await stage.begin(totalling(total, changes), '2026-03-02T09:00:00Z');
  await delivery.clock.settle();
  return { delivery, mails: (await stage.mails()).slice(before) };
}
const swiss = { currency: 'CHF', buyerReference: '77-A' } as const;

test('below the threshold in German alone', async () => {
  const { mails } = await play('4999.99', { number: 'F-DE', ...swiss });
  expect(mails[0]).toMatchObject({ subject: 'Rechnung F-DE Ref. 77-A', cc: undefined });
  expect(mails[0]?.text).toMatch(/Anbei erhalten Sie/);
  expect(mails[0]?.text).not.toMatch(/ci-joint/);
});

test('from the threshold on in German, then in French', async () => {
  const { mails } = await play('5000.00', { number: 'F-DEFR', ...swiss });
  expect(mails[0]?.text).toMatch(/Anbei erhalten Sie[\s\S]*ci-joint la facture F-DEFR/);
});

test('without a reference the subject says so, and one more mailbox gets it', async () => {
  const { buyerReference: _, ...withoutReference } = totalling('100.00', { currency: 'CHF' });
  const delivery = await stage.begin(
    { ...withoutReference, number: 'F-OHNE' },
    '2026-03-02T09:00:00Z',
  );
  await delivery.clock.settle();
  const mail = (await stage.mails()).at(-1);
  expect(mail?.subject).toBe('Rechnung F-OHNE Ref. OHNE REF');
  expect(mail?.to).toEqual(['kreditoren@seetal.example', 'rueckfragen@seetal.example']);
});

test('another currency is not compared: it is held', async () => {
  const { delivery, mails } = await play('100.00', { ...swiss, number: 'F-EUR', currency: 'EUR' });
  expect(delivery.state('hold')).toBe('parked');
  expect(mails).toEqual([]);
});
