import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Channel } from '#activities/activity.ts';
import { makeApiKey } from '#server/auth/apiKeys.ts';
import { jsonOf } from '#server/db/anySql.ts';
import { saveChannel } from '#server/db/channels.ts';
import { publishDraft } from '#server/db/flows.ts';
import { migrate } from '#server/db/migrate.ts';
import { connect, type Sql } from '#server/db/sql.ts';
import { startEngine } from '#server/engine/engine.ts';
import { freePort } from '#server/engine/port.ts';
import type { ChildReport, Supervisor } from '#server/engine/supervisor.ts';
import { ownProgram } from '#server/program.ts';
import type { Flow, FlowNode } from '#workflows/flow/schema.ts';
import { domesticInvoice } from '../samples/invoices.ts';
import { smtpChannel, smtpServer, type TestSmtp } from '../server/adapters/smtpServer.ts';
import { answerOf, callAs, formOf, ops } from '../server/house.ts';
import { until } from '../support/until.ts';

/** The four processes that `npm start` keeps alive. */
export type Part = 'postgres' | 'temporal' | 'worker' | 'server';

/** An installation of its own, every part a process that can be killed. */
export interface Installation {
  /** Address and API key of role admin. */
  readonly url: string;
  readonly token: string;
  readonly folder: string;
  readonly sql: Sql;
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly children: () => readonly ChildReport[];
  /** Runs further programs beside the four. */
  readonly supervisor: Supervisor;
  /** kill -9, now. @returns false where the part does not run just then */
  strike(part: string): boolean;
  /** kill -9, then waits until the supervisor has it running again. */
  kill(...parts: Part[]): Promise<void>;
  publish(name: string, nodes: readonly FlowNode[], edges: readonly string[]): Promise<void>;
  /** Submits an invoice to the customer of the flow published last. @returns the delivery */
  submit(number: string, orderReference?: string): Promise<string>;
  stateOf(delivery: string): Promise<{ state: string; node: string | null }>;
  inState(delivery: string, state: string): Promise<void>;
  resolve(delivery: string, body: object): Promise<number>;
  /** @param keep leaves the data folder, logs and all, to be looked at */
  close(keep?: boolean): Promise<void>;
}

/** With a mail server outside it. */
export async function openInstallation(
  rules: Parameters<typeof smtpServer>[0],
): Promise<Installation & { readonly smtp: TestSmtp }> {
  const smtp = await smtpServer(rules);
  const house = await install(smtp.port);
  return {
    ...house,
    smtp,
    async close() {
      await house.close();
      await smtp.close();
    },
  };
}

export interface WorkerProgram {
  readonly entry: string;
  readonly settings: Readonly<Record<string, string>>;
}

/**
 * @param smtpPort where the customers' mail server listens, or will
 * @param channels further connections
 * @param targets of theirs, `host:port`
 * @param worker the product's own unless said
 */
