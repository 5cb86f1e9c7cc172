import type { Router } from 'express';
import { recordAction } from '../db/actions.ts';
import { gatherPack } from '../evidence/gather.ts';
import { sealKey } from '../evidence/key.ts';
import { sealPack } from '../evidence/pack.ts';
import { todaysBuild } from '../temporal/builds.ts';
import { replayDelivery as replay } from '../temporal/replay.ts';
import { evidencePack, replayDelivery } from './contract.ts';
import type { ApiDeps } from './deps.ts';
import { mount, mountDownload } from './mount.ts';
import { notFound } from './problems.ts';

export function audit(router: Router, { sql, store, key, temporal, config }: ApiDeps): void {
  const { client } = temporal;

  mount(router, replayDelivery, async ({ deliveryId }, { actor }) => {
    const build = await todaysBuild();
    const which = { issuer: actor.issuerId, delivery: deliveryId };
    const verdict = await replay({ sql, client, store, build }, which);
    if (!verdict) throw notFound();
    await recordAction(sql, {
      issuerId: actor.issuerId,
      actor: actor.login,
      kind: 'replay',
      subject: deliveryId,
      detail: { identical: verdict.identical },
    });
    return verdict;
  });

  mountDownload(router, evidencePack, async ({ invoiceId }, { actor }) => {
    const which = { issuer: actor.issuerId, invoice: invoiceId };
    const contents = await gatherPack({ sql, client, store, now: () => new Date() }, which);
    if (!contents) throw notFound();
    const bytes = await sealPack(contents, await sealKey(config.data, key));
    await recordAction(sql, {
      issuerId: actor.issuerId,
      actor: actor.login,
      kind: 'export',
      subject: invoiceId,
    });
    const name = `preuves-${contents.invoice.number.replace(/[^\w.-]+/g, '-')}.zip`;
    return { bytes, type: 'application/zip', name };
  });
}
