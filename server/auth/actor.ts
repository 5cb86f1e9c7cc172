import type { Role } from '../api/endpoint.ts';

/** Who makes a call, and for which issuer: everything they see or change is this issuer's. */
export interface Actor {
  readonly kind: 'person' | 'key';
  readonly id: string;
  /** As the audit trail names them: a login, or `key:` and the key's name. */
  readonly login: string;
  readonly role: Role;
  readonly issuerId: string;
}
