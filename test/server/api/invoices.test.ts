import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { getInvoice, listInvoices } from '#server/api/contract.ts';
import type { Reply } from '#server/api/endpoint.ts';
import { domesticInvoice } from '../../samples/invoices.ts';
import { answerOf, callAs, formOf, type House, openHouse } from '../house.ts';

let house: House;
let call: ReturnType<typeof callAs>;
let invoice: string;

beforeAll(async () => {
  house = await openHouse('none');
  call = callAs(house, 'ops');
  const reply = await call('POST', '/api/invoices', formOf(domesticInvoice));
  invoice = (await answerOf<{ invoice: string }>(reply)).invoice;
});
afterAll(() => house.close());

const detail = async () =>
  answerOf<Reply<typeof getInvoice>>(await call('GET', `/api/invoices/${invoice}`));

test('an invoice shows its data, its documents and its deliveries', async () => {
  const { data, documents, deliveries, invoice: row } = await detail();
  expect(row).toMatchObject({ number: domesticInvoice.number, state: 'planned', currency: 'EUR' });
  expect(data.lines).toEqual(domesticInvoice.lines);
  expect(documents.map(({ role }) => role).sort()).toEqual(['data', 'submitted']);
  expect(deliveries).toMatchObject([{ flowName: 'Objet', version: 1, endedAt: null }]);
});

test('a document is downloaded by its issuer alone, as a file that no browser runs', async () => {
  const { documents } = await detail();
  const sha256 = documents[0]?.sha256 ?? '';
  const reply = await call('GET', `/api/documents/${sha256}`);
  expect(reply.status).toBe(200);
  expect(reply.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
  expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
  expect(reply.headers.get('content-disposition')).toMatch(
    /^attachment; filename="[\w .()-]+"; filename\*=UTF-8''/,
  );
  const foreign = await fetch(`${house.url}/api/documents/${sha256}`, {
    headers: { authorization: `Bearer ${house.foreignKey}` },
  });
  expect(foreign.status).toBe(404);
});

test('the list is searched by number and by customer, whatever the case', async () => {
  const found = async (q: string) =>
    (
      await answerOf<Reply<typeof listInvoices>>(
        await call('GET', `/api/invoices?q=${encodeURIComponent(q)}`),
      )
    ).items.map(({ id }) => id);
  expect(await found(domesticInvoice.number?.toLowerCase() ?? '')).toEqual([invoice]);
  expect(await found('boulangeries')).toEqual([invoice]);
  expect(await found('nobody')).toEqual([]);
});

test('what an XML says beyond EN 16931 is shown with its place, and an invoice without such shows none', async () => {
  expect((await detail()).unmapped).toEqual([]);
  const sample = await readFile(new URL('../../samples/invoice.cii.xml', import.meta.url), 'utf8');
  const xml = sample
    .replace('F-2026-0101', 'F-2026-0109')
    .replace('<ram:Name>Pétrin', '<ram:ShelfLife>B7</ram:ShelfLife><ram:Name>Pétrin');
  const form = new FormData();
  form.append('file', new Blob([xml], { type: 'application/xml' }), 'facture.xml');
  const { invoice: id } = await answerOf<{ invoice: string }>(
    await call('POST', '/api/invoices', form),
  );
  const { unmapped } = await answerOf<Reply<typeof getInvoice>>(
    await call('GET', `/api/invoices/${id}`),
  );
  expect(unmapped).toMatchObject([
    { code: 'ELEMENT_UNMAPPED', at: expect.stringContaining('ShelfLife') },
  ]);
});

test('rules that the data break are shown with the field and the remedy', async () => {
  expect((await detail()).problems).toEqual([]);
  const form = formOf(domesticInvoice, {
    number: 'F-2026-0110',
    dueDate: undefined,
    paymentTerms: undefined,
  });
  const { invoice: id } = await answerOf<{ invoice: string }>(
    await call('POST', '/api/invoices', form),
  );
  const { problems } = await answerOf<Reply<typeof getInvoice>>(
    await call('GET', `/api/invoices/${id}`),
  );
  expect(problems).toMatchObject([
    { code: 'BR-CO-25', at: 'dueDate', severity: 'fatal', fix: { fr: expect.any(String) } },
  ]);
});
