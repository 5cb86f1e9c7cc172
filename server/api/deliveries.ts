import type { Router } from 'express';
import { deliveryPage } from '../db/deliveries.ts';
import { deliveryDetail } from '../db/deliveryDetail.ts';
import { deliverySummary } from '../db/deliverySummary.ts';
import { bulkPreview, bulkRun } from '../temporal/bulk.ts';
import { resolveNode } from '../temporal/resolve.ts';
import { sendAgain as again, againPreview } from '../temporal/sendAgain.ts';
import { tell, tellByInvoice } from '../temporal/tell.ts';
import { tryNow } from '../temporal/tryNow.ts';
import {
  getDelivery,
  listDeliveries,
  previewAgain,
  previewBulk,
  resolveDelivery,
  runBulk,
  sendAgain,
  summariseDeliveries,
  tellDelivery,
  tellInvoice,
  tryNowDelivery,
} from './contract.ts';
import type { ApiDeps } from './deps.ts';
import { mount } from './mount.ts';

export function deliveries(router: Router, deps: ApiDeps): void {
  const { sql } = deps;
  mount(router, listDeliveries, ({ query }, { actor }) => deliveryPage(sql, actor.issuerId, query));
  mount(router, summariseDeliveries, (_, { actor }) => deliverySummary(sql, actor.issuerId));
  mount(router, previewBulk, ({ body }, { actor }) => bulkPreview(sql, actor.issuerId, body));
  mount(router, runBulk, ({ body }, { actor }) => bulkRun(deps, actor, body));
  mount(router, getDelivery, ({ deliveryId }, { actor }) =>
    deliveryDetail(sql, actor.issuerId, deliveryId),
  );
  mount(router, tryNowDelivery, ({ deliveryId, body }, { actor }) =>
    tryNow(sql, deps.temporal, actor, deliveryId, body),
  );
  mount(router, resolveDelivery, ({ deliveryId, body }, { actor }) =>
    resolveNode(deps, actor, deliveryId, body),
  );
  mount(router, previewAgain, ({ deliveryId, query }, { actor }) =>
    againPreview(sql, actor.issuerId, deliveryId, query.version),
  );
  mount(router, sendAgain, ({ deliveryId, body }, { actor }) =>
    again(deps, actor, deliveryId, body),
  );
  mount(router, tellDelivery, ({ deliveryId, body }, { actor }) =>
    tell(deps, actor, deliveryId, body),
  );
  mount(router, tellInvoice, ({ body: { invoice, ...message } }, { actor }) =>
    tellByInvoice(deps, actor, invoice, message),
  );
}
