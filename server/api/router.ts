import express, { type Router } from 'express';
import { authenticate } from '../auth/authenticate.ts';
import { approvals } from './approvals.ts';
import { audit } from './audit.ts';
import { bulkRuns } from './bulkRuns.ts';
import { channels } from './channels.ts';
import { contract, signIn } from './contract.ts';
import { customers } from './customers.ts';
import { deliveries } from './deliveries.ts';
import { demo } from './demo.ts';
import type { ApiDeps } from './deps.ts';
import { flows } from './flows.ts';
import { inbox } from './inbox.ts';
import { invoices } from './invoices.ts';
import { limitCalls, limitSignIns } from './limits.ts';
import { openapi } from './openapi.ts';
import { people } from './people.ts';
import { notFound } from './problems.ts';
import { reconciliation } from './reconciliation.ts';
import { reports } from './reports.ts';
import { tables } from './tables.ts';

/** Every endpoint of the contract, and the contract itself as OpenAPI. */
export function apiRouter(deps: ApiDeps): Router {
  const router = express.Router({ caseSensitive: true });
  router.use('/api', authenticate(deps.sql, deps.config.url), limitCalls(deps.limits));
  router[signIn.method](signIn.path, limitSignIns(deps.limits));
  const resources = [
    people,
    flows,
    customers,
    channels,
    tables,
    invoices,
    deliveries,
    approvals,
    bulkRuns,
    inbox,
    audit,
    reconciliation,
    reports,
    demo,
  ];
  for (const bind of resources) bind(router, deps);
  const document = openapi(contract);
  router.get('/api/openapi.json', (_req, res) => {
    res.json(document);
  });
  router.use('/api', () => {
    throw notFound();
  });
  return router;
}
