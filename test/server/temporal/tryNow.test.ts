import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { saveChannel } from '#server/db/channels.ts';
import { domesticInvoice } from '../../samples/invoices.ts';
import { until } from '../../support/until.ts';
import { draw } from '../../workflows/drawing.ts';
import { answer, smtpChannel, smtpServer, type TestSmtp } from '../adapters/smtpServer.ts';
import { answerOf, callAs, type House, openHouse } from '../house.ts';
import { deliveriesBy } from './deliveriesBy.ts';

let house: House;
let smtp: TestSmtp;
let isGreylisting = true;

beforeAll(async () => {
  smtp = await smtpServer({
    rcpt: () => (isGreylisting ? answer(451, '4.7.1 greylisted') : undefined),
  });
  house = await openHouse('worker', { egressAllow: [`127.0.0.1:${smtp.port}`] });
  await saveChannel(house.sql, new Uint8Array(32), 'fermat', smtpChannel(smtp.port));
  const drawn = draw(['start render', 'render subject', 'subject email', 'email end'], {
    subject: { template: '{{invoice.number}}' },
    email: { channel: 'mail', to: 'ap@acme.example' },
  });
  const flow = { ...drawn, params: [], layout: {}, stickies: [] };
  const admin = callAs(house, 'admin');
  const { id } = await answerOf<{ id: string }>(await admin('POST', '/api/flows', { flow }));
  await admin('POST', `/api/flows/${id}/publish`, { revision: 1, note: 'by mail' });
  await house.sql`update customer set flow_id = ${id} where id = 'bread'`;
});
afterAll(async () => {
  await house.close();
  await smtp.close();
});

const ask = (id: string, actionId = randomUUID()) =>
  callAs(house, 'support')('POST', `/api/deliveries/${id}/try-now`, {
    reason: 'the far end says that it is back',
    actionId,
  });

test('a step that waits for its next try is tried at once, and one mail leaves', async () => {
  const deliveries = deliveriesBy(callAs(house, 'support'));
  const id = await deliveries.submit('NOW-1', domesticInvoice);
  const { nextTry } = await deliveries.inState(id, 'retrying');
  expect(nextTry?.node).toBe('email');
  isGreylisting = false;
  // The worker's answer is on its way to the engine while the row says already that the try failed.
  const reply = await until(async () => {
    const seen = await ask(id);
    expect(seen.status).toBe(200);
    return seen;
  });
  expect(await reply.json()).toEqual({ nodes: ['email'] });
  const { attempts, events } = await deliveries.inState(id, 'delivered');
  expect(attempts.filter(({ node }) => node === 'email').map(({ result }) => result)).toEqual([
    'failed',
    'done',
  ]);
  expect(events.filter(({ kind }) => kind === 'resolved')).toEqual([]);
  // Before the wait that the engine would have kept was over.
  expect(Date.parse(attempts.at(-1)?.startedAt ?? '')).toBeLessThan(Date.parse(nextTry?.at ?? ''));
  expect(smtp.received).toHaveLength(1);
  const [kept] = await house.sql`
    select actor, detail from action where kind = 'try-now' and subject = ${id}
  `;
  expect(kept).toMatchObject({ actor: 'key:support', detail: { nodes: ['email'] } });
  expect((await ask(id)).status).toBe(409);
});

test('there is nothing to hurry at another issuer’s delivery', async () => {
  const [row] = await house.sql`select id from delivery limit 1`;
  const foreign = await fetch(`${house.url}/api/deliveries/${row?.id}/try-now`, {
    method: 'POST',
    headers: { authorization: `Bearer ${house.foreignKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ reason: 'r', actionId: randomUUID() }),
  });
  expect(foreign.status).toBe(404);
});
