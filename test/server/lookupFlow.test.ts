import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Channel, DocumentStore } from '#activities/activity.ts';
import { catalogue } from '#activities/catalogue.ts';
import { writeJson } from '#activities/formats/json.ts';
import { runs } from '#activities/index.ts';
import { readReferenceTable } from '#activities/lookup/readTable.ts';
import { simulate } from '#server/simulate.ts';
import { compile } from '#workflows/compile.ts';
import { invoiceFacts } from '#workflows/invoice/facts.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import { domesticInvoice } from '../samples/invoices.ts';
import { context, draw } from '../workflows/drawing.ts';

/** One recipient only, by entity and cost centre; the requester gets a copy where one is known. */
const flow = draw(
  [
    'start branch',
    'branch.yes hold',
    'hold.released lookup',
    'branch.no lookup',
    'lookup render',
    'lookup.none hold2',
    'hold2.released end2',
    'render subject',
    'subject filename',
    'filename email',
    'email end',
  ],
  {
    branch: {
      rule: {
        and: [
          { some: [{ var: 'invoice.lineAccounting' }, { startsWith: [{ var: '' }, '9'] }] },
          {
            '!': [{ all: [{ var: 'invoice.lineAccounting' }, { startsWith: [{ var: '' }, '9'] }] }],
          },
        ],
      },
    },
    hold: { queue: 'Centres de coût mixtes' },
    hold2: { queue: 'Entité inconnue' },
    end2: { outcome: 'cancelled' },
    lookup: {
      table: 'mailboxes',
      key: [
        { column: 'entity', value: '{{invoice.custom.entity}}' },
        { column: 'cost centre', value: '{{invoice.lineAccounting}}' },
      ],
      take: [{ column: 'mailbox', name: 'mailbox' }],
      hit: 'first',
    },
    subject: { template: '{{invoice.number}}' },
    filename: { template: '{{invoice.number}}' },
    email: {
      channel: 'mail',
      to: '{{vars.mailbox}}',
      cc: '{{#if invoice.custom.requester}}{{invoice.custom.requester}}{{/if}}',
    },
  },
);

const csv = [
  'entity;cost centre;mailbox',
  '*;9*;capex@solana.example',
  'ES01;*;facturas.es01@solana.example',
  '*;*;facturas@solana.example',
].join('\n');

const smtp: Channel = {
  kind: 'smtp',
  name: 'mail',
  host: 'pretended.invalid',
  port: 1,
  secure: false,
  requireTls: false,
  from: 'facturation@fermat.example',
};

async function deliver(costCentres: readonly string[], custom: Record<string, string>) {
  const [line] = domesticInvoice.lines;
  if (!line) throw new Error('no line');
  const invoice: Invoice = {
    ...domesticInvoice,
    lines: costCentres.map((buyerAccounting) => ({ ...line, buyerAccounting })),
    custom,
  };
  const compiled = compile(flow, catalogue);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const read = readReferenceTable(Buffer.from(csv));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const { table } = read;
  const store = inMemory();
  const data = await store.write(Buffer.from(writeJson(invoice)), {
    type: 'application/json',
    name: 'invoice.json',
  });
  const given = { ...context, invoice: invoiceFacts(invoice), documents: { data, original: data } };
  const { events, mails } = await simulate(compiled.plan, given, runs, {
    documents: store,
    channel: async () => smtp,
    table: async () => ({ version: 1, table }),
    now: () => new Date('2026-03-02T08:00:00Z'),
    url: 'http://127.0.0.1',
  });
  const parked = events.findLast(({ kind }) => kind === 'parked');
  return { mails, parked: parked && 'node' in parked ? parked.node : undefined };
}

function inMemory(): DocumentStore {
  const kept = new Map<string, Uint8Array>();
  return {
    read: async ({ sha256 }) => kept.get(sha256) ?? new Uint8Array(),
    write: async (bytes, about) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      kept.set(sha256, bytes);
      return { sha256, bytes: bytes.length, ...about };
    },
  };
}

test.each([
  ['ES01', ['4100'], 'facturas.es01@solana.example'],
  ['ES02', ['9001'], 'capex@solana.example'],
  ['ES07', ['4100', '4200'], 'facturas@solana.example'],
] as const)(
  'an invoice of %s under %j goes to one address, without a copy',
  async (entity, centres, to) => {
    const { mails, parked } = await deliver(centres, { entity });
    expect(parked).toBeUndefined();
    expect(mails).toMatchObject([{ to: [to], cc: [] }]);
  },
);

test('a requester who is known gets a copy', async () => {
  const { mails } = await deliver(['4100'], { entity: 'ES01', requester: 'ana@solana.example' });
  expect(mails).toMatchObject([{ cc: ['ana@solana.example'] }]);
});

test('cost centres of both kinds on one invoice are held, and nothing leaves', async () => {
  const { mails, parked } = await deliver(['4100', '9001'], { entity: 'ES01' });
  expect(parked).toBe('hold');
  expect(mails).toEqual([]);
});
