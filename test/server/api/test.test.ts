import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { testFlow } from '#server/api/contract.ts';
import type { Reply } from '#server/api/endpoint.ts';
import type { Flow } from '#workflows/flow/schema.ts';
import { domesticInvoice } from '../../samples/invoices.ts';
import { answerOf, callAs, formOf, type House, openHouse, subjectFlow } from '../house.ts';

let house: House;
let call: ReturnType<typeof callAs>;
let invoiceId: string;

/** Draws the PDF from the data, then makes a Factur-X of it. */
const flow: Flow = {
  ...subjectFlow,
  name: 'Mise en page',
  nodes: [
    { id: 'start', type: 'start', config: {} },
    { id: 'render', type: 'render', config: {} },
    { id: 'convert', type: 'convert', config: { to: 'facturx' } },
    { id: 'end', type: 'end', config: { outcome: 'cancelled' } },
  ],
  edges: [
    { from: 'start', exit: 'ok', to: 'render' },
    { from: 'render', exit: 'ok', to: 'convert' },
    { from: 'convert', exit: 'ok', to: 'end' },
  ],
};

beforeAll(async () => {
  house = await openHouse('none');
  call = callAs(house, 'ops');
  const reply = await call('POST', '/api/invoices', formOf(domesticInvoice));
  invoiceId = (await answerOf<{ invoice: string }>(reply)).invoice;
});
afterAll(() => house.close());

const Made = z.object({
  documents: z.object({ invoice: z.object({ sha256: z.string(), type: z.string() }) }),
});

const documentOf = (sha256: string, drawn: Flow = flow) =>
  call('POST', '/api/flows/flow/test/document', { flow: drawn, invoiceId, sha256 });

test('what a test makes can be looked at, and is kept nowhere', async () => {
  const tested = await answerOf<Reply<typeof testFlow>>(
    await call('POST', '/api/flows/flow/test', { flow, invoiceId }),
  );
  expect(tested.problems).toEqual([]);
  for (const node of ['render', 'convert']) {
    const { sha256, type } = Made.parse(tested.steps[node]?.output).documents.invoice;
    const reply = await documentOf(sha256);
    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-type')).toBe(type);
    expect(reply.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    const bytes = new Uint8Array(await reply.arrayBuffer());
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    expect((await call('GET', `/api/documents/${sha256}`)).status).toBe(404);
  }
});

test('a document that the test does not know is not there, whatever the store holds', async () => {
  expect((await documentOf('0'.repeat(64))).status).toBe(404);
  expect((await documentOf('x')).status).toBe(400);
  expect((await documentOf('0'.repeat(64), { ...flow, edges: [] })).status).toBe(404);
});
