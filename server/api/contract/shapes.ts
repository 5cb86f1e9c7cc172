import { z } from 'zod';
import { type Role, roles } from '../endpoint.ts';

export const everyone: readonly Role[] = roles;
export const draws: readonly Role[] = ['ops', 'approver', 'admin'];
export const mends: readonly Role[] = ['ops', 'support', 'admin'];
/** Who may slow, stop and resume what leaves. */
export const slows: readonly Role[] = ['ops', 'admin'];
export const proves: readonly Role[] = ['ops', 'approver', 'support', 'auditor', 'admin'];

export const nothing = z.void();
export const Text = z.object({ fr: z.string(), en: z.string() });
export const Instant = z.iso.datetime();
export const Id = z.string().max(80);

export const LocatedProblem = z.object({
  code: z.string(),
  at: z.string(),
  severity: z.enum(['fatal', 'warning']),
  message: Text,
  fix: Text,
});

/** A document total that is not what follows from the lines. Amounts are decimal strings. */
export const TotalsDifference = z.object({
  /** `BT-115` */
  term: z.string(),
  label: Text,
  at: z.string(),
  /** Undefined for a total that is missing. */
  stated: z.string().optional(),
  computed: z.string(),
  /** Stated − computed. */
  delta: z.string(),
  remedies: z.array(
    z.object({
      kind: z.enum(['recompute', 'rounding', 'allowance', 'charge']),
      label: Text,
      /** By context path, where an amendment of the delivery does it: `{ "invoice.rounding": "0.01" }`. */
      patch: z.record(z.string(), z.string()).optional(),
    }),
  ),
});

export const page = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), next: z.string().nullable() });
export const PageQuery = z.object({
  cursor: z.string().max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const StoredDocument = z.object({
  role: z.string(),
  sha256: z.string(),
  bytes: z.int(),
  type: z.string(),
  name: z.string(),
});

/** At most so many messages in any such time, spread evenly over it. */
export const Pace = z.strictObject({
  most: z.int().min(1).max(100_000),
  per: z.enum(['second', 'minute', 'hour']),
});
export type Pace = z.output<typeof Pace>;

export const Paused = z.object({ at: Instant, by: z.string(), reason: z.string() });

export const deliveryStates = [
  'planned',
  'running',
  'retrying',
  'waiting',
  'parked',
  'uncertain',
  'bounced',
  'delivered',
  'handed-over',
  'by-hand',
  'cancelled',
  'failed',
  'nothing-to-do',
  'moved',
] as const;
export const DeliveryState = z.enum(deliveryStates);
export type DeliveryState = z.output<typeof DeliveryState>;
