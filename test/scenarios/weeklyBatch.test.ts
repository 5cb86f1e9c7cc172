import readSheets from 'read-excel-file/universal';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { weeklyBatch } from '#workflows/gallery/weeklyBatch.ts';
import { sum } from '#workflows/invoice/amount.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import { signedPdf } from '../samples/pdfs.ts';
import { Clock } from './clock.ts';
import { type Play, Stage } from './stage.ts';
import { totalling } from './totalling.ts';

let stage: Stage;
let count = 0;

beforeAll(async () => {
  stage = await Stage.open();
  await stage.publish(weeklyBatch, {
    params: { to: ['ap@logis.example'], billing: ['facturation@fermat.example'] },
  });
});
afterAll(() => stage.close());

const numbered = (total: string, changes: Partial<Invoice> = {}): Invoice => {
  count += 1;
  return totalling(total, { number: `F-B-${String(count).padStart(3, '0')}`, ...changes });
};
const creditNote = (total: string): Invoice => numbered(total, { typeCode: '381' });

/** One customer's weeks, one after the other: its invoices, and its batches, which order one another. */
const clock = new Clock('2026-06-01T06:00:00Z');
const plays: Play[] = [];
const batches = () => plays.filter(({ id }) => id.startsWith('batch-'));

async function beginBatches(): Promise<void> {
  await clock.settle();
  for (let begun = await stage.beginBatches(clock); begun.length > 0; ) {
    plays.push(...begun);
    await clock.settle();
    begun = await stage.beginBatches(clock);
  }
}

async function passTo(instant: string): Promise<void> {
  await clock.passTo(instant);
  await beginBatches();
  await clock.passTo(instant);
  await stage.giveMessages(plays);
  await clock.settle();
}

async function comes(invoice: Invoice, at: string, file?: Uint8Array): Promise<Play> {
  await passTo(at);
  const play = await stage.begin(invoice, at, clock, file);
  plays.push(play);
  await beginBatches();
  return play;
}

/** What the mail server has taken since. */
function mailsFromNow() {
  const before = stage.smtp.received.length;
  return async () => (await stage.mails()).slice(before);
}

const rowsOf = async (xlsx: Buffer | undefined): Promise<unknown[][]> =>
  (await readSheets(Uint8Array.from(xlsx ?? []).buffer))[0]?.data as unknown[][];

test('seven invoices and a credit note leave as two mails; the list’s totals are their sum to the cent', async () => {
  await passTo('2026-06-01T06:00:00Z');
  const mails = mailsFromNow();
  const totals = ['100.10', '200.20', '0.01', '1234.56', '99999.99', '12.30', '7.77'];
  for (const [day, total] of totals.entries())
    await comes(numbered(total), `2026-06-0${Math.min(day + 1, 5)}T0${day + 1}:00:00Z`);
  await comes(creditNote('30.00'), '2026-06-05T14:00:00Z');
  await passTo('2026-06-05T14:59:59Z');
  expect((await mails()).filter(({ subject }) => subject.startsWith('BORDEREAU'))).toEqual([]);
  await passTo('2026-06-05T15:00:00Z');

  const sent = await mails();
  expect(sent).toHaveLength(2);
  const [credits, invoices] = sent;
  expect(credits?.subject).toBe('AVOIRS 2026-S23 – 1 avoirs – -30.00 EUR');
  expect(invoices).toMatchObject({ to: ['ap@logis.example'] });
  expect(invoices?.subject).toBe('BORDEREAU 2026-S23 – 7 factures – 101554.93 EUR');
  expect(invoices?.files.map(({ name }) => name)).toEqual([
    ...Array.from({ length: 7 }, (_, i) => `FACTURE_F-B-00${i + 1}.pdf`),
    'BORDEREAU_2026-W23.xlsx',
  ]);
  const rows = await rowsOf(invoices?.files.at(-1)?.bytes);
  expect(rows[0]).toEqual(['N° de facture', 'Date', 'N° de commande', 'HT', 'TVA', 'TTC']);
  expect(rows).toHaveLength(9);
  expect(rows.at(-1)?.[0]).toBe('Total');
  expect(rows.at(-1)?.[5]).toBe(Number(sum(totals)));
  expect(rows.slice(1, 8).map((row) => row[5])).toEqual(totals.map(Number));
  await passTo('2026-06-05T16:00:00Z');
  expect(plays.map(({ outcome }) => outcome).filter((one) => one !== 'delivered')).toEqual([
    // The two batches of the week after, which nobody has come to yet.
    undefined,
    undefined,
  ]);
});

