import type { Router } from 'express';
import { answerSignedIn, approvalSeenBy } from '../approval/signedIn.ts';
import { answerApproval, getApproval } from './contract.ts';
import type { ApiDeps } from './deps.ts';
import { mount } from './mount.ts';

export function approvals(router: Router, deps: ApiDeps): void {
  mount(router, getApproval, ({ deliveryId, node }, { actor }) =>
    approvalSeenBy(deps.sql, actor, { deliveryId, node }),
  );
  mount(router, answerApproval, ({ deliveryId, node, body }, { actor, address }) =>
    answerSignedIn(deps, actor, { deliveryId, node }, body, address),
  );
}
