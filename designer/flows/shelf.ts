import { getFlow, type Reply, saveDraft } from '#server/api/contract.ts';
import { ApiError, call } from '../client.ts';
import type { Draft, Shelf } from './saving.ts';

export const draftOf = ({ draft, revision, savedBy, savedAt }: Reply<typeof getFlow>): Draft => ({
  flow: draft,
  revision,
  savedBy,
  savedAt,
});

/** Saves a flow's draft with the API and in this browser. */
export const shelfOf = (flowId: string): Shelf => ({
  put: (revision, flow) => call(saveDraft, { flowId, body: { revision, flow } }),
  get: async () => draftOf(await call(getFlow, { flowId })),
  failureOf: (error) => {
    const status = error instanceof ApiError ? error.problem.status : 0;
    if (status === 409) return 'conflict';
    // Gateways answer 5xx while the server restarts; it will be back.
    return status === 0 || status >= 500 ? 'offline' : 'refused';
  },
  local: localStorage,
});
