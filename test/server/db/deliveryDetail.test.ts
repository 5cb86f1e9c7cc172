import { afterAll, beforeAll, expect, test } from 'vitest';
import { jsonOf } from '#server/db/anySql.ts';
import { deliveryPage } from '#server/db/deliveries.ts';
import { deliveryDetail } from '#server/db/deliveryDetail.ts';
import { deliverySummary } from '#server/db/deliverySummary.ts';
import { recordEvents } from '#server/db/events.ts';
import { submit } from '#server/intake/submit.ts';
import { add } from '#workflows/invoice/amount.ts';
import { toldDifference, totalsDifferences } from '#workflows/invoice/totalsCheck.ts';
import { same } from '#workflows/text.ts';
import type { SeenFault, TraceEvent } from '#workflows/trace.ts';
import { domesticInvoice } from '../../samples/invoices.ts';
import { type House, openHouse } from '../house.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse('none');
});
afterAll(() => house.close());

type Untold<E> = E extends TraceEvent ? Omit<E, 'seq' | 'at'> : never;

/** A delivery of a fresh invoice to which the given things happened. */
async function delivery(number: string, ...untold: Untold<TraceEvent>[]): Promise<string> {
  const { sql, store } = house;
  const bytes = Buffer.from(JSON.stringify({ ...domesticInvoice, number }));
  const files = [{ name: 'f.json', bytes }];
  const taken = await submit(sql, store, { issuer: 'fermat', files, source: 'test' });
  await tell(taken.delivery, 0, ...untold);
  return taken.delivery;
}

async function tell(id: string, after: number, ...untold: Untold<TraceEvent>[]): Promise<void> {
  const events = untold.map((event, index) => ({
    ...event,
    seq: after + index + 1,
    at: new Date().toISOString(),
  }));
  await recordEvents(house.sql, id, events as TraceEvent[]);
}

const started = { kind: 'started', node: 'subject', generation: 1, input: '' } as const;
const fault = (rest: Partial<SeenFault>): SeenFault => ({
  code: 'SUBJECT_VALUE_MISSING',
  remedy: 'fix',
  message: same('seen'),
  mayHaveArrived: false,
  details: {},
  ...rest,
});
const parked = (rest: Partial<SeenFault>, uncertain = false) =>
  ({ kind: 'parked', node: 'subject', generation: 1, uncertain, fault: fault(rest) }) as const;

test('a step whose last try failed shows as retrying, with its next try', async () => {
  const id = await delivery('D-1', started);
  const wrong = { code: 'UNEXPECTED', message: same('no line'), remedy: 'retry', details: {} };
  await house.sql`
    insert into attempt (id, delivery_id, node, type, generation, number, key, input, fault, result, ended_at)
    values ('a-1', ${id}, 'subject', 'subject', 1, 1, 'k', '{}', ${jsonOf(house.sql, wrong)}, 'failed', now())
  `;
  const { items } = await deliveryPage(house.sql, 'fermat', { limit: 50, state: 'retrying' });
  expect(items).toMatchObject([{ id, state: 'retrying', fault: { code: 'UNEXPECTED' }, tries: 1 }]);
  expect(await deliverySummary(house.sql, 'fermat')).toMatchObject({ retrying: 1, needsAction: 0 });
  expect((await deliveryDetail(house.sql, 'fermat', id)).nextTry).toMatchObject({
    node: 'subject',
  });
});

test('an uncertain step can be said to have arrived or be sent again, never just retried', async () => {
  const id = await delivery('D-2', started, parked({ mayHaveArrived: true }, true));
  const { parked: forms, delivery: row } = await deliveryDetail(house.sql, 'fermat', id);
  expect(row.state).toBe('uncertain');
  expect(forms).toMatchObject([{ uncertain: true, actions: ['arrived', 'send-again', 'abort'] }]);
});

