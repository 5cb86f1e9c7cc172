import { renderTemplate } from '#activities/template/render.ts';
import type { TemplateKind } from '#workflows/field.ts';
import type { previewTemplate } from './api/contract.ts';
import type { Reply } from './api/endpoint.ts';
import type { AnySql } from './db/anySql.ts';
import { samplesOf } from './db/samples.ts';

/** A template on real invoices, in each customer's language: what production would write, or why it could not. */
export async function previewTemplates(
  sql: AnySql,
  issuerId: string,
  request: { flowId: string; source: string; kind: TemplateKind; invoiceIds: readonly string[] },
): Promise<Reply<typeof previewTemplate>> {
  const { flowId, source, kind, invoiceIds } = request;
  const samples = await samplesOf(sql, issuerId, flowId, { invoiceIds });
  return samples.map(({ context, ...sample }) => {
    const rendered = renderTemplate(source, kind, { ...context }, context.customer.language);
    return rendered.ok
      ? { ...sample, text: rendered.text, missing: [], problems: [] }
      : {
          ...sample,
          text: null,
          missing: [...rendered.missing],
          problems: [...rendered.problems],
          ...(rendered.draft !== undefined && { draft: rendered.draft }),
        };
  });
}
