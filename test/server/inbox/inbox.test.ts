import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeBounceAddress } from '#server/adapters/smtp/bounceAddress.ts';
import type { listUnplacedMail } from '#server/api/contract.ts';
import type { Reply } from '#server/api/endpoint.ts';
import { saveChannel } from '#server/db/channels.ts';
import { recordMail } from '#server/inbox/recordMail.ts';
import { tellMail } from '#server/inbox/tellMail.ts';
import { domesticInvoice } from '../../samples/invoices.ts';
import { draw } from '../../workflows/drawing.ts';
import { smtpChannel, smtpServer, type TestSmtp } from '../adapters/smtpServer.ts';
import { answerOf, callAs, type House, openHouse } from '../house.ts';
import { deliveriesBy } from '../temporal/deliveriesBy.ts';
import { letter, report } from './samples.ts';

const KEY = new Uint8Array(32);
let smtp: TestSmtp;
let house: House;
let call: ReturnType<typeof callAs>;
let deliveries: ReturnType<typeof deliveriesBy>;

beforeAll(async () => {
  smtp = await smtpServer();
  house = await openHouse('worker', { egressAllow: [`127.0.0.1:${smtp.port}`] });
  await saveChannel(house.sql, KEY, 'fermat', smtpChannel(smtp.port));
  call = callAs(house, 'support');
  deliveries = deliveriesBy(call);
  await publish(['start render', 'render subject', 'subject email', 'email end']);
});
afterAll(async () => {
  await house.close();
  await smtp.close();
});

/** Gives the customer another drawing. */
async function publish(edges: readonly string[]): Promise<void> {
  const flow = {
    ...draw(edges, {
      subject: { template: '{{invoice.number}}' },
      email: { channel: 'mail', to: 'nobody@client.example' },
      end2: { outcome: 'cancelled' },
    }),
    params: [],
    layout: {},
    stickies: [],
  };
  const ops = callAs(house, 'ops');
  const { id } = await answerOf<{ id: string }>(await ops('POST', '/api/flows', { flow }));
  const published = await callAs(house, 'admin')('POST', `/api/flows/${id}/publish`, {
    revision: 1,
    note: 'by mail',
  });
  expect(published.status).toBe(201);
  await house.sql`update customer set flow_id = ${id} where id = 'bread'`;
}

/** A delivery whose mail has left, and the `Message-ID` of that mail. */
async function sent(number: string): Promise<{ id: string; messageId: string }> {
  const id = await deliveries.submit(number, domesticInvoice);
  const { attempts } = await deliveries.inState(id, 'delivered');
  const evidence = attempts.flatMap((attempt) => attempt.evidence);
  const messageId = evidence.find(({ kind }) => kind === 'smtp-reply')?.detail.messageId;
  return { id, messageId: String(messageId) };
}

async function comes(raw: Uint8Array): Promise<void> {
  const { sql, store, temporal, taskQueue, log } = house;
  await recordMail({ sql, store, key: KEY }, { issuerId: 'fermat', channel: 'returns' }, raw);
  await tellMail({ sql, store, temporal: { client: temporal.client, taskQueue } }, log);
}

const unplaced = async () =>
  answerOf<Reply<typeof listUnplacedMail>>(await call('GET', '/api/inbox/unplaced'));

test('a hard bounce after the end is told as such, needs somebody, and is evidence of the try that sent it', async () => {
  const { id, messageId } = await sent('F-BACK-1');
  const to = makeBounceAddress(KEY, 'returns.fermat.example', { delivery: id, messageId });
  const raw = report({ to, id: '<b1@mx.example>' });
  await comes(raw);
  await comes(raw);
  const { delivery, mail, attempts } = await deliveries.detail(id);
  expect(delivery).toMatchObject({
    state: 'bounced',
    fault: { code: 'MAIL_BOUNCED', message: { en: expect.stringContaining('5.1.1') } },
  });
  expect(mail).toMatchObject([{ kind: 'bounced', status: '5.1.1', placedBy: 'token' }]);
  const rows = await answerOf<{ items: { id: string }[] }>(
    await call('GET', '/api/deliveries?state=needs-action'),
  );
  expect(rows.items.map((row) => row.id)).toContain(id);
  const proofs = attempts
    .flatMap(({ evidence }) => evidence)
    .filter(({ kind }) => kind === 'inbox-mail');
  expect(proofs).toHaveLength(1);
  const stored = await house.store.read({ sha256: proofs[0]?.document?.sha256 ?? '' });
  expect(Buffer.from(stored).equals(raw)).toBe(true);

  const reason = 'sent by post';
  const settled = await call('POST', `/api/deliveries/${id}/settle-mail`, {
    reason,
    actionId: 'settle-it-1',
  });
  expect(settled.status).toBe(200);
  const after = await deliveries.detail(id);
  expect(after.delivery).toMatchObject({ state: 'by-hand', fault: null });
  expect(after.mail).toMatchObject([{ settled: { by: expect.any(String), reason } }]);
});

