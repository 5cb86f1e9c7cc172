import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '#server/engine/port.ts';
import { ownProgram } from '#server/program.ts';
import type { FlowNode } from '#workflows/flow/schema.ts';
import { domesticInvoice } from '../samples/invoices.ts';
import { smtpServer } from '../server/adapters/smtpServer.ts';
import { type Installation, install } from '../survive/installation.ts';
import { sizedPdf } from './pdf.ts';
import { cpuUnder, megabytesOf, processesUnder } from './processes.ts';

const BURST = Number(process.env.BENCH_BURST ?? 300);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const CLIENTS = 16;
const PER_SECOND = 5;
const PACED = 100;

/** One way to do the job: ours, or the one written by hand. */
interface Way {
  readonly name: 'drawn' | 'by hand';
  readonly submit: (number: string, pdf: Uint8Array) => Promise<void>;
  /** When the proof of each delivery was kept, by number: milliseconds since 1970. */
  readonly proofs: (prefix: string) => Promise<ReadonlyMap<string, number>>;
  /** CPU of each process that works for it, so far, in milliseconds. */
  readonly cpu: () => Readonly<Record<string, number>>;
  /** Resolves once nothing is left to be done for what was delivered. */
  readonly tidied: () => Promise<void>;
}

type Figure = Exclude<keyof Measured, 'parts'>;

interface Measured {
  readonly perSecond: number;
  readonly cpu: number;
  readonly p50: number;
  readonly p95: number;
  /** CPU milliseconds a delivery, by process. */
  readonly parts: Readonly<Record<string, number>>;
}

const rows = {
  /** A rule, a subject, the PDF as it came. */
  pdf: { nodes: [], edges: ['start rule'], config: { what: 'original' } },
  facturx: {
    nodes: [{ id: 'convert', type: 'convert', config: {} }],
    edges: ['start convert', 'convert rule'],
    config: {},
  },
} as const;
type Row = keyof typeof rows;

/**
 * The whole way of an invoice through the product, all processes real: HTTP with a PDF of 60 kB → rule → subject → mail
 * server → proof; beside it the same job as a developer would write it on bare Temporal, in turns, on the same engine,
 * database and mail server. CPU counts everything but who submits and who receives, our archive of histories included.
 */
export async function benchDeliver(): Promise<void> {
  const smtp = await smtpServer();
  const house = await install(smtp.port);
  try {
    const [drawn, hand] = [drawnWay(house), await byHandWay(house, smtp.port)];
    for (const row of Object.keys(rows) as Row[]) await measureRow(house, row, [drawn, hand]);
    reportMemory(house);
  } finally {
    await house.close();
    await smtp.close();
  }
}

async function measureRow(
  house: Installation,
  row: Row,
  [drawn, hand]: readonly [Way, Way],
): Promise<void> {
  await house.publish(row, nodesOf(row), [
    ...rows[row].edges,
    'rule.no subject',
    'rule.yes none',
    'subject email',
    'email end',
  ]);
  const burst = { drawn: [] as Measured[], 'by hand': [] as Measured[] };
  const paced = { drawn: [] as Measured[], 'by hand': [] as Measured[] };
  for (let round = 0; round <= ROUNDS; round++) {
    for (const way of round % 2 === 0 ? [drawn, hand] : [hand, drawn]) {
      // The first round warms all of it up.
      const count = round === 0 ? Math.ceil(BURST / 3) : BURST;
      const fast = await deliverMany(way, `${row}-${round}-b`, count, Number.POSITIVE_INFINITY);
      if (round === 0) continue;
      burst[way.name].push(fast);
      paced[way.name].push(await deliverMany(way, `${row}-${round}-p`, PACED, PER_SECOND));
    }
  }
  for (const [what, measured] of Object.entries({ burst, [`${PER_SECOND} a second`]: paced })) {
    console.log(`\n${row}, ${what}: ${ROUNDS} rounds each way, medians`);
    const of = (list: readonly Measured[], key: Figure) => median(list.map((m) => m[key]));
    const [ours, theirs] = [measured.drawn, measured['by hand']];
    const line = (key: Figure) => ({
      drawn: of(ours, key).toFixed(1),
      'by hand': of(theirs, key).toFixed(1),
      ratio: (of(ours, key) / of(theirs, key)).toFixed(2),
      'rounds of the ratio': ours
        .map((m, i) => (m[key] / (theirs[i]?.[key] ?? Number.NaN)).toFixed(2))
        .join(' '),
    });
    console.table({
      'deliveries/s': line('perSecond'),
      'CPU ms': line('cpu'),
      'p50 ms': line('p50'),
      'p95 ms': line('p95'),
    });
    console.log(JSON.stringify({ row, what, ...measured }));
  }
}

