import type { Claim, EffectLedger, Outcome } from '#activities/activity.ts';

interface Row {
  state: 'attempting' | 'refused' | 'uncertain' | 'done';
  fence: number;
  outcome: Outcome | undefined;
}

/** The ledger's rules (`server/db/effects.ts`) over a map; `ledger.test.ts` compares the two. */
export function ledgerInMemory(): EffectLedger {
  const rows = new Map<string, Row>();
  const since = '2026-11-01T00:00:00.000Z';
  return {
    async claim(key): Promise<Claim> {
      const row = rows.get(key);
      if (row?.state === 'done') return { kind: 'done', outcome: row.outcome as Outcome };
      const fence = (row?.fence ?? 0) + 1;
      const isFree = row === undefined || row.state === 'refused';
      rows.set(key, { state: isFree ? 'attempting' : row.state, fence, outcome: undefined });
      return { kind: isFree ? 'perform' : 'ask', since, fence };
    },

    async partDone(parts) {
      const isDone = (key: string) => rows.get(key)?.state === 'done';
      const found = parts.find(({ part, whole }) => isDone(part) && !isDone(whole));
      return found && rows.get(found.part)?.outcome;
    },

    async settle(key, fence, how) {
      const row = rows.get(key);
      if (!row || row.state === 'done') return;
      const isLateReceipt = how.state === 'done' && row.state !== 'refused';
      if (row.fence !== fence && !isLateReceipt) return;
      row.state = how.state;
      row.outcome = how.state === 'done' ? how.outcome : undefined;
    },
  };
}
