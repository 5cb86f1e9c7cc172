import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { draws, everyone, Instant, nothing, PageQuery, page } from './shapes.ts';

const TableVersion = z.object({
  name: z.string(),
  version: z.int(),
  columns: z.array(z.string()),
  rowCount: z.int(),
  note: z.string(),
  savedBy: z.string(),
  savedAt: Instant,
});

export const listTables = endpoint({
  method: 'get',
  path: '/api/tables',
  summary: 'Reference tables by name, as they were saved last',
  roles: everyone,
  query: PageQuery,
  body: nothing,
  reply: page(TableVersion),
});

export const saveTable = endpoint({
  method: 'post',
  path: '/api/tables',
  summary:
    'Save a reference table from one CSV file, as a new version. 422 TABLE_INVALID says what to correct',
  roles: draws,
  query: nothing,
  body: z.strictObject({
    name: z
      .string()
      .trim()
      .min(1)
      .max(80)
      .regex(/^[\p{L}\p{N} ._-]+$/u),
    note: z.string().trim().min(1).max(2000),
  }),
  reply: TableVersion,
  status: 201,
  transport: 'multipart',
});

export const listTableVersions = endpoint({
  method: 'get',
  path: '/api/tables/:name/versions',
  summary: 'Versions of a reference table, newest first',
  roles: everyone,
  query: PageQuery,
  body: nothing,
  reply: page(TableVersion),
});

export const downloadTable = endpoint({
  method: 'get',
  path: '/api/tables/:name/versions/:version',
  summary: 'A version of a reference table as CSV',
  roles: everyone,
  query: nothing,
  body: nothing,
  reply: z.instanceof(Uint8Array),
  transport: 'download',
});
