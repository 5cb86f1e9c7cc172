import { afterAll, beforeAll, expect, test } from 'vitest';
import { oneRecipient } from '#workflows/gallery/oneRecipient.ts';
import { callAs } from '../server/house.ts';
import { Stage } from './stage.ts';
import { totalling } from './totalling.ts';

const csv = [
  'entity;cost centre;mailbox',
  '*;9*;capex@solana.example',
  'ES01;*;facturas.es01@solana.example',
  'ES02;*;facturas.es02@solana.example',
  '*;*;facturas@solana.example',
].join('\n');
let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
  const form = new FormData();
  form.set('name', 'mailboxes');
  form.set('note', 'as told by Solana');
  form.append('file', new Blob([csv], { type: 'text/csv' }), 'mailboxes.csv');
  const saved = await callAs(stage.house, 'ops')('POST', '/api/tables', form);
  if (!saved.ok) throw new Error(await saved.text());
  await stage.publish(oneRecipient, { params: { billing: ['facturation@fermat.example'] } });
});
afterAll(() => stage.close());

async function play(number: string, centres: readonly string[], custom: Record<string, string>) {
  const invoice = totalling('100', { number, custom });
  const [line] = invoice.lines;
  if (!line) throw new Error('no line');
  const before = (await stage.mails()).length;
  // As many lines as cost centres, so that the total is theirs together.
  const lines = centres.map((buyerAccounting, i) => ({
    ...line,
    id: String(i + 1),
    ...(buyerAccounting === '' ? {} : { buyerAccounting }),
  }));
  const delivery = await stage.begin(
    totalling('100', { number, custom, lines }),
    '2026-03-02T09:00:00Z',
  );
  await delivery.clock.settle();
  return { delivery, mails: (await stage.mails()).slice(before) };
}

test.each([
  ['ES01', ['4100'], 'facturas.es01@solana.example'],
  ['ES02', ['9001'], 'capex@solana.example'],
  ['ES07', ['4100', '4200'], 'facturas@solana.example'],
] as const)('%s under %j: exactly one address, and no Cc header', async (entity, centres, to) => {
  const { delivery, mails } = await play(`F-${entity}`, centres, { entity });
  expect(delivery.outcome).toBe('delivered');
  expect(mails.map((mail) => mail.to)).toEqual([[to]]);
  expect(mails[0]?.raw).not.toMatch(/^cc:/im);
});

test('a requester who is known gets a copy', async () => {
  const { mails } = await play('F-REQ', ['4100'], {
    entity: 'ES01',
    requester: 'requester@solana.example',
  });
  expect(mails[0]?.cc).toBe('requester@solana.example');
});

test('cost centres of both kinds on one invoice are held, and nothing leaves', async () => {
  const { delivery, mails } = await play('F-MIXED', ['4100', '9001'], { entity: 'ES01' });
  expect(delivery.state('hold')).toBe('parked');
  expect(delivery.view().nodes.hold?.fault?.message.fr).toBe('Centres de coût mixtes');
  expect(mails).toEqual([]);
});

test('lines that name no cost centre mix none: the look-up asks for one, and nothing leaves', async () => {
  const { delivery, mails } = await play('F-NONE', [''], { entity: 'ES01' });
  const { nodes } = delivery.view();
  expect(nodes.isMixed).toMatchObject({ state: 'done', exit: 'no' });
  expect(nodes.mailbox).toMatchObject({
    state: 'parked',
    fault: { code: 'LOOKUP_VALUE_MISSING', details: { missing: ['invoice.lineAccounting'] } },
  });
  expect(mails).toEqual([]);
});