test('the form shows what there is now, and asks for nothing that may not be changed here', async () => {
  const missing = ['params.prefix', 'config.template', 'invoice.total', 'invoice.dueDate', 7];
  const id = await delivery('D-3', started, parked({ details: { missing } }));
  const form = async () => (await deliveryDetail(house.sql, 'fermat', id)).parked[0]?.missing;
  expect(await form()).toEqual([
    { path: 'params.prefix', label: { fr: 'Préfixe', en: 'Prefix' }, value: 'FACTURE' },
    {
      path: 'config.template',
      label: { fr: 'Objet', en: 'Subject' },
      value: '{{params.prefix}} {{invoice.number}} / CDE {{invoice.orderReference}}',
    },
    { path: 'invoice.dueDate', label: expect.any(Object), value: domesticInvoice.dueDate },
  ]);
  const resolution = {
    node: 'subject',
    action: 'amend',
    actor: 'ops@demo',
    reason: 'asked for',
    patch: { 'params.prefix': 'INVOICE' },
  } as const;
  const resolved = { kind: 'resolved', node: 'subject', generation: 2, resolution } as const;
  await tell(id, 2, resolved, { ...parked({ details: { missing } }), generation: 2 });
  expect((await form())?.[0]).toMatchObject({ path: 'params.prefix', value: 'INVOICE' });
});

test('the rounding that would make the totals add up stands in the form, ready to be sent', async () => {
  const { totals } = domesticInvoice;
  const off = {
    ...domesticInvoice,
    totals: { ...totals, payable: add(totals.payable ?? '', '0.02') },
  };
  const details = {
    missing: ['invoice.rounding'],
    totals: totalsDifferences(off).map(toldDifference),
  };
  const id = await delivery('D-ROUNDING', started, parked({ details }));
  expect((await deliveryDetail(house.sql, 'fermat', id)).parked).toMatchObject([
    {
      missing: [{ path: 'invoice.rounding', label: { fr: 'Arrondi (BT-114)' }, value: '0.02' }],
      totals: [{ term: 'BT-115', delta: '0.02', remedies: [{}, { kind: 'rounding' }] }],
    },
  ]);
});

test('events told twice, late and by several at once are told once', async () => {
  const id = await delivery('D-4');
  const events = [started, parked({})].map((event, index) => ({
    ...event,
    seq: index + 1,
    at: `2026-09-01T08:00:0${index}.000Z`,
  }));
  const tellings = [events.slice(1), events, events.slice(0, 1), events];
  const counts = await Promise.all(
    tellings.map((told) => recordEvents(house.sql, id, told as TraceEvent[])),
  );
  expect(counts.reduce((sum, n) => sum + n, 0)).toBe(2);
  const { events: kept, delivery: row } = await deliveryDetail(house.sql, 'fermat', id);
  expect(kept).toEqual(events);
  expect(row.state).toBe('parked');
});

test('an answer of a far end that holds NUL is kept all the same', async () => {
  const id = await delivery('D-6', started, parked({ message: same('550 no\u0000body') }));
  const { delivery: row } = await deliveryDetail(house.sql, 'fermat', id);
  expect(row.fault?.message).toEqual(same('550 no\uFFFDbody'));
});

test('what a step made belongs to its invoice from then on', async () => {
  const { sql, store } = house;
  const id = await delivery('D-5', started);
  const invoice = await store.write(Buffer.from('%PDF-1.7'), {
    type: 'application/pdf',
    name: 'F.pdf',
  });
  const eml = await store.write(Buffer.from('From: a'), { type: 'message/rfc822', name: 'F.eml' });
  await sql`
    insert into attempt (id, delivery_id, node, type, generation, number, key, input, output, result)
    values ('a-5', ${id}, 'subject', 'subject', 1, 1, 'k', '{}', ${jsonOf(sql, { documents: { invoice } })}, 'done')
  `;
  await sql`
    insert into evidence (id, attempt_id, delivery_id, kind, detail, document)
    values ('e-5', 'a-5', ${id}, 'smtp-reply', '{}', ${jsonOf(sql, eml)})
  `;
  await tell(id, 1, { kind: 'done', node: 'subject', generation: 1, exit: 'ok' });
  const { documents, seals } = await deliveryDetail(sql, 'fermat', id);
  expect(documents).toEqual(
    expect.arrayContaining([
      { role: 'invoice', ...invoice },
      { role: 'smtp-reply', ...eml },
    ]),
  );
  expect(seals.map(({ sha256 }) => sha256)).toEqual(
    expect.arrayContaining([invoice.sha256, eml.sha256]),
  );
});
