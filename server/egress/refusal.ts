import type { Text } from '#workflows/text.ts';

export type TargetCode = 'TARGET_FORBIDDEN' | 'TARGET_UNRESOLVED';

/** Why a target is not called. */
export interface Refusal {
  readonly ok: false;
  /** True where policy says no; false where the name has no address, which time may cure. */
  readonly forbidden: boolean;
  readonly code: TargetCode;
  readonly message: Text;
}

export const forbidden = (fr: string, en: string): Refusal => ({
  ok: false,
  forbidden: true,
  code: 'TARGET_FORBIDDEN',
  message: { fr, en },
});

export const unresolved = (host: string): Refusal => ({
  ok: false,
  forbidden: false,
  code: 'TARGET_UNRESOLVED',
  message: { fr: `${host} n’a pas d’adresse`, en: `${host} has no address` },
});
