import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { draws, everyone, Id, nothing, PageQuery, page } from './shapes.ts';

const Customer = z.object({
  id: Id,
  code: z.string(),
  name: z.string(),
  country: z.string(),
  language: z.enum(['fr', 'en']),
  siren: z.string().nullable(),
  vatId: z.string().nullable(),
  flowId: Id.nullable(),
  flowName: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.boolean(), z.array(z.string())])),
  invoices: z.int(),
  parked: z.int(),
});

export const listCustomers = endpoint({
  method: 'get',
  path: '/api/customers',
  summary: 'Customers of this issuer by name',
  roles: everyone,
  query: PageQuery,
  body: nothing,
  reply: page(Customer),
});

export const saveCustomer = endpoint({
  method: 'put',
  path: '/api/customers/:customerId',
  summary: 'Change a customer’s flow, language and parameters',
  roles: draws,
  query: nothing,
  body: z.strictObject({
    flowId: Id.nullable(),
    language: z.enum(['fr', 'en']),
    params: z.record(z.string(), z.union([z.string(), z.boolean(), z.array(z.string())])),
  }),
  reply: Customer,
});
