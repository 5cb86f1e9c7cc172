import { simpleParser } from 'mailparser';
import type { FlowNode } from '#workflows/flow/schema.ts';
import { smtpServer } from '../server/adapters/smtpServer.ts';
import { until } from '../support/until.ts';
import { install, type WorkerProgram } from '../survive/installation.ts';
import { stopsIn, type Write } from './stops.ts';

type Stage = 'recipient named' | 'message taken, not answered';
/** Between “about to send” and “recorded”: a write, done or not; or where the mail server falls silent. */
export type Place = `${Write}, ${'done' | 'undone'}` | Stage;

/** How a delivery came to rest, and what the mail server has of it. */
export interface Rest {
  readonly state: string;
  readonly mails: number;
  /** Different Message-IDs among them. */
  readonly identities: number;
}

/** An installation whose worker can be made to die exactly somewhere. */
export interface Dying {
  /** Kills the worker (-9) while an invoice is at each of the places; then everything comes back by itself. */
  dieAt(places: readonly Place[]): Promise<Readonly<Record<string, Rest>>>;
  close(): Promise<void>;
}

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

/** @param worker another program than the product's own */
export async function openDying(worker?: WorkerProgram): Promise<Dying> {
  /** Where the mail server answers no more, by recipient; once, for whoever comes again is answered. */
  const silence = new Map<string, Stage>();
  const smtp = await smtpServer({
    silent: (address, stage) => silence.get(address) === stage && silence.delete(address),
  });
  const house = await install(smtp.port, worker ? { worker } : {});
  await house.publish('dying', flow, edges);
  const stops = await stopsIn(house.sql);
  let taken = 0;

  const mailsTo = async (number: string) => {
    const mails = smtp.received.filter(({ to }) => to[0] === addressOf(number));
    const parsed = await Promise.all(mails.map(({ raw }) => simpleParser(raw)));
    const identities = new Set(parsed.map(({ messageId }) => messageId)).size;
    return { mails: mails.length, identities };
  };
  const atRest = (delivery: string): Promise<string> =>
    until(async () => {
      const { state } = await house.stateOf(delivery);
      if (!['delivered', 'uncertain', 'parked', 'failed'].includes(state)) throw new Error(state);
      return state;
    });

  return {
    async dieAt(places) {
      const orders = places.map((place) => ({ place, number: `p-${++taken}` }));
      for (const { place, number } of orders) {
        if (isStage(place)) silence.set(addressOf(number), place);
        else await stops.at(place.split(', ')[0] as Write, number);
      }
      const deliveries = await Promise.all(
        orders.map(({ number }) => house.submit(number, '4500001')),
      );
      await stops.reached();
      await until(() => {
        if (silence.size > 0) throw new Error(`${[...silence.values()]} not reached`);
      });
      if (!house.strike('worker')) throw new Error('no worker to kill');
      for (const { place, number } of orders)
        if (!isStage(place)) await stops.end(number, place.endsWith('undone') ? 'undone' : 'done');
      const states = await Promise.all(deliveries.map(atRest));
      const rests = await Promise.all(
        orders.map(async ({ place, number }, i) => {
          return [place, { state: states[i] as string, ...(await mailsTo(number)) }] as const;
        }),
      );
      return Object.fromEntries(rests);
    },
    async close() {
      await stops.close();
      await house.close();
      await smtp.close();
    },
  };
}

const addressOf = (number: string): string => `${number}@client.example`;

const isStage = (place: Place): place is Stage =>
  place === 'recipient named' || place === 'message taken, not answered';
