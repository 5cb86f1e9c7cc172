import { afterAll, beforeAll, expect, test } from 'vitest';
import type {
  getFlow,
  getVersion,
  listFlows,
  previewTemplate,
  publishFlow,
  sampleContext,
} from '#server/api/contract.ts';
import type { Reply } from '#server/api/endpoint.ts';
import { submit } from '#server/intake/submit.ts';
import type { Flow } from '#workflows/flow/schema.ts';
import { planHash } from '#workflows/plan.ts';
import { creditNote, domesticInvoice } from '../../samples/invoices.ts';
import { answerOf, callAs, type House, openHouse, subjectFlow } from '../house.ts';

let house: House;
let call: ReturnType<typeof callAs>;

beforeAll(async () => {
  house = await openHouse('none');
  call = callAs(house, 'approver');
});
afterAll(() => house.close());

const begin = async (flow: Flow = subjectFlow) =>
  (await answerOf<{ id: string }>(await call('POST', '/api/flows', { flow }))).id;
const see = async (id: string) =>
  answerOf<Reply<typeof getFlow>>(await call('GET', `/api/flows/${id}`));
const save = (id: string, revision: number, flow: Flow) =>
  call('PUT', `/api/flows/${id}/draft`, { revision, flow });
const publish = (id: string, revision: number) =>
  call('POST', `/api/flows/${id}/publish`, { revision, note: 'why' });

const { edges: _, ...loose } = subjectFlow;
const broken: Flow = { ...loose, edges: [] };

test('of two people who save the same revision, the second learns of the first', async () => {
  const id = await begin();
  const replies = await Promise.all([
    save(id, 1, { ...subjectFlow, name: 'A' }),
    save(id, 1, { ...subjectFlow, name: 'B' }),
  ]);
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
  const refused = replies.find(({ status }) => status === 409);
  expect(await refused?.json()).toMatchObject({
    code: 'DRAFT_CONFLICT',
    detail: expect.stringContaining('key:approver'),
  });
});

test('a draft with problems is saved and shows them, but is not published', async () => {
  const id = await begin();
  const saved = await answerOf<{ problems: { at: string }[] }>(await save(id, 1, broken));
  expect(saved.problems.length).toBeGreaterThan(0);
  const reply = await publish(id, 2);
  expect(reply.status).toBe(422);
  expect(await reply.json()).toMatchObject({ code: 'FLOW_HAS_PROBLEMS' });
  expect((await see(id)).live).toBeNull();
});

test('publishing keeps the plan with its hash, and never changes an earlier version', async () => {
  const id = await begin();
  const first = await answerOf<Reply<typeof publishFlow>>(await publish(id, 1));
  expect(first).toMatchObject({ version: 1, publishedBy: 'key:approver', note: 'why' });
  const changed = {
    ...subjectFlow,
    nodes: subjectFlow.nodes.map((node) =>
      node.id === 'end' ? { ...node, config: { outcome: 'failed' } } : node,
    ),
  };
  await save(id, 1, changed);
  const second = await answerOf<Reply<typeof publishFlow>>(await publish(id, 2));
  expect(second.version).toBe(2);
  expect(second.hash).not.toBe(first.hash);
  const version = async (n: number) =>
    answerOf<Reply<typeof getVersion>>(await call('GET', `/api/flows/${id}/versions/${n}`));
  expect(planHash((await version(1)).plan)).toBe(first.hash);
  expect((await version(2)).flow).toEqual(changed);
  expect(await (await call('GET', `/api/flows/${id}/versions`)).json()).toMatchObject({
    items: [{ version: 2 }, { version: 1 }],
    next: null,
  });
});

test('a stale revision is not published', async () => {
  const id = await begin();
  await save(id, 1, subjectFlow);
  expect((await publish(id, 1)).status).toBe(409);
});

