import { expect, test } from 'vitest';
import { lookup } from '#activities/lookup/manifest.ts';
import { readReferenceTable, writeReferenceTable } from '#activities/lookup/readTable.ts';
import { run } from '#activities/lookup/run.ts';
import type { ReferenceTable } from '#activities/lookup/table.ts';
import { fakeWorld, jobOf } from './world.ts';

const since = '2026-03-02T08:00:00.000Z';

function tableOf(csv: string): ReferenceTable {
  const read = readReferenceTable(Buffer.from(csv));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.table;
}

const codesOf = (csv: string) => {
  const read = readReferenceTable(Buffer.from(csv));
  return read.ok ? [] : read.problems.map(({ code, at }) => `${code} ${at}`.trim());
};

/** V03: the first row that fits says whose mailbox it is. */
const solana = tableOf(
  [
    'entity;cost centre;mailbox',
    '*;9*;capex@solana.example',
    'ES01;*;facturas.es01@solana.example',
    'ES02;*;facturas.es02@solana.example',
    '*;*;facturas@solana.example',
  ].join('\n'),
);

function look(
  table: ReferenceTable | undefined,
  invoice: object,
  config: Readonly<Record<string, unknown>> = {},
) {
  const settings = lookup.config.parse({
    table: 'mailboxes',
    key: [
      { column: 'entity', value: '{{invoice.custom.entity}}' },
      { column: 'cost centre', value: '{{invoice.lineAccounting}}' },
    ],
    take: [{ column: 'mailbox', name: 'mailbox' }],
    hit: 'first',
    ...config,
  });
  const context = {
    invoice: { issueDate: '2026-02-28', ...invoice },
    issuer: { timeZone: 'Europe/Paris' },
    customer: { language: 'fr' },
  };
  const { ports } = fakeWorld();
  const tables = { ...ports, table: async () => table && { version: 4, table } };
  return run(jobOf('lookup', settings, context), tables, since);
}

test.each([
  ['ES01', ['4100'], 'facturas.es01@solana.example'],
  ['ES02', ['9001'], 'capex@solana.example'],
  ['ES07', ['4100'], 'facturas@solana.example'],
  ['ES01', ['9001', '9002'], 'capex@solana.example'],
  ['ES01', ['9001', '4100'], 'facturas.es01@solana.example'],
])('an invoice of %s with cost centres %j goes to %s', async (entity, lineAccounting, mailbox) => {
  const outcome = await look(solana, { custom: { entity }, lineAccounting });
  expect(outcome.vars).toEqual({ mailbox });
});

test('the version that was used, the row and the day stay with the delivery', async () => {
  const outcome = await look(solana, { custom: { entity: 'ES02' }, lineAccounting: ['4100'] });
  expect(outcome.note).toBe(
    'mailboxes v4: entity = ES02, cost centre = 4100 → facturas.es02@solana.example',
  );
  expect(outcome.evidence).toMatchObject([
    { kind: 'lookup', detail: { table: 'mailboxes', version: 4, day: '2026-02-28', row: 3 } },
  ]);
});

const rates = tableOf(
  'code;rate;valid from;valid to\nA;1;;2026-02-28\nA;2;01/03/2026;\nB;3;2026-01-01;2026-12-31\nB;4;2026-06-01;',
);
const rate = { key: [{ column: 'code', value: '{{invoice.number}}' }], hit: 'only' };
const take = [{ column: 'rate', name: 'rate' }];

test.each([
  ['2026-02-28', '1'],
  ['2026-03-01', '2'],
])('on %s the row in force says %s: both days count', async (issueDate, expected) => {
  const outcome = await look(rates, { number: 'A', issueDate }, { ...rate, take });
  expect(outcome.vars).toEqual({ rate: expected });
});

test('in force today is today by the issuer’s clocks when the step was first begun', async () => {
  const outcome = await look(
    rates,
    { number: 'A', issueDate: '2020-01-01' },
    { ...rate, take, at: 'now' },
  );
  expect(outcome.vars).toEqual({ rate: '2' });
});

test('where no row fits, the delivery goes on by “none” and nothing is kept', async () => {
  const outcome = await look(rates, { number: 'C' }, { ...rate, take });
  expect(outcome).toMatchObject({ exit: 'none', evidence: [{ kind: 'lookup' }] });
  expect(outcome.vars).toBeUndefined();
});

test.each([
  ['several rows', rates, { number: 'B', issueDate: '2026-07-01' }, 'LOOKUP_AMBIGUOUS'],
  ['no such table', undefined, { number: 'A' }, 'LOOKUP_TABLE_UNKNOWN'],
  ['no such column', solana, { number: 'A' }, 'LOOKUP_TABLE_UNKNOWN'],
  ['a missing value', rates, {}, 'LOOKUP_VALUE_MISSING'],
  ['no date', rates, { number: 'A', issueDate: undefined }, 'LOOKUP_VALUE_MISSING'],
])('%s is a fault that a person mends', async (_what, table, invoice, code) => {
  await expect(look(table, invoice, { ...rate, take })).rejects.toMatchObject({
    code,
    remedy: 'fix',
  });
});

test.each([
  ['a;a\n1;2', ['TABLE_COLUMN_TWICE']],
  ['a;valid from\n1;30/02/2026', ['TABLE_DATE rows[0]']],
  ['a;valid from;valid to\n1;2026-02-02;2026-02-01', ['TABLE_DATES_REVERSED rows[0]']],
  [`a;b\n${'x'.repeat(501)};`, ['TABLE_CELL_TOO_LONG rows[0]']],
])('the file %j is refused with what to correct', (csv, expected) => {
  expect(codesOf(csv)).toEqual(expected);
});

test('a table that was downloaded and put in again is the same table', () => {
  const odd = tableOf('a;b;valable du\n"=1+1";"x;""y""\nz";01/02/2026\n\'=1;9*;');
  expect(tableOf(Buffer.from(writeReferenceTable(odd)).toString('utf8'))).toEqual(odd);
});
