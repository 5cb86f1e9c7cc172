import type { Router } from 'express';
import type { Actor } from '../auth/actor.ts';
import { isDemo } from '../db/issuers.ts';
import { dropFiles, mailAttachment, mailDetail, mailHeads } from '../demo/mails.ts';
import { nextDemoInvoice } from '../demo/next.ts';
import { dropFolder } from '../demo/peers.ts';
import { getMail, getMailAttachment, listDrop, listMails, makeDemoInvoice } from './contract.ts';
import type { ApiDeps } from './deps.ts';
import { mount, mountDownload } from './mount.ts';
import { notFound } from './problems.ts';

/** The demo's own mailbox and drop: there for the demo issuer, not found for any other. */
export function demo(router: Router, { sql, store, config }: ApiDeps): void {
  const onlyDemo = async ({ issuerId }: Actor): Promise<void> => {
    if (!(await isDemo(sql, issuerId))) throw notFound();
  };

  mount(router, listMails, async (_, { actor }) => {
    await onlyDemo(actor);
    return mailHeads(sql);
  });
  mount(router, getMail, async ({ mailId }, { actor }) => {
    await onlyDemo(actor);
    return mailDetail(sql, mailId);
  });
  mountDownload(router, getMailAttachment, async ({ mailId, index }, { actor }) => {
    await onlyDemo(actor);
    return mailAttachment(sql, mailId, index);
  });
  mount(router, listDrop, async (_, { actor }) => {
    await onlyDemo(actor);
    return dropFiles(dropFolder(config.data));
  });
  mount(router, makeDemoInvoice, async ({ body: { customerId } }, { actor }) => {
    await onlyDemo(actor);
    const deps = { sql, store, now: () => new Date() };
    return nextDemoInvoice(deps, { customerId, actor: actor.login });
  });
}
