import { readdirSync, readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sql } from '#server/db/sql.ts';
import type { FlowNode } from '#workflows/flow/schema.ts';
import { smtpServer } from '../server/adapters/smtpServer.ts';
import { until } from '../support/until.ts';
import { type Installation, install } from '../survive/installation.ts';

const INVOICES = 300;
const WARM = 30;
const SIDE_BY_SIDE = 8;

const nodes: readonly FlowNode[] = [
  { id: 'start', type: 'start', config: {} },
  { id: 'convert', type: 'convert', config: {} },
  { id: 'validate', type: 'validate', config: { what: 'document' } },
  { id: 'subject', type: 'subject', config: { template: 'Facture {{invoice.number}}' } },
  { id: 'email', type: 'email', config: { channel: 'mail', to: 'ap@buyer.example' } },
  { id: 'end', type: 'end', config: {} },
];
const edges = [
  'start convert',
  'convert validate',
  'validate subject',
  'subject email',
  'email end',
];

/**
 * What one invoice costs from submission to archive, in an installation of its own: converted to Factur-X, judged, sent by
 * mail. CPU of each process, rows and bytes of each table, events, documents: docs/operations.md sizes by them. Linux
 * only: it reads /proc.
 */
export async function benchCost(): Promise<void> {
  const smtp = await smtpServer();
  const house = await install(smtp.port);
  try {
    await house.publish('cost', nodes, edges);
    await deliver(house, WARM, 'W');
    const before = await measured(house);
    const began = performance.now();
    await deliver(house, INVOICES, 'F');
    const seconds = (performance.now() - began) / 1000;
    const after = await measured(house);
    print(before, after, seconds);
    await printHistory(house.sql);
  } finally {
    await house.close();
    await smtp.close();
  }
}

/** Comes back once all of them are delivered and their histories archived. */
async function deliver(house: Installation, count: number, prefix: string): Promise<void> {
  const numbers = Array.from({ length: count }, (_, n) => `${prefix}-${n}`);
  const submit = async (): Promise<void> => {
    for (let number = numbers.pop(); number; number = numbers.pop())
      await house.submit(number, '4500001');
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, submit));
  await until(async () => {
    const [row] = await house.sql`
      select count(*)::int as open
      from delivery d
      left join archive a on a.delivery_id = d.id
      where a.delivery_id is null
    `;
    if (row?.open > 0) throw new Error(`${row?.open} are not over`);
  });
}

interface Measured {
  readonly cpu: Readonly<Record<string, number>>;
  readonly tables: Readonly<Record<string, { rows: number; bytes: number }>>;
  readonly documents: { readonly count: number; readonly bytes: number };
}

async function measured({ sql, folder }: Installation): Promise<Measured> {
  return { cpu: cpuByPart(), tables: await tablesOf(sql), documents: await documentsIn(folder) };
}

const TICK_MS = 10;

/** CPU milliseconds of the installation's processes so far, those of their children that ended included. */
function cpuByPart(): Record<string, number> {
  const parents = new Map<number, number>();
  const used = new Map<number, number>();
  for (const pid of readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)) {
    const fields = statOf(pid);
    if (!fields) continue;
    parents.set(pid, Number(fields[1]));
    // utime, stime, cutime, cstime: fields 14 to 17 of the line, 11 to 14 after the program's name.
    used.set(pid, fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0) * TICK_MS);
  }
  const parts: Record<string, number> = { postgres: 0, temporal: 0, worker: 0, server: 0 };
  for (const [pid, ms] of used) {
    const part = partOf(pid);
    if (part && isOurs(pid, parents)) parts[part] = (parts[part] ?? 0) + ms;
  }
  return parts;
}

function statOf(pid: number): string[] | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return line.slice(line.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

function partOf(pid: number): string | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    if (line.includes('work.ts')) return 'worker';
    if (line.includes('serve.ts')) return 'server';
    if (/postgres/.test(line)) return 'postgres';
    if (/temporal/.test(line)) return 'temporal';
  } catch {
    // It ended meanwhile.
  }
  return undefined;
}

function isOurs(pid: number, parents: ReadonlyMap<number, number>): boolean {
  for (let at: number | undefined = pid; at !== undefined && at > 1; at = parents.get(at))
    if (at === process.pid) return true;
  return false;
}

async function tablesOf(sql: Sql): Promise<Measured['tables']> {
  const names = await sql<{ name: string; bytes: number }[]>`
    select relname as name, pg_total_relation_size(oid)::int as bytes
    from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace
  `;
  const tables: Record<string, { rows: number; bytes: number }> = {};
  for (const { name, bytes } of names) {
    const [row] = await sql`select count(*)::int as rows from ${sql(name)}`;
    tables[name] = { rows: row?.rows ?? 0, bytes };
  }
  return tables;
}

async function documentsIn(folder: string): Promise<Measured['documents']> {
  const documents = join(folder, 'documents');
  const files = (await readdir(documents, { recursive: true, withFileTypes: true })).filter((one) =>
    one.isFile(),
  );
  const sizes = await Promise.all(
    files.map(async (one) => (await stat(join(one.parentPath, one.name))).size),
  );
  return { count: files.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

function print(before: Measured, after: Measured, seconds: number): void {
  console.log(
    `${INVOICES} invoices, each converted, judged, named and mailed; ${seconds.toFixed(0)} s`,
  );
  console.table(
    Object.fromEntries(
      Object.keys(after.cpu).map((part) => [
        part,
        { 'CPU ms an invoice': each(before.cpu[part], after.cpu[part]).toFixed(1) },
      ]),
    ),
  );
  const tables = Object.entries(after.tables)
    .map(([name, { rows, bytes }]) => ({
      table: name,
      rows: each(before.tables[name]?.rows, rows),
      bytes: Math.round(each(before.tables[name]?.bytes, bytes)),
    }))
    .filter(({ rows }) => rows > 0.05)
    .sort((a, b) => b.bytes - a.bytes);
  console.table(tables.map((row) => ({ ...row, rows: row.rows.toFixed(2) })));
  const total = (pick: 'rows' | 'bytes') => tables.reduce((sum, row) => sum + row[pick], 0);
  console.log(`in all ${total('rows').toFixed(1)} rows, ${total('bytes')} bytes an invoice`);
  const { documents } = after;
  console.log(
    `documents: ${each(before.documents.count, documents.count).toFixed(2)} of ${Math.round(each(before.documents.bytes, documents.bytes))} bytes together an invoice`,
  );
}

const each = (before = 0, after = 0): number => (after - before) / INVOICES;

async function printHistory(sql: Sql): Promise<void> {
  const { gunzipSync } = await import('node:zlib');
  const [row] = await sql<{ history: Uint8Array }[]>`
    select history from archive order by position desc limit 1
  `;
  if (!row) throw new Error('nothing is archived');
  const history = gunzipSync(row.history).toString('utf8');
  const { events } = JSON.parse(history) as { events: unknown[] };
  console.log(
    `history: ${events.length} events, ${history.length} bytes as JSON, ${row.history.length} compressed`,
  );
}
