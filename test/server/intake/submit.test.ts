import { afterAll, beforeAll, expect, test } from 'vitest';
import { domesticInvoice as sample } from '../../samples/invoices.ts';
import { answerOf, callAs, formOf, type House, openHouse } from '../house.ts';

interface Receipt {
  invoice: string;
  delivery: string;
  duplicateOf?: string;
}

let house: House;
let call: ReturnType<typeof callAs>;

beforeAll(async () => {
  // No engine: intake must not need one.
  house = await openHouse('none');
  call = callAs(house, 'ops');
});
afterAll(() => house.close());

const submit = (form: FormData, headers: Record<string, string> = {}) =>
  call('POST', '/api/invoices', form, headers);

test('an invoice is taken in while the engine is down, and waits in the outbox', async () => {
  const reply = await submit(formOf(sample, { number: 'F-DOWN' }));
  expect(reply.status).toBe(202);
  const { invoice, delivery } = await answerOf<Receipt>(reply);
  expect(await house.sql`select number, total from invoice where id = ${invoice}`).toEqual([
    { number: 'F-DOWN', total: sample.totals.withVat },
  ]);
  const [kept] = await house.sql`
    select d.state, d.input, o.delivery_id from delivery d join outbox o on o.delivery_id = d.id
    where d.id = ${delivery}
  `;
  expect(kept).toMatchObject({
    state: 'planned',
    deliveryId: delivery,
    input: {
      plan: { flow: 'flow', version: 1 },
      context: {
        invoice: { number: 'F-DOWN' },
        customer: { code: 'BOUL', language: 'fr' },
        params: { prefix: 'FACTURE' },
        documents: { data: { type: 'application/json' } },
        delivery: { id: delivery },
      },
    },
  });
});

test('a hundred identical submissions at once are one invoice and one delivery', async () => {
  const form = () => formOf(sample, { number: 'F-HUNDRED' });
  const replies = await Promise.all(Array.from({ length: 100 }, () => submit(form())));
  expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([202]));
  const answers = await Promise.all(replies.map((reply) => answerOf<Receipt>(reply)));
  expect(new Set(answers.map(({ delivery }) => delivery)).size).toBe(1);
  expect(answers.filter((answer) => answer.duplicateOf === undefined)).toHaveLength(1);
  expect(
    await house.sql`
      select d.id from delivery d join invoice i on i.id = d.invoice_id
      where i.number = 'F-HUNDRED'
    `,
  ).toHaveLength(1);
});

test('the same number with other content is refused and shows where the first one is', async () => {
  const first = await answerOf<Receipt>(await submit(formOf(sample, { number: 'F-TAKEN' })));
  const reply = await submit(formOf(sample, { number: 'F-TAKEN', buyerReference: 'other' }));
  expect(reply.status).toBe(409);
  expect(reply.headers.get('content-type')).toContain('application/problem+json');
  expect(await reply.json()).toMatchObject({
    code: 'INVOICE_NUMBER_TAKEN',
    link: `/api/invoices/${first.invoice}`,
    fix: { fr: expect.any(String), en: expect.any(String) },
  });
});

test('a repeated idempotency key gets the first answer; with another invoice it is refused', async () => {
  const headers = { 'idempotency-key': 'once' };
  const first = await (await submit(formOf(sample, { number: 'F-KEY' }), headers)).json();
  const again = await submit(formOf(sample, { number: 'F-KEY' }), headers);
  expect(await again.json()).toEqual(first);
  const other = await submit(formOf(sample, { number: 'F-KEY-2' }), headers);
  expect(other.status).toBe(409);
  expect(await other.json()).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  expect(await house.sql`select from invoice where number = 'F-KEY-2'`).toEqual([]);
});

test('two requests at once under one key leave one invoice', async () => {
  const headers = { 'idempotency-key': 'race' };
  const replies = await Promise.all([
    submit(formOf(sample, { number: 'F-RACE-1' }), headers),
    submit(formOf(sample, { number: 'F-RACE-2' }), headers),
  ]);
  expect(replies.map(({ status }) => status).sort()).toEqual([202, 409]);
  expect(await house.sql`select from invoice where number like 'F-RACE-%'`).toHaveLength(1);
});

test('an unknown buyer is explained with what was looked for', async () => {
  const stranger = { ...sample.buyer, legalId: undefined, identifiers: [], vatId: 'BE0123456789' };
  const reply = await submit(formOf(sample, { number: 'F-WHO', buyer: stranger }));
  expect(reply.status).toBe(422);
  expect(await reply.json()).toMatchObject({
    code: 'CUSTOMER_UNKNOWN',
    detail: expect.stringContaining('BE0123456789'),
  });
});

test('a customer without a published flow is refused with what to do', async () => {
  const buyer = {
    ...sample.buyer,
    legalId: { value: '733333333', scheme: '0002' },
    identifiers: [],
    vatId: undefined,
  };
  const reply = await submit(formOf(sample, { number: 'F-FLOW', buyer }));
  expect(await reply.json()).toMatchObject({
    status: 422,
    code: 'CUSTOMER_WITHOUT_FLOW',
    link: '/api/customers/plain',
  });
});

test('files that give no invoice are refused, each problem located', async () => {
  const form = new FormData();
  form.append('file', new Blob(['<nothing/>']), 'facture.xml');
  const reply = await submit(form);
  expect(reply.status).toBe(422);
  const problem = await answerOf<{ code: string; problems: unknown[] }>(reply);
  expect(problem.code).toBe('INVOICE_UNREADABLE');
  expect(problem.problems.length).toBeGreaterThan(0);
});

test.each([
  [11, 422],
  [200, 413],
])('%i files beside the data are refused with %i', async (more, status) => {
  const form = formOf(sample);
  for (let n = 0; n < more; n += 1) form.append('file', new Blob(['x']), `${n}.txt`);
  expect((await submit(form)).status).toBe(status);
});

test('a field sent twice is refused', async () => {
  const form = formOf(sample, { number: 'F-TWICE' });
  form.append('customer', 'BOUL');
  form.append('customer', 'PLAIN');
  const reply = await submit(form);
  expect(reply.status).toBe(400);
  expect(await reply.json()).toMatchObject({ code: 'MULTIPART_INVALID' });
});

test('JSON where files are expected is refused before it is looked at', async () => {
  const reply = await call('POST', '/api/invoices', { files: { x: { filepath: '/etc/passwd' } } });
  expect(reply.status).toBe(415);
});
