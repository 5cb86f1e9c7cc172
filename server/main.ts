import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import express, { type Express, type RequestHandler } from 'express';
import type { DocumentStore } from '#activities/activity.ts';
import type { ApiDeps } from './api/deps.ts';
import { type Limits, usualLimits } from './api/limits.ts';
import { replyWithProblem } from './api/replyWithProblem.ts';
import { apiRouter } from './api/router.ts';
import { approvalRouter } from './approval/router.ts';
import { forgetExpired } from './auth/sessions.ts';
import type { Config } from './config.ts';
import type { Sql } from './db/sql.ts';
import { securityHeaders } from './headers.ts';
import { readiness, replyReadiness } from './health.ts';
import { startInboxes } from './inbox/startInboxes.ts';
import type { Log } from './log.ts';
import { isLoopback } from './loopback.ts';
import { metrics, RequestCounts } from './metrics.ts';
import { pages } from './pages.ts';
import { startBulkRuns } from './temporal/bulkRuns.ts';
import type { Temporal } from './temporal/client.ts';
import { startGivingMessages } from './temporal/giveMessage.ts';
import { startReconciler } from './temporal/reconcile.ts';
import { startRelay } from './temporal/relay.ts';
import { startReleasing } from './temporal/release.ts';

export interface ServerOptions {
  /** Migrated. */
  readonly sql: Sql;
  readonly temporal: Temporal;
  readonly store: DocumentStore;
  /** 32 bytes that decrypt the channels' secrets. */
  readonly key: Uint8Array;
  /** Port 0 takes a free one, and then `url` is where that is. */
  readonly config: Pick<
    Config,
    'url' | 'port' | 'listen' | 'data' | 'taskQueue' | 'egressAllow' | 'folders'
  >;
  readonly log: Log;
  /** `usualLimits` unless said. */
  readonly limits?: Limits;
  /** The designer as it was built; `dist/designer` unless said. */
  readonly designer?: string;
}

export interface RunningServer {
  readonly url: string;
  /** Takes no more calls, lets the running ones end, and stops starting deliveries. */
  close(): Promise<void>;
}

const DESIGNER = fileURLToPath(new URL('../dist/designer', import.meta.url));

/** A call that takes longer is cut off when the server closes. */
const LONGEST_DRAIN = 10_000;

/** Serves API and pages, starts what intake orders, and mends what got out of step. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { sql, temporal, store, key, log, designer = DESIGNER } = options;
  const { limits = usualLimits } = options;
  const { port, listen: host, taskQueue } = options.config;
  const server = createServer({ requestTimeout: 60_000, headersTimeout: 10_000 });
  await listen(server, port, host);
  const url = port === 0 ? `http://127.0.0.1:${portOf(server)}` : options.config.url;
  const access = { client: temporal.client, taskQueue };
  const config = { ...options.config, url };
  const deps = { sql, store, key, temporal: access, config, log, limits };
  const draining = new AbortController();
  server.on('request', application(deps, temporal, designer, draining.signal));

  const relay = await startRelay(sql, access, log);
  const reconciler = startReconciler(sql, access, log);
  const giving = startGivingMessages(sql, access, log);
  const releasing = startReleasing(sql, access, log);
  const bulk = startBulkRuns({ sql, store, temporal: access }, log);
  const inboxes = startInboxes({
    sql,
    store,
    key,
    temporal: access,
    log,
    egressAllow: options.config.egressAllow,
  });
  const sweeping = setInterval(() => {
    forgetExpired(sql).catch((error: unknown) => log.warn({ err: error }, 'sessions not swept'));
  }, 3600_000);
  return {
    url,
    async close() {
      draining.abort();
      clearInterval(sweeping);
      await Promise.all([
        relay.stop(),
        reconciler.stop(),
        releasing.stop(),
        giving.stop(),
        bulk.stop(),
        inboxes.stop(),
      ]);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const impatient = setTimeout(() => server.closeAllConnections(), LONGEST_DRAIN);
      await closed;
      clearTimeout(impatient);
    },
  };
}

function application(
  deps: ApiDeps,
  { client, connection }: Temporal,
  designer: string,
  draining: AbortSignal,
): Express {
  const { sql, config, log } = deps;
  const requests = new RequestCounts();
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  // A proxy on this machine says who really calls; what anybody else says of it is not believed.
  app.set('trust proxy', 'loopback');
  app.use(requests.count, securityHeaders(config.url));
  app.get('/livez', (_req, res) => {
    res.type('text').send('ok');
  });
  app.get('/readyz', async (_req, res) => {
    if (draining.aborted) res.status(503).json({ ready: false, checks: { server: 'draining' } });
    else replyReadiness(res, await readiness(sql, connection, client.options.namespace));
  });
  app.get('/metrics', onlyFromThisMachine, async (_req, res) => {
    res.type('text/plain; version=0.0.4').send(await metrics(sql, requests));
  });
  app.use(approvalRouter(deps));
  app.use(apiRouter(deps));
  app.use(pages(designer));
  app.use(replyWithProblem(log));
  return app;
}

/** Counts are not secret, but they are nobody's business outside: a collector runs beside the server. */
const onlyFromThisMachine: RequestHandler = (req, _res, next) => {
  next(isLoopback(req.ip) ? undefined : 'route');
};

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;
