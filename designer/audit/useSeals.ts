import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { useQuery } from '@tanstack/react-query';
import { type getDelivery, getDocument, type Reply } from '#server/api/contract.ts';
import { call } from '../client.ts';

type Seal = Reply<typeof getDelivery>['seals'][number];

export interface CheckedSeal {
  readonly seal: Seal;
  readonly result: 'match' | 'differs' | 'unreadable';
}

/** Fetches what each seal covers and hashes it here, so that nobody has to take the server's word. */
export function useSeals(seals: readonly Seal[]) {
  return useQuery({
    queryKey: ['seals', seals.map(({ sha256: sealed }) => sealed)],
    queryFn: async () => ({
      at: new Date().toISOString(),
      checked: await Promise.all(seals.map(check)),
    }),
    enabled: seals.length > 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

async function check(seal: Seal): Promise<CheckedSeal> {
  try {
    const bytes =
      seal.text === null
        ? await call(getDocument, { sha256: seal.sha256 })
        : new TextEncoder().encode(seal.text);
    return { seal, result: (await hashOf(bytes)) === seal.sha256 ? 'match' : 'differs' };
  } catch {
    return { seal, result: 'unreadable' };
  }
}

/** WebCrypto is missing where the page comes by plain HTTP from another machine. */
async function hashOf(bytes: Uint8Array): Promise<string> {
  if (!globalThis.crypto.subtle) return bytesToHex(sha256(bytes));
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return bytesToHex(new Uint8Array(digest));
}
