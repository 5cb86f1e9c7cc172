import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FlowNode } from '#workflows/flow/schema.ts';
import { answer } from '../server/adapters/smtpServer.ts';
import { openInstallation } from './installation.ts';

let house: Awaited<ReturnType<typeof openInstallation>>;
let refusals = 0;

beforeAll(async () => {
  house = await openInstallation({
    rcpt: (address) => {
      if (!address.startsWith('busy') || refusals === 0) return undefined;
      refusals -= 1;
      return answer(451, '4.7.1 greylisted, try again later');
    },
  });
}, 180_000);
afterAll(() => house.close(), 60_000);

const start: FlowNode = { id: 'start', type: 'start', config: {} };
const convert: FlowNode = { id: 'convert', type: 'convert', config: {} };
const end: FlowNode = { id: 'end', type: 'end', config: {} };
const subject = (template: string): FlowNode => ({
  id: 'subject',
  type: 'subject',
  config: { template },
});
const email = (to: string): FlowNode => ({
  id: 'email',
  type: 'email',
  config: { channel: 'mail', to },
});

const mailsAbout = (number: string) =>
  house.smtp.received.filter(({ raw }) => raw.includes(number));

test('a retry goes on after the worker was killed while it waited, and one mail leaves', async () => {
  refusals = 1;
  await house.publish(
    'retrying',
    [
      start,
      convert,
      subject('R {{invoice.number}}'),
      email('busy@client.example'),
      end,
      { id: 'retry', type: 'retry', config: { tries: 5, firstWait: 6 } },
    ],
    ['start convert', 'convert subject', 'subject email', 'email end', 'email.failed retry'],
  );
  const delivery = await house.submit('F-RETRY', '4500001');
  await house.inState(delivery, 'retrying');
  await house.kill('worker');
  await house.inState(delivery, 'delivered');
  expect(mailsAbout('F-RETRY')).toHaveLength(1);
}, 120_000);

test('a wait goes on after engine and database were killed, and one mail leaves', async () => {
  await house.publish(
    'waiting',
    [
      start,
      convert,
      { id: 'wait', type: 'wait', config: { for: 12 } },
      subject('W {{invoice.number}}'),
      email('to@client.example'),
      end,
    ],
    ['start convert', 'convert wait', 'wait subject', 'subject email', 'email end'],
  );
  const delivery = await house.submit('F-WAIT', '4500002');
  await house.inState(delivery, 'waiting');
  await house.kill('temporal', 'postgres');
  await house.inState(delivery, 'delivered');
  expect(mailsAbout('F-WAIT')).toHaveLength(1);
}, 120_000);

test('a parked delivery is still parked after every process was killed, and goes on once it is mended', async () => {
  await house.publish(
    'parking',
    [
      start,
      convert,
      subject('{{invoice.number}} / CDE {{invoice.orderReference}}'),
      email('to@client.example'),
      end,
    ],
    ['start convert', 'convert subject', 'subject email', 'email end'],
  );
  const delivery = await house.submit('F-PARK');
  await house.inState(delivery, 'parked');
  await house.kill('server', 'worker', 'temporal', 'postgres');
  await house.inState(delivery, 'parked');
  const patch = { 'invoice.orderReference': '4500003' };
  expect(await house.resolve(delivery, { node: 'subject', action: 'amend', patch })).toBe(200);
  await house.inState(delivery, 'delivered');
  expect(mailsAbout('F-PARK')).toHaveLength(1);
}, 180_000);

test('invoices that were accepted while everything died are each delivered once, or shown as uncertain', async () => {
  await house.publish(
    'storm',
    [start, convert, subject('S {{invoice.number}}'), email('to@client.example'), end],
    ['start convert', 'convert subject', 'subject email', 'email end'],
  );
  const numbers = Array.from({ length: 12 }, (_, i) => `F-STORM-${100 + i}`);
  const deliveries: string[] = [];
  for (const [i, number] of numbers.entries()) {
    deliveries.push(await house.submit(number, '4500004'));
    if (i === 3) await house.kill('worker');
    if (i === 6) await house.kill('temporal');
    if (i === 9) await house.kill('server', 'postgres');
  }
  for (const [i, delivery] of deliveries.entries()) {
    const state = await settled(delivery);
    const mails = mailsAbout(numbers[i] as string).length;
    if (state === 'delivered') expect(mails).toBe(1);
    else expect([state, mails <= 1]).toEqual(['uncertain', true]);
  }
}, 240_000);

async function settled(delivery: string): Promise<string> {
  for (;;) {
    const state = await house.stateOf(delivery).then(
      (seen) => seen.state,
      () => 'unknown',
    );
    if (state === 'delivered' || state === 'uncertain' || state === 'parked') return state;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
