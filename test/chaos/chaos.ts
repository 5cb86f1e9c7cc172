import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Sql } from '#server/db/sql.ts';
import type { FlowNode } from '#workflows/flow/schema.ts';
import { type Installation, install } from '../survive/installation.ts';
import { freezeAll, killAll, killSchedule } from './kills.ts';
import { subjectPrefix } from './mails.ts';
import { judge, type Shown, type Violation } from './oracle.ts';
import { peersIn } from './peers.ts';
import { progressIn } from './progress.ts';
import { seeded } from './random.ts';
import { submitAll } from './submissions.ts';

export interface ChaosOptions {
  readonly seed: number;
  readonly invoices: number;
  readonly kills: number;
  /** How often a part stands still for half a minute (SIGSTOP). */
  readonly stops?: number;
}

export interface ChaosVerdict extends ChaosOptions {
  readonly verdict: 'PASS' | 'FAIL';
  readonly killed: Readonly<Record<string, number>>;
  /** Seconds from the last kill, and the last invoice, until nothing moved any more. */
  readonly backAfter: number;
  readonly failedCalls: number;
  readonly repeatedCalls: number;
  /** Deliveries by the state that they came to rest in. */
  readonly states: Readonly<Record<string, number>>;
  /** What deliveries are in doubt about: the step, and what was seen. */
  readonly doubts: Readonly<Record<string, number>>;
  readonly mails: number;
  readonly documents: Readonly<Record<string, number>>;
  /** Invoices with more than one copy, all of them shown as uncertain where the verdict is PASS. */
  readonly duplicates: number;
  readonly violations: readonly Violation[];
  /** The installation's data folder with its logs, kept where a promise was broken. */
  readonly kept?: string;
  readonly seconds: number;
}

/** A delivery whose last event was lost is found again by the second look of the reconciler, a minute later. */
const AT_REST_WITHIN_MS = 240_000;

const flow: readonly FlowNode[] = [
  { id: 'start', type: 'start', config: {} },
  { id: 'convert', type: 'convert', config: {} },
  { id: 'subject', type: 'subject', config: { template: `${subjectPrefix}{{invoice.number}}` } },
  {
    id: 'email',
    type: 'email',
    config: { channel: 'mail', to: '{{invoice.number}}@client.example' },
  },
  { id: 'name', type: 'filename', config: { template: '{{invoice.number}}' } },
  { id: 'portal', type: 'upload', config: { channel: 'portal' } },
  { id: 'drop', type: 'upload', config: { channel: 'drop' } },
  { id: 'end', type: 'end', config: {} },
  { id: 'retry', type: 'retry', config: { tries: 20, firstWait: 1, growth: 1.5, longestWait: 5 } },
];
const edges = [
  'start convert',
  'convert subject',
  'subject name',
  'name email',
  'name portal',
  // One after the other: both write the receipt that later steps can name.
  'portal drop',
  'email end',
  'drop end',
  'email.failed retry',
  'portal.failed retry',
  'drop.failed retry',
];

/** Submits invoices while every part of the product is killed by the seed's schedule, then tells whether it kept its word. */
export async function chaos({
  seed,
  invoices,
  kills,
  stops = 0,
}: ChaosOptions): Promise<ChaosVerdict> {
  const began = performance.now();
  const random = seeded(seed);
  const schedule = killSchedule(kills, random);
  const folder = await mkdtemp(join(tmpdir(), 'facteur-chaos-'));
  const peers = await peersIn(folder, seed);
  const house = await install(peers.mailPort, peers);
  let broken = false;
  try {
    await peers.start(house.supervisor, join(house.folder, 'logs'));
    await house.publish('chaos', flow, edges);
    const numbers = Array.from({ length: invoices }, (_, i) => `c-${seed}-${1000 + i}`);
    const progress = progressIn(peers.portalFolder, invoices);
    const [submissions, stopped] = await Promise.all([
      submitAll(house, numbers, progress, random),
      freezeAll(house, stops, progress),
      killAll(house, schedule, progress),
    ]);
    const quiet = performance.now();
    const shown = await atRest(house);
    const backAfter = Math.round((performance.now() - quiet) / 1000);
    const [mailed, arrived] = [await peers.mails(), await peers.documents()];
    const { submitted } = submissions;
    const violations = judge({ submitted, shown, mailed, arrived });
    broken = violations.length > 0;
    const copies = countBy(mailed, ({ number }) => number);
    return {
      verdict: broken ? 'FAIL' : 'PASS',
      seed,
      invoices,
      kills,
      stops: stopped,
      backAfter,
      killed: countBy(schedule, ({ victim }) => victim),
      failedCalls: submissions.failed,
      repeatedCalls: submissions.repeated,
      states: countBy(shown, ({ state }) => state),
      doubts: await doubts(house.sql),
      mails: mailed.length,
      documents: countBy(arrived, ({ peer }) => peer),
      duplicates: Object.values(copies).filter((count) => count > 1).length,
      violations,
      ...(broken ? { kept: house.folder } : {}),
      seconds: Math.round((performance.now() - began) / 1000),
    };
  } finally {
    await house.close(broken);
    await rm(folder, { recursive: true, force: true });
  }
}

/** The deliveries once none of them moves by itself any more, or as they are when time is up. */
async function atRest({ sql }: Installation): Promise<readonly Shown[]> {
  const until = Date.now() + AT_REST_WITHIN_MS;
  for (;;) {
    const shown = await deliveries(sql).catch(() => []);
    const rests = ({ state }: Shown) =>
      !['planned', 'running', 'waiting', 'retrying'].includes(state);
    if (shown.length > 0 && (shown.every(rests) || Date.now() > until)) return shown;
    await pause(500);
  }
}

const deliveries = (sql: Sql): Promise<Shown[]> => sql<Shown[]>`
  select d.id, i.number, d.state, count(distinct e.kind)::int as receipts
  from delivery d
  join invoice i on i.id = d.invoice_id
  left join evidence e on e.delivery_id = d.id
    and e.kind in ('smtp-reply', 'https-receipt', 'sftp-receipt')
  group by d.id, i.number
`;

async function doubts(sql: Sql): Promise<Record<string, number>> {
  const parked = await sql<{ what: string }[]>`
    select concat(e.event->>'node', ': ', e.event->'fault'->'message'->>'en') as what
    from delivery_event e
    join delivery d on d.id = e.delivery_id
    where e.event->>'kind' = 'parked' and d.state = 'uncertain'
  `;
  return countBy(parked, ({ what }) => what);
}

function countBy<T>(of: readonly T[], by: (one: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const one of of) counts[by(one)] = (counts[by(one)] ?? 0) + 1;
  return counts;
}
