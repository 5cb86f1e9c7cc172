import { catalogue } from '#activities/catalogue.ts';
import { runs } from '#activities/index.ts';
import { compile } from '#workflows/compile.ts';
import type { Flow } from '#workflows/flow/schema.ts';
import type { testFlow } from './api/contract.ts';
import type { ApiDeps } from './api/deps.ts';
import type { Reply } from './api/endpoint.ts';
import { channelNamed } from './db/channels.ts';
import { sampleOf } from './db/samples.ts';
import { simulate } from './simulate.ts';

/** Tries a drawing, perhaps unsaved, on one real invoice. Nothing leaves, nothing is kept. */
export async function rehearse(
  { sql, store, key, config }: Pick<ApiDeps, 'sql' | 'store' | 'key' | 'config'>,
  issuer: string,
  flowId: string,
  { flow, invoiceId }: { flow: Flow; invoiceId: string },
): Promise<Reply<typeof testFlow>> {
  const { context } = await sampleOf(sql, issuer, flowId, invoiceId, flow);
  const compiled = compile(flow, catalogue, { flow: flowId, version: context.delivery.version });
  if (!compiled.ok) return { problems: [...compiled.problems], plan: null, events: [], steps: {} };
  const { plan, warnings } = compiled;
  const rehearsal = await simulate(plan, context, runs, {
    documents: store,
    channel: (name) => channelNamed(sql, key, { issuer }, name),
    now: () => new Date(),
    url: config.url,
  });
  const { events, steps } = rehearsal;
  return { problems: [...warnings], plan, events: [...events], steps };
}
