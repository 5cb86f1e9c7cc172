import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePorts } from '#server/adapters/ports.ts';
import { saveChannel } from '#server/db/channels.ts';
import { recordEvents } from '#server/db/events.ts';
import { sendDueReports } from '#server/reports/sendDue.ts';
import type { Unfinished } from '#server/reports/unfinished.ts';
import { reportInstant } from '#workflows/calendar/reportDay.ts';
import { same } from '#workflows/text.ts';
import { domesticInvoice } from '../../samples/invoices.ts';
import { smtpChannel, smtpServer, type TestSmtp } from '../adapters/smtpServer.ts';
import { answerOf, callAs, formOf, type House, openHouse } from '../house.ts';

let house: House;
let smtp: TestSmtp;
let ports: ReturnType<typeof makePorts>;
beforeAll(async () => {
  smtp = await smtpServer();
  house = await openHouse('none');
  await saveChannel(house.sql, new Uint8Array(32), 'fermat', smtpChannel(smtp.port));
  ports = makePorts({
    sql: house.sql,
    key: new Uint8Array(32),
    config: {
      store: house.storing,
      url: house.url,
      egressAllow: [`127.0.0.1:${smtp.port}`],
      folders: [],
    },
  });
  await submit('F-OPEN');
  const parked = await submit('F-PARKED');
  await recordEvents(house.sql, parked, [
    {
      kind: 'parked',
      seq: 1,
      at: new Date().toISOString(),
      node: 'subject',
      generation: 1,
      uncertain: false,
      fault: {
        code: 'SUBJECT_VALUE_MISSING',
        remedy: 'fix',
        message: same('=no value for invoice.orderReference'),
        mayHaveArrived: false,
        details: {},
      },
    },
  ]);
  const through = await submit('F-THROUGH');
  await recordEvents(house.sql, through, [
    { kind: 'ended', seq: 1, at: new Date().toISOString(), outcome: 'delivered' },
  ]);
});
afterAll(async () => {
  ports.close();
  await house.close();
  await smtp.close();
});

async function submit(number: string): Promise<string> {
  const reply = await callAs(house, 'ops')(
    'POST',
    '/api/invoices',
    formOf(domesticInvoice, { number }),
  );
  return (await answerOf<{ delivery: string }>(reply)).delivery;
}
const list = async (query = '') =>
  answerOf<Unfinished>(await callAs(house, 'auditor')('GET', `/api/reports/unfinished${query}`));

test('the list is what was taken in less what ended, and says for what each one waits', async () => {
  const { issued, terminal, items } = await list();
  expect([issued, terminal]).toEqual([3, 1]);
  expect(items.map(({ invoiceNumber }) => invoiceNumber).toSorted()).toEqual([
    'F-OPEN',
    'F-PARKED',
  ]);
  const [ledger] = await house.sql<{ open: number }[]>`
    select count(*)::int as open from delivery where ended_at is null
  `;
  expect(items).toHaveLength(ledger?.open ?? 0);
  const parked = items.find(({ invoiceNumber }) => invoiceNumber === 'F-PARKED');
  expect(parked).toMatchObject({ state: 'parked', node: 'subject' });
  expect(parked?.cause?.en).toContain('no value for invoice.orderReference');
});

test('of a month before there was anything it is empty', async () => {
  expect(await list('?month=2020-01')).toMatchObject({ issued: 0, terminal: 0, items: [] });
});

test('as a file it has the same rows, and no cell that a spreadsheet runs', async () => {
  const reply = await callAs(house, 'auditor')('GET', '/api/reports/unfinished.csv?language=en');
  const lines = (await reply.text()).trim().split('\r\n');
  expect(lines).toHaveLength(3);
  expect(lines.join('\n')).not.toMatch(/"=/);
});

test.each([
  ['2026-11', '2026-11-27T17:00:00Z'],
  ['2026-05', '2026-05-28T16:00:00Z'],
  ['2026-12', '2026-12-30T17:00:00Z'],
])(
  'in %s it goes out at %s: on the working day before the month’s last one, at six',
  (month, at) => {
    const sent = reportInstant(Temporal.PlainYearMonth.from(month), 'Europe/Paris');
    expect(sent.toString()).toBe(at);
  },
);

test('it is sent once a month to whom the settings name, by their connection', async () => {
  const admin = callAs(house, 'admin');
  const unknown = { channel: 'nowhere', recipients: ['daf@fermat.example'] };
  expect((await admin('PUT', '/api/reports/unfinished/settings', unknown)).status).toBe(400);
  const settings = { channel: 'mail', recipients: ['daf@fermat.example'] };
  expect((await admin('PUT', '/api/reports/unfinished/settings', settings)).status).toBe(200);
  const { sql } = house;
  await sql`update unfinished_report set saved_at = '2026-11-01'`;
  const send = (at: string) => sendDueReports(sql, ports.portsFor, new Date(at));
  expect(await send('2026-11-27T16:59:00Z')).toBe(0);
  expect(await send('2026-11-27T17:00:00Z')).toBe(1);
  expect(await send('2026-11-27T17:01:00Z')).toBe(0);
  expect(smtp.received.map(({ to }) => to)).toEqual([['daf@fermat.example']]);
});
