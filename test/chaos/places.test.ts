import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FlowNode } from '#workflows/flow/schema.ts';
import { smtpServer, type TestSmtp } from '../server/adapters/smtpServer.ts';
import { until } from '../support/until.ts';
import { type Installation, install } from '../survive/installation.ts';
import { type Stops, stopsIn, type Write } from './stops.ts';

/**
 * A death at each place between “about to send” and “recorded”. The worker is killed (-9) while each of the invoices is
 * at a place of its own; then everything comes back by itself.
 */
type Place = `${Write}, ${'done' | 'undone'}` | 'recipient named' | 'message taken, not answered';

/** How each may rest: never lost in silence, never twice, in doubt only where nobody can know. */
const rest: Readonly<Record<Place, { state: 'delivered' | 'uncertain'; mails: 0 | 1 }>> = {
  'attempt opened, undone': { state: 'delivered', mails: 1 },
  'attempt opened, done': { state: 'delivered', mails: 1 },
  'effect claimed, undone': { state: 'delivered', mails: 1 },
  'effect claimed, done': { state: 'uncertain', mails: 0 },
  'recipient named': { state: 'uncertain', mails: 0 },
  'message taken, not answered': { state: 'uncertain', mails: 1 },
  'effect settled, undone': { state: 'uncertain', mails: 1 },
  'effect settled, done': { state: 'delivered', mails: 1 },
  'attempt closed, undone': { state: 'delivered', mails: 1 },
  'attempt closed, done': { state: 'delivered', mails: 1 },
  'event kept, undone': { state: 'delivered', mails: 1 },
  'event kept, done': { state: 'delivered', mails: 1 },
};
const places = Object.keys(rest) as Place[];
/** A worker has ten lines to the database, and each write that waits takes one. */
const AT_ONCE = 6;

const flow: readonly FlowNode[] = [
  { id: 'start', type: 'start', config: {} },
  { id: 'convert', type: 'convert', config: {} },
  { id: 'subject', type: 'subject', config: { template: '{{invoice.number}}' } },
  {
    id: 'email',
    type: 'email',
    config: { channel: 'mail', to: '{{invoice.number}}@client.example' },
  },
  { id: 'end', type: 'end', config: {} },
];
const edges = ['start convert', 'convert subject', 'subject email', 'email end'];

type Stage = 'recipient named' | 'message taken, not answered';
/** Where the mail server answers no more, by recipient. */
const silence = new Map<string, Stage>();
let smtp: TestSmtp;
let house: Installation;
let stops: Stops;

beforeAll(async () => {
  smtp = await smtpServer({ silent: (address, stage) => silent(address, stage) });
  house = await install(smtp.port);
  await house.publish('places', flow, edges);
  stops = await stopsIn(house.sql);
}, 180_000);
afterAll(async () => {
  await stops.close();
  await house.close();
  await smtp.close();
}, 60_000);

const addressOf = (number: string): string => `${number}@client.example`;

/** Once: whoever comes again is answered. */
function silent(address: string, stage: Stage): boolean {
  return silence.get(address) === stage && silence.delete(address);
}

test.each([places.slice(0, AT_ONCE), places.slice(AT_ONCE)])(
  'a worker that dies at %s, %s, %s, %s, %s or %s loses nothing, sends nothing twice, and hides no doubt',
  async (...here) => {
    const orders = here.map((place) => ({ place, number: `p-${places.indexOf(place)}` }));
    for (const { place, number } of orders) await stopAt(place, number);
    const deliveries = await Promise.all(
      orders.map(({ number }) => house.submit(number, '4500001')),
    );
    await stops.reached();
    await until(() => {
      if (silence.size > 0) throw new Error(`${[...silence.values()]} not reached`);
    });
    if (!house.strike('worker')) throw new Error('no worker to kill');
    for (const { place, number } of orders) {
      const [, how] = place.split(', ');
      if (how === 'done' || how === 'undone') await stops.end(number, how);
    }
    const ended = await Promise.all(deliveries.map(atRest));
    const seen = orders.map(({ place, number }, i) => {
      const mails = smtp.received.filter(({ to }) => to[0] === addressOf(number));
      return [place, { state: ended[i], mails: mails.length }];
    });
    expect(Object.fromEntries(seen)).toEqual(
      Object.fromEntries(here.map((place) => [place, rest[place]])),
    );
  },
  240_000,
);

async function stopAt(place: Place, number: string): Promise<void> {
  if (place === 'recipient named' || place === 'message taken, not answered')
    silence.set(addressOf(number), place);
  else await stops.at(place.split(', ')[0] as Write, number);
}

function atRest(delivery: string): Promise<string> {
  return until(async () => {
    const { state } = await house.stateOf(delivery);
    if (!['delivered', 'uncertain', 'parked', 'failed'].includes(state)) throw new Error(state);
    return state;
  });
}
