import { createHash } from 'node:crypto';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { getApproval } from '#server/api/contract.ts';
import type { Reply } from '#server/api/endpoint.ts';
import { saveChannel } from '#server/db/channels.ts';
import { gatherPack } from '#server/evidence/gather.ts';
import { startServer } from '#server/main.ts';
import { domesticInvoice } from '../../samples/invoices.ts';
import { until } from '../../support/until.ts';
import { draw } from '../../workflows/drawing.ts';
import { smtpChannel, smtpServer, type TestSmtp } from '../adapters/smtpServer.ts';
import { answerOf, callAs, type House, openHouse } from '../house.ts';
import { deliveriesBy } from './deliveriesBy.ts';

let house: House;
let smtp: TestSmtp;
let deliveries: ReturnType<typeof deliveriesBy>;

const edges = [
  'start approval',
  'approval.approved approval2',
  'approval.notNeeded approval2',
  'approval.rejected end2',
  'approval2.approved subject',
  'approval2.notNeeded subject',
  'approval2.rejected end2',
  'subject end',
];

beforeAll(async () => {
  smtp = await smtpServer();
  house = await openHouse('worker', { egressAllow: [`127.0.0.1:${smtp.port}`] });
  await saveChannel(house.sql, new Uint8Array(32), 'fermat', smtpChannel(smtp.port));
  deliveries = deliveriesBy(callAs(house, 'support'));
  await publish('all');
});
afterAll(async () => {
  await house.close();
  await smtp.close();
});

/** Gives the customer a flow in which two people approve. */
async function publish(agree: 'all' | 'turn'): Promise<void> {
  const asking = { channel: 'mail', attach: false };
  const flow = {
    ...draw(edges, {
      approval: { ...asking, agree, tiers: [{ people: 'a@fermat.example, b@fermat.example' }] },
      approval2: { ...asking, tiers: [{ above: '999999', people: 'c@fermat.example' }] },
      subject: { template: '{{invoice.number}} {{invoice.orderReference}}' },
      end: { outcome: 'cancelled' },
      end2: { outcome: 'failed' },
    }),
    params: [],
    layout: {},
    stickies: [],
  };
  const created = await callAs(house, 'ops')('POST', '/api/flows', { flow });
  const { id } = await answerOf<{ id: string }>(created);
  const body = { revision: 1, note: 'two must approve' };
  expect((await callAs(house, 'admin')('POST', `/api/flows/${id}/publish`, body)).status).toBe(201);
  await house.sql`update customer set flow_id = ${id} where id = 'bread'`;
}

const { orderReference: _, ...withoutOrder } = domesticInvoice;
const waiting = async (number: string, invoice = domesticInvoice): Promise<string> => {
  const id = await deliveries.submit(number, invoice);
  await deliveries.inState(id, 'waiting');
  return id;
};

/** The newest link that a person got for an invoice. */
async function linkOf(person: string, number: string): Promise<string> {
  return until(async () => {
    for (const { to, raw } of smtp.received.toReversed()) {
      const { text = '', subject = '' } = await simpleParser(raw);
      const [link] = /\/answer\/[\w-]{43}/.exec(text) ?? [];
      if (to[0] === person && subject.includes(number) && link) return link;
    }
    throw new Error('no such mail yet');
  });
}
const send = (link: string, form: Record<string, string>, url = house.url) =>
  fetch(url + link, { method: 'POST', body: new URLSearchParams(form) });
const read = async (link: string, headers: Record<string, string> = {}) =>
  (await fetch(house.url + link, { headers })).text();
const approvalSeen = async (id: string): Promise<Reply<typeof getApproval>> =>
  answerOf(await callAs(house, 'auditor')('GET', `/api/deliveries/${id}/approvals/approval`));

test('all must agree: the delivery goes on with the last of them, also over a server that was started anew in between', async () => {
  const id = await waiting('F-ASK-1');
  await send(await linkOf('a@fermat.example', 'F-ASK-1'), { action: 'approve' });
  expect((await deliveries.detail(id)).delivery.state).toBe('waiting');
  const { sql, temporal, store, log, taskQueue, storing } = house;
  const config = {
    url: '',
    port: 0,
    listen: '127.0.0.1',
    data: storing.folder,
    taskQueue,
    egressAllow: [],
    folders: [],
  };
  const key = new Uint8Array(32);
  const again = await startServer({ sql, temporal, store, key, config, log, designer: '.' });
  try {
    await send(await linkOf('b@fermat.example', 'F-ASK-1'), { action: 'approve' }, again.url);
    const ended = await deliveries.inState(id, 'cancelled');
    expect(ended.events.find(({ kind }) => kind === 'received')).toMatchObject({
      message: { from: 'a@fermat.example, b@fermat.example', about: 'approval#1' },
      verdict: 'taken',
    });
  } finally {
    await again.close();
  }
});

