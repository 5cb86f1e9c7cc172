import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { recordMail } from '#server/inbox/recordMail.ts';
import { paperFallback } from '#workflows/gallery/paperFallback.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import { type PostProvider, postProvider } from '../emulators/postProvider.ts';
import { letter, report } from '../server/inbox/samples.ts';
import { type Play, Stage } from './stage.ts';
import { totalling } from './totalling.ts';

/** Monday 1 June 2026, 10 o'clock in Paris. */
const CREATED = '2026-06-01T08:00:00Z';
const consumer = { to: ['nobody@client.example'], billing: ['facturation@fermat.example'] };
let provider: PostProvider;
let stage: Stage;

beforeAll(async () => {
  provider = await postProvider();
  stage = await Stage.open({}, { egressAllow: [provider.allow] });
  await stage.saveChannel(provider.channel);
});
afterAll(async () => {
  await stage.close();
  await provider.close();
});
beforeEach(async () => {
  provider.letters.length = 0;
  await publish(consumer);
});

const publish = (params: object) =>
  stage.publish(paperFallback, { params: { ...params } }, { post: 'post', tracking: 'post' });

async function begin(number: string, change: (invoice: Invoice) => Invoice = (same) => same) {
  const delivery = await stage.begin(change(totalling('100', { number })), CREATED);
  await delivery.clock.settle();
  return delivery;
}

/** What the inbox says that came back, and what the delivery is told of it. */
async function comesBack(delivery: Play, make: (messageId: string) => Buffer): Promise<string> {
  const { sql, store } = stage.house;
  const [sent] = await sql<{ messageId: string }[]>`
    select detail->>'messageId' as message_id from evidence
    where delivery_id = ${delivery.id} and detail ? 'messageId'
  `;
  const raw = make(sent?.messageId ?? '');
  const key = new Uint8Array(32);
  await recordMail({ sql, store, key }, { issuerId: 'fermat', channel: 'returns' }, raw);
  const [mail] = await sql<{ id: string; kind: string }[]>`
    select id, kind from inbox_mail where delivery_id = ${delivery.id} order by received_at desc limit 1
  `;
  const value = { bounced: 'hard', expired: 'expired' }[mail?.kind ?? ''];
  if (value !== undefined)
    delivery.interpreter.receive({ id: `mail-${mail?.id}`, name: 'bounce', value, from: 'mx' });
  await delivery.clock.settle();
  return mail?.kind ?? 'unplaced';
}

test('5.1.1 after an hour: one letter, at 14:00 of the day, with its tracking number', async () => {
  const delivery = await begin('F-V19-1');
  await delivery.clock.passTo('2026-06-01T09:00:00Z');
  expect(await comesBack(delivery, (returnedId) => report({ returnedId, id: '<v19-1@mx>' }))).toBe(
    'bounced',
  );
  expect(provider.letters).toEqual([]);
  await delivery.clock.passTo('2026-06-01T12:00:00Z');
  expect(provider.letters).toMatchObject([
    {
      fields: {
        envelope: 'C5',
        sheets: '1',
        town: expect.any(String),
        postCode: expect.any(String),
      },
    },
  ]);
  const [posted] = provider.letters;
  if (posted) Object.assign(posted, { status: 'posted', tracking: '6C12345678901' });
  await delivery.clock.passTo('2026-06-01T14:00:00Z');
  expect(delivery.outcome).toBe('delivered');
  const [proof] = await stage.house.sql<{ tracking: string }[]>`
    select detail->>'text' as tracking from evidence
    where delivery_id = ${delivery.id} and kind = 'partner-answer'
  `;
  expect(proof?.tracking).toBe('6C12345678901');
  expect(delivery.view().nodes.post?.level).toBe('handed-over');
});