export async function install(
  smtpPort: number,
  {
    channels = [],
    targets = [],
    worker = { entry: './work.ts', settings: {} },
  }: {
    readonly channels?: readonly Channel[];
    readonly targets?: readonly string[];
    readonly worker?: WorkerProgram;
  } = {},
): Promise<Installation> {
  const folder = await mkdtemp(join(tmpdir(), 'facteur-survive-'));
  const engine = await startEngine({ data: folder });
  const sql = connect(engine.databaseUrl, 2);
  await migrate(sql);
  const key = Buffer.alloc(32, 7);
  await furnish(sql, key, [smtpChannel(smtpPort), ...channels]);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    DATABASE_URL: engine.databaseUrl,
    TEMPORAL_ADDRESS: engine.temporalAddress,
    FACTEUR_DATA: folder,
    FACTEUR_KEY: key.toString('base64'),
    FACTEUR_URL: url,
    PORT: String(port),
    FACTEUR_EGRESS_ALLOW: [`127.0.0.1:${smtpPort}`, ...targets].join(),
  };
  const logs = join(folder, 'logs');
  const { supervisor } = engine;
  await Promise.all([
    supervisor.run(ownProgram('worker', worker.entry, { ...env, ...worker.settings }, logs)),
    supervisor.run(ownProgram('server', './serve.ts', env, logs)),
  ]);
  const token = await makeApiKey(sql, { issuerId: 'fermat', name: 'admin', role: 'admin' });
  const call = callAs({ url, keys: { ops: token } as never }, 'ops');
  const stateOf = async (delivery: string) => {
    const reply = await call('GET', `/api/deliveries/${delivery}`);
    if (!reply.ok) throw new Error(`answered ${reply.status}`);
    return (await answerOf<{ delivery: { state: string; node: string | null } }>(reply)).delivery;
  };
  return {
    url,
    token,
    folder,
    sql,
    databaseUrl: engine.databaseUrl,
    temporalAddress: engine.temporalAddress,
    children: engine.children,
    supervisor,
    strike(part) {
      const hit = engine.children().find(({ name, state }) => name === part && state === 'running');
      if (hit?.pid === undefined) return false;
      process.kill(hit.pid, 'SIGKILL');
      return true;
    },
    stateOf,
    async kill(...parts) {
      const before = new Map(
        engine.children().map(({ name, pid, restarts }) => [name, { pid, restarts }]),
      );
      for (const part of parts) process.kill(before.get(part)?.pid as number, 'SIGKILL');
      await until(() => {
        const back = engine
          .children()
          .filter(({ name }) => parts.includes(name as Part))
          .every(
            ({ name, state, restarts }) =>
              state === 'running' && restarts > (before.get(name)?.restarts ?? 0),
          );
        if (!back) throw new Error('not back yet');
      });
    },
    async publish(name, nodes, drawn) {
      const edges = drawn.map((line) => {
        const [source, to] = line.split(' ') as [string, string];
        const [from, exit = 'ok'] = source.split('.') as [string, string?];
        return { from, exit, to };
      });
      const flow: Flow = { name, params: [], nodes: [...nodes], edges, layout: {}, stickies: [] };
      await sql`insert into flow (id, issuer_id, draft, saved_by) values (${name}, 'fermat', ${jsonOf(sql, flow)}, 'ops@demo')`;
      await publishDraft(sql, ops, name, { revision: 1, note: 'first' });
      await sql`update customer set flow_id = ${name}`;
    },
    async submit(number, orderReference) {
      const { orderReference: _given, ...rest } = domesticInvoice;
      const invoice = { ...rest, number, ...(orderReference ? { orderReference } : {}) };
      const reply = await call('POST', '/api/invoices', formOf(invoice));
      if (reply.status !== 202) throw new Error(await reply.text());
      return (await answerOf<{ delivery: string }>(reply)).delivery;
    },
    async inState(delivery, state) {
      await until(async () => {
        const seen = await stateOf(delivery);
        if (seen.state !== state) throw new Error(`is ${seen.state}`);
      });
    },
    async resolve(delivery, body) {
      const action = { reason: 'the customer gave it', actionId: randomUUID(), ...body };
      return (await call('POST', `/api/deliveries/${delivery}/resolve`, action)).status;
    },
    async close(keep = false) {
      await sql.end({ timeout: 1 });
      await engine.stop();
      if (!keep) await rm(folder, { recursive: true, force: true });
    },
  };
}

async function furnish(sql: Sql, key: Uint8Array, channels: readonly Channel[]): Promise<void> {
  await sql`insert into issuer (id, name, siren) values ('fermat', 'Ateliers Fermat SAS', '812345676')`;
  await sql`insert into account (id, issuer_id, login, role) values ('ops', 'fermat', 'ops@demo', 'ops')`;
  await sql`
    insert into customer (id, issuer_id, code, name, country, siren)
    values ('bread', 'fermat', 'BOUL', 'Boulangeries Réunies SAS', 'FR', '512345679')
  `;
  for (const channel of channels) await saveChannel(sql, key, 'fermat', channel);
}
