import { afterAll, beforeAll, expect, test } from 'vitest';
import { onTime } from '#workflows/gallery/onTime.ts';
import { givenSoFar } from '#workflows/given.ts';
import { answer } from '../server/adapters/smtpServer.ts';
import { Stage } from './stage.ts';
import { totalling } from './totalling.ts';

const ADV = 'adv@fermat.example';
const HEAD = 'head@fermat.example';
const CUSTOMER = 'ap@acme.example';
/** How the mail server answers a recipient now. */
let refuses: (address: string) => Error | undefined = () => undefined;
let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open({ rcpt: (address) => refuses(address) });
  await stage.publish(onTime, { params: { to: [CUSTOMER], adv: [ADV], head: [HEAD] } });
});
afterAll(() => stage.close());

/** @param at UTC; Paris is two hours ahead */
async function begin(number: string, at: string, rule: typeof refuses) {
  refuses = rule;
  const before = (await stage.mails()).length;
  const delivery = await stage.begin(totalling('100', { number }), at);
  await delivery.clock.settle();
  return {
    delivery,
    to: async () => (await stage.mails()).slice(before).map((mail) => mail.to[0]),
    last: async () => (await stage.mails()).at(-1),
  };
}
const awayFor = (address: string) =>
  address === CUSTOMER ? answer(451, '4.3.0 try again later') : undefined;
const unknown = (address: string) =>
  address === CUSTOMER ? answer(550, '5.1.1 no such user') : undefined;

test('a mail server that is away for three hours is tried again, and nobody is alerted', async () => {
  const { delivery, to } = await begin('F-20-1', '2026-06-01T08:00:00Z', awayFor);
  await delivery.clock.passTo('2026-06-01T11:00:00Z');
  expect(await to()).toEqual([]);
  refuses = () => undefined;
  await delivery.clock.passTo('2026-06-01T12:00:00Z');
  expect(delivery.outcome).toBe('delivered');
  expect(await to()).toEqual([CUSTOMER]);
  expect(delivery.at('reminded', 'deadline')).toEqual([]);
});

test('after 25 working hours there is one alert, however often it was tried; the next one goes further up', async () => {
  const { delivery, to } = await begin('F-20-2', '2026-06-01T08:00:00Z', awayFor);
  await delivery.clock.passTo('2026-06-02T09:00:00Z');
  expect(await to()).toEqual([ADV]);
  await delivery.clock.passTo('2026-06-05T09:00:00Z');
  expect(await to()).toEqual([ADV, HEAD]);
});

test('one that is delivered after the alert closes it with a note', async () => {
  const { delivery, to, last } = await begin('F-20-3', '2026-06-01T08:00:00Z', unknown);
  await delivery.clock.passTo('2026-06-02T09:00:00Z');
  expect(await to()).toEqual([ADV]);
  refuses = () => undefined;
  delivery.interpreter.resolve({
    node: 'email',
    action: 'retry',
    actor: 'support@fermat.example',
    reason: 'the mailbox is there now',
  });
  await delivery.clock.settle();
  expect(delivery.outcome).toBe('delivered');
  expect(await to()).toEqual([ADV, CUSTOMER, ADV]);
  expect((await last())?.text).toContain('Alerte close');
  expect(delivery.view().nodes.deadline).toMatchObject({ exit: 'recovered', note: 'delivered' });
});

test('an invoice of Friday at four counts the week-end out', async () => {
  const { delivery, to } = await begin('F-20-4', '2026-06-05T14:00:00Z', unknown);
  await delivery.clock.passTo('2026-06-08T13:59:00Z');
  expect(await to()).toEqual([]);
  await delivery.clock.passTo('2026-06-08T14:00:00Z');
  expect(await to()).toEqual([ADV]);
});

test('“try again” after the address was put right sends one mail, keeps who and why, and nothing was given before', async () => {
  const { delivery, to } = await begin('F-20-5', '2026-06-01T08:00:00Z', unknown);
  const { plan } = await stage.planOf(delivery.id);
  expect(delivery.state('email')).toBe('parked');
  expect(givenSoFar(plan, delivery.events)).toEqual([]);
  const decided = {
    node: 'email',
    action: 'amend',
    actor: 'support@fermat.example',
    reason: 'address as told by telephone',
    patch: { 'params.to': 'comptabilite@acme.example' },
  } as const;
  expect(delivery.interpreter.refuse(decided)).toBeUndefined();
  delivery.interpreter.resolve(decided);
  await delivery.clock.settle();
  expect(await to()).toEqual(['comptabilite@acme.example']);
  expect(delivery.at('resolved', 'email')).toMatchObject([{ resolution: decided }]);
  expect(givenSoFar(plan, delivery.events)).toMatchObject([{ node: 'email', level: 'accepted' }]);
});

test('a list of deliveries tells the late ones', async () => {
  const { sql } = stage.house;
  const [late] = await sql<{ number: string; alerts: number }[]>`
    select i.number, d.alerts from delivery d join invoice i on i.id = d.invoice_id
    where d.late_since is not null and d.ended_at is null and i.number = 'F-20-2'
  `;
  expect(late).toEqual({ number: 'F-20-2', alerts: 2 });
});