test('a card that was moved is no difference to the live version; another template is', async () => {
  const id = await begin();
  await publish(id, 1);
  const card = async () =>
    (await answerOf<Reply<typeof listFlows>>(await call('GET', '/api/flows?limit=200'))).items.find(
      (flow) => flow.id === id,
    );
  await save(id, 1, { ...subjectFlow, layout: { start: { x: 9, y: 9 } } });
  expect(await card()).toMatchObject({ draftDiffers: false, live: { version: 1 } });
  await save(id, 2, broken);
  expect(await card()).toMatchObject({ draftDiffers: true });
});

test('templates are previewed on real invoices, in words and with what is missing', async () => {
  const { orderReference: _order, ...without } = domesticInvoice;
  for (const invoice of [creditNote, domesticInvoice, { ...without, number: 'F-BARE' }]) {
    const files = [{ name: 'f.json', bytes: Buffer.from(JSON.stringify(invoice)) }];
    await submit(house.sql, house.store, { issuer: 'fermat', files, source: 'test' });
  }
  const body = { flowId: 'flow', source: 'CDE {{invoice.orderReference}}', kind: 'subject' };
  const previews = await answerOf<Reply<typeof previewTemplate>>(
    await call('POST', '/api/preview/template', body),
  );
  expect(previews).toContainEqual({
    invoiceId: expect.any(String),
    number: domesticInvoice.number,
    customer: 'Boulangeries Réunies SAS',
    text: `CDE ${domesticInvoice.orderReference}`,
    missing: [],
    problems: [],
  });
  expect(previews.find(({ number }) => number === 'F-BARE')).toMatchObject({
    text: null,
    missing: ['invoice.orderReference'],
  });
  const samples = await answerOf<Reply<typeof sampleContext>>(
    await call('GET', '/api/flows/flow/samples'),
  );
  expect(samples.map(({ number }) => number).sort()).toEqual(
    [creditNote.number, domesticInvoice.number, 'F-BARE'].sort(),
  );
  expect(samples[0]?.context).toMatchObject({
    customer: { code: 'BOUL' },
    issuer: { siren: '812345676' },
    params: { prefix: 'FACTURE' },
  });
});

test('a customer gets another flow, and only one of its own issuer', async () => {
  const change = (flowId: string) =>
    call('PUT', '/api/customers/plain', { flowId, language: 'en', params: { prefix: 'INVOICE' } });
  expect(await (await change('flow')).json()).toMatchObject({
    code: 'PLAIN',
    language: 'en',
    flowName: 'Objet',
    params: { prefix: 'INVOICE' },
  });
  expect((await change('nobody')).status).toBe(400);
});

test('a flow keeps the version of a sub-flow that it names, and is told of a newer one', async () => {
  const inner = await begin({ ...subjectFlow, name: 'Inner' });
  await publish(inner, 1);
  const outer: Flow = {
    ...subjectFlow,
    name: 'Outer',
    nodes: [
      { id: 'start', type: 'start', config: {} },
      { id: 'reuse', type: 'subflow', config: { flow: inner, version: 1 } },
    ],
    edges: [{ from: 'start', exit: 'ok', to: 'reuse' }],
  };
  const id = await begin(outer);
  const first = await answerOf<Reply<typeof publishFlow>>(await publish(id, 1));
  await publish(inner, 1);
  const saved = await answerOf<{ problems: object[] }>(await save(id, 1, outer));
  expect(saved.problems).toMatchObject([
    { code: 'SUBFLOW_OUTDATED', at: 'reuse.version', severity: 'warning' },
  ]);
  const again = await answerOf<Reply<typeof publishFlow>>(await publish(id, 2));
  expect(again.hash).toBe(first.hash);
});

test('a flow that was never published can’t be a sub-flow', async () => {
  const draft = await begin();
  const id = await begin({
    ...subjectFlow,
    nodes: [
      { id: 'start', type: 'start', config: {} },
      { id: 'reuse', type: 'subflow', config: { flow: draft, version: 1 } },
    ],
    edges: [{ from: 'start', exit: 'ok', to: 'reuse' }],
  });
  const reply = await publish(id, 1);
  expect(await reply.json()).toMatchObject({
    code: 'FLOW_HAS_PROBLEMS',
    problems: [{ code: 'SUBFLOW_NOT_FOUND', at: 'reuse.flow' }],
  });
});