const nodesOf = (row: Row): readonly FlowNode[] => [
  { id: 'start', type: 'start', config: {} },
  ...rows[row].nodes,
  {
    id: 'rule',
    type: 'branch',
    config: { rule: { '==': [{ var: 'invoice.isCreditNote' }, true] } },
  },
  {
    id: 'subject',
    type: 'subject',
    config: { template: 'FACTURE {{invoice.number}} / CDE {{invoice.orderReference}}' },
  },
  {
    id: 'email',
    type: 'email',
    config: { channel: 'mail', to: 'compta@client.example', ...rows[row].config },
  },
  { id: 'end', type: 'end', config: {} },
  { id: 'none', type: 'end', config: { outcome: 'cancelled' } },
];

/** @param perSecond infinite: as fast as 16 clients get their answers */
async function deliverMany(
  way: Way,
  prefix: string,
  count: number,
  perSecond: number,
): Promise<Measured> {
  const orders = await Promise.all(
    Array.from({ length: count }, async (_, i) => {
      const number = `${prefix}-${1000 + i}`;
      return { number, pdf: await sizedPdf(number, 60_000) };
    }),
  );
  const begun = new Map<string, number>();
  const cpu = way.cpu();
  const start = Date.now();
  const submit = async ({ number, pdf }: (typeof orders)[number]) => {
    begun.set(number, Date.now());
    await way.submit(number, pdf);
  };
  if (Number.isFinite(perSecond))
    await Promise.all(
      orders.map(async (order, i) => {
        await pause((i * 1000) / perSecond);
        await submit(order);
      }),
    );
  else {
    const queue = orders.values();
    const client = async () => {
      for (const order of queue) await submit(order);
    };
    await Promise.all(Array.from({ length: CLIENTS }, client));
  }
  let proofs = await way.proofs(prefix);
  while (proofs.size < count) {
    await pause(100);
    proofs = await way.proofs(prefix);
  }
  await way.tidied();
  const last = Math.max(...proofs.values());
  const waits = [...proofs].map(([number, at]) => at - (begun.get(number) ?? Number.NaN));
  const parts = Object.fromEntries(
    Object.entries(way.cpu()).map(([name, used]) => [name, (used - (cpu[name] ?? 0)) / count]),
  );
  return {
    perSecond: (count * 1000) / (last - start),
    cpu: Object.values(parts).reduce((sum, used) => sum + used, 0),
    parts,
    p50: quantile(waits, 0.5),
    p95: quantile(waits, 0.95),
  };
}

function formOf(number: string, pdf: Uint8Array): FormData {
  const form = new FormData();
  const data = JSON.stringify({ ...domesticInvoice, number });
  form.append('file', new Blob([data], { type: 'application/json' }), 'facture.json');
  form.append('file', new Blob([Buffer.from(pdf)], { type: 'application/pdf' }), 'facture.pdf');
  return form;
}

async function post(url: string, body: FormData, headers: Record<string, string>): Promise<void> {
  const reply = await fetch(url, { method: 'POST', body, headers });
  const text = await reply.text();
  if (reply.status !== 202) throw new Error(`answered ${reply.status}: ${text}`);
}

