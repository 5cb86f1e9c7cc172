import type { Router } from 'express';
import { reconciliation as report } from '../temporal/reconciliation.ts';
import { getReconciliation } from './contract.ts';
import type { ApiDeps } from './deps.ts';
import { mount } from './mount.ts';

export function reconciliation(router: Router, { sql, temporal }: ApiDeps): void {
  mount(router, getReconciliation, ({ query }, { actor }) =>
    report(sql, temporal, actor.issuerId, query.after),
  );
}
