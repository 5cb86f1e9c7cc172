import { randomUUID } from 'node:crypto';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { getDelivery } from '#server/api/contract.ts';
import type { Reply } from '#server/api/endpoint.ts';
import { jsonOf } from '#server/db/anySql.ts';
import { publishDraft } from '#server/db/flows.ts';
import type { Flow } from '#workflows/flow/schema.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import { domesticInvoice } from '../../samples/invoices.ts';
import { until } from '../../support/until.ts';
import { answerOf, callAs, formOf, type House, openHouse, ops } from '../house.ts';

/** Judges the data, writes UBL, judges that, lays the invoice out and puts the UBL into the pages. */
const documentsFlow: Flow = {
  name: 'Documents',
  params: [],
  nodes: [
    { id: 'start', type: 'start', config: {} },
    { id: 'data', type: 'validate', config: { rules: 'xrechnung' } },
    { id: 'ubl', type: 'convert', config: { to: 'xrechnung-ubl' } },
    { id: 'document', type: 'validate', config: { what: 'document' } },
    { id: 'pages', type: 'render', config: { pages: 'drawn' } },
    { id: 'attach', type: 'attach', config: { supporting: false, xml: true } },
    { id: 'end', type: 'end', config: { outcome: 'cancelled' } },
  ],
  edges: [
    ['start', 'data'],
    ['data', 'ubl'],
    ['ubl', 'document'],
    ['document', 'pages'],
    ['pages', 'attach'],
    ['attach', 'end'],
  ].map(([from = '', to = '']) => ({ from, exit: 'ok', to })),
  layout: {},
  stickies: [],
};

let house: House;
let call: ReturnType<typeof callAs>;

beforeAll(async () => {
  house = await openHouse('worker');
  call = callAs(house, 'support');
  await house.sql`
    insert into flow (id, issuer_id, draft, saved_by)
    values ('documents', 'fermat', ${jsonOf(house.sql, documentsFlow)}, 'ops@demo')
  `;
  await publishDraft(house.sql, ops, 'documents', { revision: 1, note: 'first' });
  await house.sql`update customer set flow_id = 'documents' where id = 'bread'`;
});
afterAll(() => house.close());

async function submit(invoice: Partial<Invoice>): Promise<string> {
  const reply = await call('POST', '/api/invoices', formOf(domesticInvoice, invoice));
  expect(reply.status).toBe(202);
  return (await answerOf<{ delivery: string }>(reply)).delivery;
}

const inState = (id: string, state: string) =>
  until(async () => {
    const seen = await answerOf<Reply<typeof getDelivery>>(
      await call('GET', `/api/deliveries/${id}`),
    );
    if (seen.delivery.state !== state)
      throw new Error(`is ${seen.delivery.state}: ${seen.delivery.fault?.message.en}`);
    return seen;
  });

test('a drawing of every step that makes documents runs, and leaves what each promised', async () => {
  const id = await submit({ number: 'F-DOC-1' });
  const { attempts } = await inState(id, 'cancelled');
  expect(attempts.map(({ node, result }) => [node, result])).toEqual([
    ['data', 'done'],
    ['ubl', 'done'],
    ['document', 'done'],
    ['pages', 'done'],
    ['attach', 'done'],
  ]);
  const made = attempts.at(-1)?.evidence[0]?.document;
  const pdf = await house.store.read({ sha256: made?.sha256 ?? '' });
  const names = (await PDFDocument.load(pdf)).getAttachments().map(({ name }) => name);
  expect(names).toEqual(['F-DOC-1.xml']);
});

test('an invoice that breaks a rule waits with the rule at its field, and goes on once the value is given', async () => {
  const id = await submit({ number: 'F-DOC-2', buyerReference: undefined });
  const { parked } = await inState(id, 'parked');
  expect(parked).toMatchObject([
    {
      node: 'data',
      fault: { code: 'VALIDATE_INVALID' },
      problems: [{ code: 'BR-DE-15', at: 'buyerReference', fix: { fr: expect.any(String) } }],
      missing: [{ path: 'invoice.buyerReference', value: null }],
    },
  ]);
  const reply = await call('POST', `/api/deliveries/${id}/resolve`, {
    node: 'data',
    action: 'amend',
    patch: { 'invoice.buyerReference': '04011000-1234512345-06' },
    reason: 'the customer gave it',
    actionId: randomUUID(),
  });
  expect(reply.status).toBe(200);
  await inState(id, 'cancelled');
});
