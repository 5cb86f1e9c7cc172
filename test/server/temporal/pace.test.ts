import { afterAll, beforeAll, expect, test } from 'vitest';
import type { listChannels, listDeliveries } from '#server/api/contract.ts';
import type { Item, Reply } from '#server/api/endpoint.ts';
import { saveChannel } from '#server/db/channels.ts';
import { domesticInvoice } from '../../samples/invoices.ts';
import { draw } from '../../workflows/drawing.ts';
import { smtpChannel, smtpServer, type TestSmtp } from '../adapters/smtpServer.ts';
import { answerOf, callAs, type House, openHouse } from '../house.ts';
import { deliveriesBy } from './deliveriesBy.ts';

/** Where no server listens. */
const NOBODY = '127.0.0.1:1';

let house: House;
let smtp: TestSmtp;
let call: ReturnType<typeof callAs>;

beforeAll(async () => {
  smtp = await smtpServer();
  house = await openHouse('worker', { egressAllow: [`127.0.0.1:${smtp.port}`, NOBODY] });
  call = callAs(house, 'ops');
  await saveChannel(house.sql, new Uint8Array(32), 'fermat', smtpChannel(smtp.port));
  const flow = {
    ...draw(['start render', 'render subject', 'subject email', 'email end'], {
      subject: { template: '{{invoice.number}}' },
      email: { channel: 'mail', to: 'ap@acme.example' },
    }),
    params: [],
    layout: {},
    stickies: [],
  };
  const { id } = await answerOf<{ id: string }>(await call('POST', '/api/flows', { flow }));
  const published = await callAs(house, 'admin')('POST', `/api/flows/${id}/publish`, {
    revision: 1,
    note: 'by mail',
  });
  expect(published.status).toBe(201);
  await house.sql`update customer set flow_id = ${id} where id = 'bread'`;
});
afterAll(async () => {
  await house?.close();
  await smtp?.close();
});

const submit = (number: string) => deliveriesBy(call).submit(number, domesticInvoice);
const inState = (id: string, state: string) => deliveriesBy(call).inState(id, state);

const channel = async (): Promise<Item<typeof listChannels>> => {
  const page = await answerOf<Reply<typeof listChannels>>(await call('GET', '/api/channels'));
  const [first] = page.items;
  if (!first) throw new Error('no channel');
  return first;
};

const setPace = (body: object) =>
  call('PUT', '/api/channels/pace', { name: 'mail', pace: null, domainPace: null, ...body });

test('deliveries wait for a paused connection without a try, say by whom and why, and go on once it is resumed', async () => {
  const paused = await call('POST', '/api/channels/pause', { name: 'mail', reason: 'migration' });
  expect(await paused.json()).toMatchObject({
    name: 'mail',
    paused: { by: 'key:ops', reason: 'migration' },
  });
  const ids = await Promise.all(['F-P1', 'F-P2', 'F-P3'].map(submit));
  const [held] = await Promise.all(ids.map((id) => inState(id, 'waiting')));
  expect(held?.delivery).toMatchObject({
    node: 'email',
    tries: 0,
    fault: null,
    waits: {
      channel: 'mail',
      because: 'paused',
      paused: { by: 'key:ops', reason: 'migration' },
    },
  });
  expect(held?.attempts.filter(({ node }) => node === 'email')).toEqual([]);
  const list = await call('GET', '/api/deliveries?state=waiting');
  const { items } = await answerOf<Reply<typeof listDeliveries>>(list);
  expect(items.map(({ waits }) => waits?.channel)).toEqual(['mail', 'mail', 'mail']);
  expect(await channel()).toMatchObject({ waiting: 3 });
  expect(smtp.received).toEqual([]);

  await call('POST', '/api/channels/resume', { name: 'mail', reason: 'done' });
  const ended = await Promise.all(ids.map((id) => inState(id, 'delivered')));
  expect(smtp.received).toHaveLength(3);
  for (const { attempts, delivery } of ended) {
    expect(attempts.filter(({ node }) => node === 'email')).toMatchObject([{ number: 1 }]);
    expect(delivery.waits).toBeNull();
  }
  expect(await channel()).toMatchObject({ waiting: 0, paused: null });
});

test('what waits for its turn leaves at once under a quicker pace', async () => {
  await setPace({ pace: { most: 1, per: 'hour' } });
  await inState(await submit('F-T1'), 'delivered');
  const id = await submit('F-T2');
  const { delivery } = await inState(id, 'waiting');
  expect(delivery.waits).toMatchObject({ channel: 'mail', because: 'pace', paused: null });
  await setPace({});
  await inState(id, 'delivered');
});

test.each([
  [{ name: 'mail', reason: ' ' }, 400, 'REQUEST_INVALID'],
  [{ name: 'nowhere', reason: 'why' }, 404, 'NOT_FOUND'],
])('a pause of %j is refused', async (body, status, code) => {
  const reply = await call('POST', '/api/channels/pause', body);
  expect(await reply.json()).toMatchObject({ status, code });
});

test('another issuer’s connection of the same name is not touched', async () => {
  const reply = await fetch(`${house.url}/api/channels/pause`, {
    method: 'POST',
    headers: { authorization: `Bearer ${house.foreignKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'mail', reason: 'why' }),
  });
  expect(reply.status).toBe(404);
  expect(await channel()).toMatchObject({ paused: null });
});

test('once a server was away for several deliveries the others wait without a try, and go on after one found it back', async () => {
  const key = new Uint8Array(32);
  await saveChannel(house.sql, key, 'fermat', smtpChannel(1));
  const failing = ['F-O1', 'F-O2', 'F-O3', 'F-O4', 'F-O5'].map(submit);
  await Promise.all(failing.map(async (id) => inState(await id, 'retrying')));
  expect(await channel()).toMatchObject({ outage: { failures: 5 }, waiting: 0 });
  const ids = await Promise.all(['F-O6', 'F-O7'].map(submit));
  for (const { delivery } of await Promise.all(ids.map((id) => inState(id, 'waiting'))))
    expect(delivery).toMatchObject({ tries: 0, waits: { channel: 'mail', because: 'outage' } });
  const metrics = await (await fetch(`${house.url}/metrics`)).text();
  expect(metrics).toMatch(/^facteur_channels_out 1$/m);
  expect(metrics).toMatch(/^facteur_steps_held 2$/m);

  await saveChannel(house.sql, key, 'fermat', smtpChannel(smtp.port));
  await house.sql`update channel_outage set probe_at = now()`;
  const ended = await Promise.all(ids.map((id) => inState(id, 'delivered')));
  for (const { attempts } of ended)
    expect(attempts.filter(({ node }) => node === 'email')).toMatchObject([{ number: 1 }]);
  expect(await channel()).toMatchObject({ outage: null, waiting: 0 });
});