test('who answered, when and from where is proof of the step, and in the evidence pack', async () => {
  const id = await waiting('F-ASK-2');
  const link = await linkOf('b@fermat.example', 'F-ASK-2');
  await send(link, { action: 'reject', comment: 'pas commandé' });
  const ended = await deliveries.inState(id, 'failed');
  const attempt = ended.attempts.find(({ node }) => node === 'approval');
  expect(attempt?.evidence.find(({ kind }) => kind === 'approval-answer')?.detail).toMatchObject({
    person: 'b@fermat.example',
    answer: 'rejected',
    comment: 'pas commandé',
    means: 'link',
  });
  const pack = await gatherPack(
    { sql: house.sql, client: house.temporal.client, store: house.store, now: () => new Date() },
    { issuer: 'fermat', invoice: ended.delivery.invoiceId ?? '' },
  );
  expect(JSON.stringify(pack?.deliveries[0]?.evidence)).toContain('pas commandé');
  expect(await read(link)).toContain('Déjà répondu');
  const other = await linkOf('a@fermat.example', 'F-ASK-2');
  expect(await read(other)).toContain('Déjà décidé');
});

test('the table of links can’t be turned back into links', async () => {
  const id = await waiting('F-ASK-3');
  const link = await linkOf('a@fermat.example', 'F-ASK-3');
  const token = link.slice('/answer/'.length);
  const rows = await house.sql<{ tokenHash: string }[]>`
    select token_hash from approval_link where delivery_id = ${id}
  `;
  const hash = createHash('sha256').update(token).digest('hex');
  expect(rows.map(({ tokenHash }) => tokenHash)).toContain(hash);
  const attempts = JSON.stringify((await deliveries.detail(id)).attempts);
  expect(attempts).not.toContain(token);
});

