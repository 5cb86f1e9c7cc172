import { setTimeout as pause } from 'node:timers/promises';
import type { FlowNode } from '#workflows/flow/schema.ts';
import { smtpServer } from '../server/adapters/smtpServer.ts';
import { type Installation, install } from '../survive/installation.ts';
import { cpuUnder, megabytesOf } from './processes.ts';

const WARM = 100;
const WAITING = Number(process.env.BENCH_WAITING ?? 600);
const CLIENTS = 8;
const QUIET_MS = 30_000;

const flow: readonly FlowNode[] = [
  { id: 'start', type: 'start', config: {} },
  { id: 'convert', type: 'convert', config: {} },
  { id: 'wait', type: 'wait', config: { for: 864_000 } },
  { id: 'subject', type: 'subject', config: { template: '{{invoice.number}}' } },
  { id: 'email', type: 'email', config: { channel: 'mail', to: 'to@client.example' } },
  { id: 'end', type: 'end', config: {} },
];
const edges = ['start convert', 'convert wait', 'wait subject', 'subject email', 'email end'];

/** What a delivery that waits costs the worker, which keeps it in memory, and every process while nothing happens. */
export async function benchWaiting(): Promise<void> {
  const smtp = await smtpServer();
  const house = await install(smtp.port);
  try {
    await house.publish('waiting', flow, edges);
    await wait(house, 'w', WARM);
    const before = await worker(house);
    await wait(house, 'x', WAITING);
    const after = await worker(house);
    const each = (after - before) / WAITING;
    console.log(
      `worker ${before.toFixed(0)} → ${after.toFixed(0)} MB with ${WAITING} more waiting`,
    );
    console.log(`${each.toFixed(3)} MB a waiting delivery`);
    const [used, begun] = [cpuOf(house), performance.now()];
    await pause(QUIET_MS);
    const seconds = (performance.now() - begun) / 1000;
    const quiet = Object.entries(cpuOf(house)).map(
      ([name, ms]) => `${name} ${((ms - (used[name] ?? 0)) / seconds).toFixed(1)}`,
    );
    console.log(`CPU while nothing happens, ms a second: ${quiet.join(', ')}`);
  } finally {
    await house.close();
    await smtp.close();
  }
}

async function wait({ sql, submit }: Installation, prefix: string, count: number): Promise<void> {
  const numbers = Array.from({ length: count }, (_, i) => `${prefix}-${i}`).values();
  const client = async () => {
    for (const number of numbers) await submit(number, '4500001');
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  for (;;) {
    const [open] = await sql<{ count: number }[]>`
      select count(*)::int from delivery where state <> 'waiting'
    `;
    if (open?.count === 0) break;
    await pause(500);
  }
  // What was garbage on the way is gone by then, for the most part.
  await pause(5000);
}

async function worker(house: Installation): Promise<number> {
  const pid = house.children().find(({ name }) => name === 'worker')?.pid;
  return pid === undefined ? Number.NaN : megabytesOf(pid);
}

const cpuOf = (house: Installation): Record<string, number> =>
  Object.fromEntries(
    house.children().map(({ name, pid }) => [name, pid === undefined ? 0 : cpuUnder(pid)]),
  );