test.each([
  [
    'what the envelope was called',
    'envelope',
    (messageId: string) => report({ envelopeId: messageId.slice(1, -1), returnedId: '<x@y>' }),
  ],
  [
    'the message that came back',
    'message',
    (messageId: string) => report({ returnedId: messageId }),
  ],
])('without a token, the delivery is found by %s', async (_, placedBy, make) => {
  const { id, messageId } = await sent(`F-BACK-${placedBy}`);
  await comes(Buffer.from(make(messageId).toString().replace('<report-1@', `<${placedBy}@`)));
  expect((await deliveries.detail(id)).mail).toMatchObject([{ placedBy, kind: 'bounced' }]);
});

test('a forged token changes nothing, whatever else the message names', async () => {
  const { id, messageId } = await sent('F-BACK-3');
  const true_ = makeBounceAddress(KEY, 'returns.fermat.example', { delivery: id, messageId });
  const forged = makeBounceAddress(new Uint8Array(32).fill(1), 'returns.fermat.example', {
    delivery: id,
    messageId,
  });
  expect(forged).not.toBe(true_);
  await comes(report({ to: forged, returnedId: messageId, id: '<forged@mx.example>' }));
  expect(await deliveries.detail(id)).toMatchObject({ delivery: { state: 'delivered' }, mail: [] });
  expect((await unplaced()).items).toMatchObject([{ forged: true, kind: 'bounced' }]);
});

test('delays, successes and absences are shown, and change nothing', async () => {
  const { id, messageId } = await sent('F-BACK-4');
  await comes(report({ action: 'delayed', status: '4.2.2', returnedId: messageId, id: '<d1@mx>' }));
  await comes(
    report({ action: 'delivered', status: '2.0.0', returnedId: messageId, id: '<d2@mx>' }),
  );
  await comes(
    letter(`Subject: Absent\nAuto-Submitted: auto-replied\nIn-Reply-To: ${messageId}`, 'Absente.'),
  );
  const { delivery, mail } = await deliveries.detail(id);
  expect(delivery.state).toBe('delivered');
  expect(mail.map(({ kind }) => kind)).toEqual(['delayed', 'delivered', 'auto-reply']);
});

test('a refusal in free text is a task, tied by the message that it answers', async () => {
  const { id, messageId } = await sent('F-BACK-5');
  await comes(
    letter(
      `Subject: Your message\nAuto-Submitted: auto-generated\nReferences: ${messageId}`,
      'Your message has been rejected.',
    ),
  );
  const { delivery, mail } = await deliveries.detail(id);
  expect(delivery).toMatchObject({ state: 'bounced', fault: { code: 'MAIL_REFUSED' } });
  expect(mail).toMatchObject([{ kind: 'refused', placedBy: 'answer' }]);
});

test('another issuer’s message is not found by its id', async () => {
  const { id, messageId } = await sent('F-BACK-6');
  const { sql, store } = house;
  await recordMail(
    { sql, store, key: KEY },
    { issuerId: 'other', channel: 'returns' },
    report({ returnedId: messageId, id: '<other@mx>' }),
  );
  expect((await deliveries.detail(id)).mail).toEqual([]);
});

test('what nobody could place is listed until somebody has looked at it', async () => {
  await comes(letter('Subject: Who are you?', 'We know no such invoice.'));
  const [newest] = (await unplaced()).items;
  expect(newest).toMatchObject({ subject: 'Who are you?', kind: 'reply', forged: false });
  const settled = await call('POST', `/api/inbox/${newest?.id}/settle`, { reason: 'answered' });
  expect(settled.status).toBe(200);
  expect((await unplaced()).items.map(({ id }) => id)).not.toContain(newest?.id);
});

test('a drawing that waits for bounces acts on its own delivery’s, and nobody else is needed', async () => {
  await publish([
    'start render',
    'render subject',
    'subject email',
    'email bounceWait',
    'bounceWait.none end',
    'bounceWait.bounced end2',
    'bounceWait.expired end2',
  ]);
  const [id, other] = [
    await deliveries.submit('F-BACK-7', domesticInvoice),
    await deliveries.submit('F-BACK-8', domesticInvoice),
  ];
  const { attempts } = await deliveries.inState(id, 'waiting');
  await deliveries.inState(other, 'waiting');
  const messageId = attempts
    .flatMap(({ evidence }) => evidence)
    .find(({ kind }) => kind === 'smtp-reply')?.detail.messageId;
  await comes(report({ returnedId: String(messageId), id: '<heard@mx>' }));
  await deliveries.inState(id, 'cancelled');
  expect((await deliveries.detail(other)).delivery.state).toBe('waiting');
});