test('the page is for one person alone: no cookie, no index, no referrer, no cache; each language; nothing at a GET', async () => {
  const id = await waiting('F-ASK-4');
  const link = await linkOf('a@fermat.example', 'F-ASK-4');
  const reply = await fetch(house.url + link, { headers: { 'accept-language': 'en' } });
  expect(reply.headers.get('set-cookie')).toBeNull();
  expect(reply.headers.get('x-robots-tag')).toContain('noindex');
  expect(reply.headers.get('referrer-policy')).toBe('no-referrer');
  expect(reply.headers.get('cache-control')).toBe('no-store');
  expect(reply.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  const page = await reply.text();
  expect(page).toContain('Invoice to approve');
  expect(page).not.toContain('<script');
  expect(await read(link, { 'accept-language': 'fr-FR,fr;q=0.9' })).toContain(
    'Facture à approuver',
  );
  const pdf = await fetch(`${house.url}${link}/document`);
  expect(pdf.headers.get('content-type')).toBe('application/pdf');
  expect(
    Buffer.from(await pdf.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  const unknown = await fetch(`${house.url}/answer/${'A'.repeat(43)}`);
  expect(unknown.status).toBe(404);
  expect((await approvalSeen(id)).people.map(({ answer }) => answer)).toEqual([null, null]);
});

test('what people typed is shown again as text, never as a part of the page', async () => {
  await waiting('F-ASK-5');
  const link = await linkOf('a@fermat.example', 'F-ASK-5');
  const evil = '"><script>alert(1)</script>';
  const page = await (await send(link, { action: 'pass-on', to: evil, reason: evil })).text();
  expect(page).toContain('&quot;&gt;&lt;script&gt;');
  expect(page).not.toContain('<script');
});

test('a question that is passed on reaches the other by a mail with their own link, and their answer counts', async () => {
  const id = await waiting('F-ASK-6');
  const link = await linkOf('a@fermat.example', 'F-ASK-6');
  const form = { action: 'pass-on', to: 'deputy@fermat.example', reason: 'en congé' };
  expect(await (await send(link, form)).text()).toContain('deputy@fermat.example');
  const own = await linkOf('deputy@fermat.example', 'F-ASK-6');
  expect(await read(own)).toContain('a@fermat.example vous confie cette question : en congé');
  await send(await linkOf('b@fermat.example', 'F-ASK-6'), { action: 'approve' });
  await send(own, { action: 'approve' });
  await deliveries.inState(id, 'cancelled');
});

test('an amendment while it waits asks anew: the old links have nothing to answer, the new ones do', async () => {
  const id = await waiting('F-ASK-7', withoutOrder);
  const old = await linkOf('a@fermat.example', 'F-ASK-7');
  await send(await linkOf('b@fermat.example', 'F-ASK-7'), { action: 'approve' });
  const amended = await callAs(house, 'support')('POST', `/api/deliveries/${id}/resolve`, {
    node: 'approval',
    action: 'amend',
    reason: 'the order number came',
    patch: { 'invoice.orderReference': 'PO-7' },
    actionId: 'amend-while-waiting',
  });
  expect(amended.status).toBe(200);
  await until(async () => {
    if ((await approvalSeen(id)).generation !== 2) throw new Error('not asked again yet');
  });
  expect(await (await send(old, { action: 'approve' })).text()).toContain('La question a changé');
  await until(async () => {
    const fresh = await linkOf('a@fermat.example', 'F-ASK-7');
    if (fresh === old) throw new Error('no new mail yet');
  });
  await send(await linkOf('a@fermat.example', 'F-ASK-7'), { action: 'approve' });
  // The approval of the other was for the invoice as it was before.
  expect((await deliveries.detail(id)).delivery.state).toBe('waiting');
  await send(await linkOf('b@fermat.example', 'F-ASK-7'), { action: 'approve' });
  await deliveries.inState(id, 'cancelled');
});

test('an amendment after the approval asks again before anything leaves', async () => {
  const number = 'F-ASK-10';
  const id = await waiting(number, withoutOrder);
  const people = ['a@fermat.example', 'b@fermat.example'];
  const links = await Promise.all(people.map((person) => linkOf(person, number)));
  for (const link of links) await send(link, { action: 'approve' });
  await deliveries.inState(id, 'parked');
  const amended = await callAs(house, 'support')('POST', `/api/deliveries/${id}/resolve`, {
    node: 'subject',
    action: 'amend',
    reason: 'the order number came',
    patch: { 'invoice.orderReference': 'PO-10' },
    actionId: 'amend-after-approval',
  });
  expect(amended.status).toBe(200);
  await deliveries.inState(id, 'waiting');
  for (const [i, person] of people.entries()) {
    const fresh = await until(async () => {
      const link = await linkOf(person, number);
      if (link === links[i]) throw new Error('not asked again yet');
      return link;
    });
    expect(await read(links[i] ?? '')).toContain('La question a changé');
    await send(fresh, { action: 'approve' });
  }
  const { events } = await deliveries.inState(id, 'cancelled');
  expect(
    events.flatMap((event) =>
      event.kind === 'done' && event.node === 'approval' ? [[event.exit, event.generation]] : [],
    ),
  ).toEqual([
    ['approved', 1],
    ['approved', 2],
  ]);
});

test('nobody approves by a message, nor by passing the step over as approved', async () => {
  const id = await waiting('F-ASK-8');
  const support = callAs(house, 'support');
  const message = { name: 'approval', value: 'approved', messageId: 'approved-by-message' };
  expect((await support('POST', `/api/deliveries/${id}/messages`, message)).status).toBe(409);
  const skip = {
    node: 'approval',
    action: 'skip',
    reason: 'in a hurry',
    actionId: 'skip-the-approval',
  };
  expect((await support('POST', `/api/deliveries/${id}/resolve`, skip)).status).toBe(409);
  const { awaited } = await deliveries.detail(id);
  expect(awaited[0]?.exits.map((exit) => exit.id)).not.toContain('approved');
});

test('an approver who is signed in answers for themselves alone: where all must agree, only if they were asked', async () => {
  const id = await waiting('F-ASK-9');
  const approver = callAs(house, 'approver');
  const path = `/api/deliveries/${id}/approvals/approval`;
  const answer = { generation: 1, answer: 'approved' };
  const stranger = await approver('POST', path, answer);
  expect(stranger.status).toBe(409);
  expect((await approvalSeen(id)).people).toHaveLength(2);
  // As if the drawing had let the first answer decide.
  await house.sql`
    update approval_question set question = question || '{"agree": "any"}' where delivery_id = ${id}
  `;
  expect((await approver('POST', path, { ...answer, generation: 2 })).status).toBe(409);
  expect(await answerOf(await approver('POST', path, answer))).toEqual({
    delivery: id,
    counted: true,
  });
  const ended = await deliveries.inState(id, 'cancelled');
  expect(ended.events.find(({ kind }) => kind === 'received')).toMatchObject({
    message: { from: 'key:approver', value: 'approved' },
  });
});

test('in turn, the second is asked once the first has approved, or whom the first passed it on to', async () => {
  await publish('turn');
  const number = 'F-ASK-11';
  const id = await deliveries.submit(number, domesticInvoice);
  await deliveries.inState(id, 'waiting');
  const asked = async () => (await approvalSeen(id)).people.filter(({ toldAt }) => toldAt !== null);
  const form = { action: 'pass-on', to: 'deputy@fermat.example', reason: 'en congé' };
  await send(await linkOf('a@fermat.example', number), form);
  const deputy = await linkOf('deputy@fermat.example', number);
  expect((await asked()).map(({ person }) => person)).not.toContain('b@fermat.example');
  await send(deputy, { action: 'approve' });
  await send(await linkOf('b@fermat.example', number), { action: 'approve' });
  await deliveries.inState(id, 'cancelled');
});