const cpuOf = (house: Installation, parts: readonly string[]): Record<string, number> =>
  Object.fromEntries(
    house
      .children()
      .filter(({ name }) => parts.includes(name))
      .map(({ name, pid }) => [name, pid === undefined ? 0 : cpuUnder(pid)]),
  );

const shared = ['postgres', 'temporal'];

function drawnWay(house: Installation): Way {
  const { sql, url, token } = house;
  const headers = { authorization: `Bearer ${token}` };
  return {
    name: 'drawn',
    submit: (number, pdf) => post(`${url}/api/invoices`, formOf(number, pdf), headers),
    proofs: async (prefix) =>
      byNumber(
        await sql<Proof[]>`
          select i.number, a.ended_at as at
          from attempt a
          join delivery d on d.id = a.delivery_id
          join invoice i on i.id = d.invoice_id
          where a.type = 'email' and a.result = 'done' and i.number like ${`${prefix}-%`}
        `,
      ),
    cpu: () => cpuOf(house, [...shared, 'server', 'worker']),
    async tidied() {
      for (;;) {
        const [left] = await sql<{ count: number }[]>`
          select count(*)::int from delivery d
          where not exists (select from archive a where a.delivery_id = d.id)
        `;
        if (left?.count === 0) return;
        await pause(200);
      }
    },
  };
}

async function byHandWay(house: Installation, mailPort: number): Promise<Way> {
  const { sql, databaseUrl, temporalAddress, folder } = house;
  await sql`create table by_hand_invoice (number text primary key, data jsonb not null)`;
  await sql`
    create table by_hand_evidence (
      number text primary key, message_id text not null, reply text not null, eml text not null,
      at timestamptz not null default now()
    )
  `;
  const files = join(folder, 'by-hand');
  await mkdir(files);
  const port = await freePort();
  const env = {
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: temporalAddress,
    MAIL_PORT: String(mailPort),
    PORT: String(port),
    FOLDER: files,
    CONVERT: 'facturx' satisfies Row,
  };
  for (const name of ['work', 'serve']) {
    const entry = import.meta.resolve(`./byHand/${name}.ts`);
    await house.supervisor.run(ownProgram(`by hand ${name}`, entry, env, join(folder, 'logs')));
  }
  return {
    name: 'by hand',
    submit: (number, pdf) => post(`http://127.0.0.1:${port}/invoices`, formOf(number, pdf), {}),
    proofs: async (prefix) =>
      byNumber(
        await sql<Proof[]>`
          select number, at from by_hand_evidence where number like ${`${prefix}-%`}
        `,
      ),
    cpu: () => cpuOf(house, [...shared, 'by hand serve', 'by hand work']),
    tidied: async () => {},
  };
}

interface Proof {
  readonly number: string;
  readonly at: string;
}

const byNumber = (proofs: readonly Proof[]): ReadonlyMap<string, number> =>
  new Map(proofs.map(({ number, at }) => [number, Date.parse(at)]));

/** Of the product's parts after all that; the supervisor's process is this one, and counts elsewhere (`bench memory`). */
function reportMemory(house: Installation): void {
  const parts = house.children().filter(({ name }) => !name.startsWith('by hand'));
  const sizes = parts.map(({ name, pid }) => {
    const family = pid === undefined ? [] : processesUnder(pid);
    return { name, megabytes: family.reduce((sum, one) => sum + megabytesOf(one), 0) };
  });
  console.table(sizes.map(({ name, megabytes }) => ({ name, 'PSS MB': Math.round(megabytes) })));
  console.log(`in all ${Math.round(sizes.reduce((sum, { megabytes }) => sum + megabytes, 0))} MB`);
}

const quantile = (numbers: readonly number[], part: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) * part)] ?? Number.NaN;

const median = (numbers: readonly number[]): number => quantile(numbers, 0.5);
