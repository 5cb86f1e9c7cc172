import type { Context } from '#workflows/context.ts';
import { getDocument, getInvoice, listCustomers, listInvoices } from '../api/contract.ts';
import { connectServer } from './client.ts';
import { usageError } from './verb.ts';

/** The newest invoices of the server with their customers' parameters, newest first. */
export async function* lastInvoices(wanted: string) {
  const limit = Number(wanted);
  if (!Number.isInteger(limit) || limit < 1 || limit > 200) {
    throw usageError('--last veut un nombre de 1 à 200', '--last takes a number from 1 to 200');
  }
  const server = await connectServer(process.env);
  const customers = await server.all(listCustomers, {});
  const { items } = await server.call(listInvoices, { query: { limit } });
  for (const { id, number, customerId } of items) {
    const { data, documents } = await server.call(getInvoice, { invoiceId: id });
    const original = documents.find(({ role }) => role === 'original');
    const found = customers.find((one) => one.id === customerId);
    const customer: Context['customer'] | undefined = found && {
      id: found.id,
      code: found.code,
      name: found.name,
      language: found.language,
      country: found.country,
      timeZone: 'Europe/Paris',
    };
    const files = original
      ? [
          {
            name: original.name,
            bytes: await server.download(getDocument, { sha256: original.sha256 }),
          },
        ]
      : [];
    const params = found?.params ?? {};
    yield { name: number, invoice: data, files, params, ...(customer ? { customer } : {}) };
  }
}
