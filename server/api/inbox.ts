import type { Router } from 'express';
import { settleCameBack } from '../db/cameBack.ts';
import { settleUnplaced, unplacedMail } from '../db/unplacedMail.ts';
import { listUnplacedMail, settleDeliveryMail, settleUnplacedMail } from './contract.ts';
import type { ApiDeps } from './deps.ts';
import { mount } from './mount.ts';

export function inbox(router: Router, { sql }: ApiDeps): void {
  mount(router, settleDeliveryMail, ({ deliveryId, body }, { actor }) =>
    settleCameBack(sql, actor, deliveryId, body),
  );
  mount(router, listUnplacedMail, ({ query }, { actor }) =>
    unplacedMail(sql, actor.issuerId, query),
  );
  mount(router, settleUnplacedMail, ({ mailId, body }, { actor }) =>
    settleUnplaced(sql, actor, mailId, body.reason),
  );
}