test('what comes on Friday at 16:45 leaves the week after', async () => {
  await passTo('2026-06-08T06:00:00Z');
  const mails = mailsFromNow();
  await comes(numbered('10.00'), '2026-06-09T06:00:00Z');
  const late = await comes(numbered('20.00'), '2026-06-12T14:45:00Z');
  await passTo('2026-06-12T16:00:00Z');
  expect((await mails()).map(({ subject }) => subject.slice(0, 32))).toEqual([
    'BORDEREAU 2026-S24 – 1 factures ',
  ]);
  expect(late.state('week')).toBe('waiting');
  await passTo('2026-06-19T16:00:00Z');
  expect((await mails()).map(({ subject }) => subject.slice(0, 32))).toEqual([
    'BORDEREAU 2026-S24 – 1 factures ',
    'BORDEREAU 2026-S25 – 1 factures ',
  ]);
  expect(late.outcome).toBe('delivered');
});

test('one that cannot be read is held; the other six leave on time, and are counted as six', async () => {
  await passTo('2026-07-06T06:00:00Z');
  const mails = mailsFromNow();
  for (let each = 0; each < 6; each += 1) await comes(numbered('10.00'), '2026-07-07T06:00:00Z');
  const bad = await comes(numbered('10.00'), '2026-07-07T07:00:00Z', await signedPdf());
  await passTo('2026-07-10T16:00:00Z');
  const [mail, ...more] = await mails();
  expect(more).toEqual([]);
  expect(mail?.subject).toContain('– 6 factures –');
  expect(mail?.files).toHaveLength(7);
  expect(bad.outcome).toBeUndefined();
  expect(bad.view().nodes.convert).toMatchObject({
    state: 'parked',
    fault: { code: 'PDF_SIGNED' },
  });
});

test('an empty week sends nothing, and is on record as empty', async () => {
  await passTo('2026-08-03T06:00:00Z');
  const mails = mailsFromNow();
  await comes(numbered('10.00'), '2026-08-04T06:00:00Z');
  await passTo('2026-08-07T16:00:00Z');
  await passTo('2026-08-14T16:00:00Z');
  expect(await mails()).toHaveLength(1);
  const [empty] = batches().filter((one) => one.at('done', 'week')[0]?.note === '2026-W33');
  expect(empty?.at('done', 'week')).toMatchObject([{ exit: 'empty' }]);
  expect(empty?.outcome).toBe('nothing-to-do');
});

test('a worker that dies between cut-off and sending costs no mail and sends none twice', async () => {
  await passTo('2026-09-07T06:00:00Z');
  const mails = mailsFromNow();
  const member = await comes(numbered('10.00'), '2026-09-08T06:00:00Z');
  await passTo('2026-09-11T14:45:00Z');
  const [batch] = batches().filter((one) => one.state('window') === 'waiting');
  expect(await mails()).toEqual([]);
  batch?.die();
  const again = await stage.beginAgain(batch?.id ?? '', clock);
  plays.splice(plays.indexOf(batch as Play), 1, again);
  const late = await comes(numbered('20.00'), '2026-09-11T14:50:00Z');
  await passTo('2026-09-11T16:00:00Z');
  expect((await mails()).map(({ subject }) => subject.slice(0, 31))).toEqual([
    'BORDEREAU 2026-S37 – 1 factures',
  ]);
  expect(again.outcome).toBe('delivered');
  expect(member.outcome).toBe('delivered');
  expect(late.state('week')).toBe('waiting');
});

test('sending one invoice again never sends its batch again', async () => {
  await passTo('2026-09-21T06:00:00Z');
  const mails = mailsFromNow();
  const invoice = numbered('10.00');
  const member = await comes(invoice, '2026-09-22T06:00:00Z');
  await comes(numbered('20.00'), '2026-09-22T06:00:00Z');
  const skip = {
    node: 'week',
    actor: 'support@demo',
    reason: 'asked for',
    action: 'retry',
  } as const;
  expect(member.interpreter.refuse(skip)?.en).toContain('waits for its batch');
  await passTo('2026-09-25T16:00:00Z');
  expect(await mails()).toHaveLength(1);
  expect(await stage.submit(invoice)).toMatchObject({ delivery: member.id });
  const again = await stage.beginAgain(member.id, clock);
  await clock.settle();
  expect(again.outcome).toBe('delivered');
  expect(again.at('done', 'week')).toMatchObject([{ level: 'accepted', note: '2026-W39' }]);
  expect(await mails()).toHaveLength(1);
});

test('week 53 is brought forward to New Year’s Eve, and week 1 comes after it', async () => {
  await passTo('2026-12-28T06:00:00Z');
  const mails = mailsFromNow();
  await comes(numbered('10.00'), '2026-12-29T06:00:00Z');
  await passTo('2026-12-31T17:00:00Z');
  await comes(numbered('20.00'), '2027-01-04T06:00:00Z');
  await passTo('2027-01-08T17:00:00Z');
  expect((await mails()).map(({ subject }) => subject.slice(0, 18))).toEqual([
    'BORDEREAU 2026-S53',
    'BORDEREAU 2027-S01',
  ]);
});
