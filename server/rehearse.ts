import { catalogue } from '#activities/catalogue.ts';
import { runs } from '#activities/index.ts';
import { compile } from '#workflows/compile.ts';
import type { Flow } from '#workflows/flow/schema.ts';
import type { testFlow } from './api/contract.ts';
import type { ApiDeps } from './api/deps.ts';
import type { Reply } from './api/endpoint.ts';
import { notFound } from './api/problems.ts';
import { channelNamed } from './db/channels.ts';
import { libraryFor } from './db/library.ts';
import { sampleOf } from './db/samples.ts';
import { currentTable } from './db/tables.ts';
import { simulate } from './simulate.ts';

type Deps = Pick<ApiDeps, 'sql' | 'store' | 'key' | 'config'>;

/** Tries a drawing, perhaps unsaved, on one real invoice. Nothing leaves, nothing is kept. */
export async function rehearse(
  deps: Deps,
  issuer: string,
  flowId: string,
  asked: { flow: Flow; invoiceId: string },
): Promise<Reply<typeof testFlow>> {
  const tried = await tryOut(deps, issuer, flowId, asked);
  if (!tried.ok) return { problems: [...tried.problems], plan: null, events: [], steps: {} };
  const { warnings, plan, rehearsal } = tried;
  const { events, steps } = rehearsal;
  return { problems: [...warnings], plan, events: [...events], steps };
}

/**
 * A document that a test of a drawing reads or makes. Steps make the same bytes of the same invoice, so the test can be
 * run again for it instead of being kept.
 *
 * @throws NOT_FOUND where the test knows no such document
 */
export async function rehearsedDocument(
  deps: Deps,
  issuer: string,
  flowId: string,
  { sha256, ...asked }: { flow: Flow; invoiceId: string; sha256: string },
): Promise<{ bytes: Uint8Array; type: string; name: string }> {
  const tried = await tryOut(deps, issuer, flowId, asked);
  if (!tried.ok) throw notFound();
  const made = tried.rehearsal.documents.get(sha256);
  if (made) return { ...made.ref, bytes: made.bytes };
  const read = Object.values(tried.context.documents).find((one) => one.sha256 === sha256);
  if (!read) throw notFound();
  return { ...read, bytes: await deps.store.read(read) };
}

async function tryOut(
  { sql, store, key, config }: Deps,
  issuer: string,
  flowId: string,
  { flow, invoiceId }: { flow: Flow; invoiceId: string },
) {
  const { context } = await sampleOf(sql, issuer, flowId, invoiceId, flow);
  const { version } = context.delivery;
  const library = await libraryFor(sql, issuer, flow);
  const compiled = compile(flow, catalogue, { flow: flowId, version }, library);
  if (!compiled.ok) return compiled;
  const { plan, warnings } = compiled;
  const rehearsal = await simulate(plan, context, runs, {
    documents: store,
    channel: (name) => channelNamed(sql, key, { issuer }, name),
    table: (name) => currentTable(sql, { issuer }, name),
    now: () => new Date(),
    url: config.url,
  });
  return { ok: true as const, warnings, plan, context, rehearsal };
}