test('a soft bounce is the mail servers’ to try again: no paper, presumed delivered after 48 hours', async () => {
  const delivery = await begin('F-V19-2');
  const soft = { action: 'delayed', status: '4.2.2', id: '<v19-2@mx>' };
  expect(await comesBack(delivery, (returnedId) => report({ ...soft, returnedId }))).toBe(
    'delayed',
  );
  expect(delivery.state('bounces')).toBe('waiting');
  await delivery.clock.passTo('2026-06-03T08:00:01Z');
  expect(delivery.outcome).toBe('delivered');
  expect(provider.letters).toEqual([]);
});

test('servers that gave up on a full mailbox: once more by e-mail a day later, no paper', async () => {
  const delivery = await begin('F-V19-3');
  const full = { status: '4.2.2', id: '<v19-3@mx>' };
  expect(await comesBack(delivery, (returnedId) => report({ ...full, returnedId }))).toBe(
    'expired',
  );
  await delivery.clock.passTo('2026-06-02T08:00:01Z');
  expect(delivery.outcome).toBe('delivered');
  const subjects = (await stage.mails()).map(({ subject }) => subject);
  expect(subjects.filter((subject) => subject === 'Facture F-V19-3')).toHaveLength(2);
  expect(provider.letters).toEqual([]);
});

test('an absence is no bounce', async () => {
  const delivery = await begin('F-V19-4');
  const kind = await comesBack(delivery, (messageId) =>
    letter(`Subject: Absent\nAuto-Submitted: auto-replied\nIn-Reply-To: ${messageId}`, 'Absente.'),
  );
  expect(kind).toBe('auto-reply');
  await delivery.clock.passTo('2026-06-03T08:00:01Z');
  expect(delivery.outcome).toBe('delivered');
  expect(provider.letters).toEqual([]);
});

test('without an e-mail address the letter goes at once, on Monday when it is Friday evening', async () => {
  await publish({ ...consumer, to: [] });
  const delivery = await stage.begin(
    totalling('100', { number: 'F-V19-5' }),
    '2026-06-05T16:00:00Z',
  );
  await delivery.clock.passTo('2026-06-08T11:59:59Z');
  expect(provider.letters).toEqual([]);
  await delivery.clock.passTo('2026-06-08T12:00:00Z');
  expect(provider.letters).toHaveLength(1);
});

test('an address without a post code is held with its name, and posted once it is filled in', async () => {
  await publish({ ...consumer, to: [] });
  const delivery = await begin('F-V19-6', (invoice) => {
    const { postCode: _, ...address } = invoice.buyer.address ?? {};
    return { ...invoice, buyer: { ...invoice.buyer, address } };
  });
  await delivery.clock.passTo('2026-06-01T12:00:00Z');
  expect(delivery.view().nodes.post?.fault).toMatchObject({
    code: 'POST_ADDRESS_INCOMPLETE',
    details: { missing: ['invoice.buyer.address.postCode'] },
  });
  expect(provider.letters).toEqual([]);
  delivery.interpreter.resolve({
    node: 'post',
    action: 'amend',
    actor: 'ops',
    reason: 'the customer told',
    patch: { 'invoice.buyer.address.postCode': '75011' },
  });
  await delivery.clock.passTo('2026-06-02T12:00:00Z');
  expect(provider.letters).toMatchObject([{ fields: { postCode: '75011' } }]);
});

test('an order whose answer was lost is asked about, and a provider that is away is tried again: one letter', async () => {
  await publish({ ...consumer, to: [] });
  provider.faults.push('unavailable', 'lost answer');
  const delivery = await begin('F-V19-7');
  await delivery.clock.passTo('2026-06-01T13:00:00Z');
  expect(provider.letters).toHaveLength(1);
  expect(delivery.state('post')).toBe('done');
});

test('a bounce that comes after the paper makes no second letter', async () => {
  const delivery = await begin('F-V19-8');
  await comesBack(delivery, (returnedId) => report({ returnedId, id: '<v19-8a@mx>' }));
  await delivery.clock.passTo('2026-06-01T12:00:00Z');
  await comesBack(delivery, (returnedId) => report({ returnedId, id: '<v19-8b@mx>' }));
  await delivery.clock.passTo('2026-06-04T12:00:00Z');
  expect(provider.letters).toHaveLength(1);
});
