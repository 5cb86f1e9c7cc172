import type { Router } from 'express';
import { documentOfIssuer } from '../db/invoiceDocuments.ts';
import { invoiceDetail, invoicePage } from '../db/invoices.ts';
import { submitFiles } from '../intake/submitFiles.ts';
import { getDocument, getInvoice, listInvoices, submitInvoice } from './contract.ts';
import type { ApiDeps } from './deps.ts';
import { mount, mountDownload, mountUpload } from './mount.ts';

export function invoices(router: Router, { sql, store }: ApiDeps): void {
  mount(router, listInvoices, ({ query }, { actor }) => invoicePage(sql, actor.issuerId, query));

  mountUpload(router, submitInvoice, ({ body }, { actor, idempotencyKey, files }) =>
    submitFiles(sql, store, {
      ...body,
      issuer: actor.issuerId,
      actor: actor.login,
      source: 'api',
      files,
      idempotencyKey,
    }),
  );

  mount(router, getInvoice, ({ invoiceId }, { actor }) =>
    invoiceDetail(sql, store, actor.issuerId, invoiceId),
  );

  mountDownload(router, getDocument, async ({ sha256 }, { actor }) => {
    const document = await documentOfIssuer(sql, actor.issuerId, sha256);
    return { ...document, bytes: await store.read(document) };
  });
}
