import { getVersion } from '#server/api/contract.ts';
import { type Library, libraryOf, type Published } from '#workflows/flow/library.ts';
import type { Flow } from '#workflows/flow/schema.ts';
import { ApiError, call } from '../client.ts';

/** Published versions never change; which one is the newest does, so that they are asked for again after a while. */
const KEPT_MS = 60_000;

const kept = new Map<string, { readonly found: Published | undefined; readonly at: number }>();

/** The versions that a drawing's sub-flows name. Where the server does not answer, they are taken not to be there. */
export function libraryFor(flow: Flow): Promise<Library> {
  return libraryOf(flow, async ({ flow: flowId, version }) => {
    const key = `${flowId} ${version}`;
    const known = kept.get(key);
    if (known && Date.now() - known.at < KEPT_MS) return known.found;
    const found = await published(flowId, version);
    kept.set(key, { found, at: Date.now() });
    return found;
  });
}

async function published(flowId: string, version: number): Promise<Published | undefined> {
  try {
    const reply = await call(getVersion, { flowId, version: String(version) });
    return { drawing: reply.flow, newest: reply.newest };
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}
