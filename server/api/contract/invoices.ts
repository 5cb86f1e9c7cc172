import { z } from 'zod';
import type { Invoice } from '#workflows/invoice/model.ts';
import { endpoint } from '../endpoint.ts';
import {
  DeliveryState,
  everyone,
  Id,
  Instant,
  LocatedProblem,
  nothing,
  PageQuery,
  page,
  StoredDocument,
} from './shapes.ts';

const InvoiceRow = z.object({
  id: Id,
  number: z.string(),
  typeCode: z.string(),
  issueDate: z.string(),
  dueDate: z.string().nullable(),
  total: z.string(),
  currency: z.string(),
  customerId: Id,
  customerName: z.string(),
  deliveryId: Id.nullable(),
  state: DeliveryState,
});

export const listInvoices = endpoint({
  method: 'get',
  path: '/api/invoices',
  summary: 'Invoices, newest first',
  roles: everyone,
  query: PageQuery.extend({ customer: Id.optional(), q: z.string().max(100).optional() }),
  body: nothing,
  reply: page(InvoiceRow),
});

/** What a CSV file or a sheet was taken for; a workbook has neither delimiter nor encoding. */
const Detected = z.object({
  delimiter: z.string().optional(),
  encoding: z.string().optional(),
  decimal: z.string().optional(),
  dateFormat: z.string().optional(),
  /** By heading, the path of the term; null for a column that is not kept. */
  columns: z.record(z.string(), z.string().nullable()),
});

const Receipt = z.object({
  invoice: Id,
  delivery: Id,
  duplicateOf: Id.optional(),
  detected: z.array(Detected).readonly().optional(),
});

/** Of an index with the PDFs of its invoices: each row stands for itself. */
const IndexReceipt = z.object({
  index: z.object({
    detected: Detected,
    /** PDFs that no row names. */
    unnamed: z.array(z.string()).readonly(),
  }),
  rows: z
    .array(
      z.object({
        /** Its first row in the index, the headings being row 1. */
        row: z.int(),
        file: z.string().nullable(),
        number: z.string().nullable(),
        /** Undefined where the row was refused: nothing of it was kept. */
        receipt: Receipt.omit({ detected: true }).optional(),
        problems: z.array(LocatedProblem).readonly(),
      }),
    )
    .readonly(),
});

export const submitInvoice = endpoint({
  method: 'post',
  path: '/api/invoices',
  summary:
    'Take in one invoice, in any readable format or a PDF with its data; or a CSV or Excel index with the PDFs of its invoices, a delivery a row. A repeat gets the first answer',
  roles: ['ops', 'support', 'admin'],
  query: nothing,
  body: z.object({
    /** JSON of the invoice where no file carries it. */
    data: z.string().optional(),
    /** Code or id of the customer, where SIRET, VAT id or SIREN don’t tell. */
    customer: z.string().max(80).optional(),
    /** JSON: how a CSV or Excel file is read, `{"columns":{"Pièce":"number"},"decimal":","}`; else it is detected. */
    mapping: z.string().max(100_000).optional(),
  }),
  reply: z.union([IndexReceipt, Receipt]),
  status: 202,
  transport: 'multipart',
});

export const getInvoice = endpoint({
  method: 'get',
  path: '/api/invoices/:invoiceId',
  summary: 'An invoice: its data, documents and deliveries',
  roles: everyone,
  query: nothing,
  body: nothing,
  reply: z.object({
    invoice: InvoiceRow,
    data: z.custom<Invoice>(),
    /** What its files say beyond EN 16931, which is not carried over. */
    unmapped: z.array(LocatedProblem),
    /** Rules of its profile that its data break; `at` is a path in `data`. The first hundred. */
    problems: z.array(LocatedProblem),
    documents: z.array(StoredDocument),
    deliveries: z.array(
      z.object({
        id: Id,
        state: DeliveryState,
        flowName: z.string(),
        version: z.int(),
        startedAt: Instant,
        endedAt: Instant.nullable(),
      }),
    ),
  }),
});

export const getDocument = endpoint({
  method: 'get',
  path: '/api/documents/:sha256',
  summary: 'A stored document of this issuer, by content',
  roles: everyone,
  query: nothing,
  body: nothing,
  reply: z.instanceof(Uint8Array),
  transport: 'download',
});
