import { z } from 'zod';

/** Ids travel into activity ids, idempotency keys and file names, hence the narrow alphabet. */
export const NodeId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);

const Label = z.object({ fr: z.string().max(200), en: z.string().max(200) });

/**
 * A value that a flow leaves to each customer, with its default. Lists hold one address or text an item; the partner of
 * EDIFACT is JSON.
 */
export const Param = z.strictObject({
  name: z.string().regex(/^[a-z][A-Za-z0-9]{0,40}$/),
  type: z.enum(['text', 'address', 'addresses', 'amount', 'number', 'boolean', 'partner']),
  label: Label,
  default: z
    .union([z.string().max(8000), z.boolean(), z.array(z.string().max(320)).max(50)])
    .optional(),
});
export type Param = z.output<typeof Param>;

export const FlowNode = z.strictObject({
  id: NodeId,
  type: z.string().min(1).max(40),
  title: z.string().max(120).optional(),
  note: z.string().max(2000).optional(),
  config: z.record(z.string().max(60), z.unknown()).default({}),
});
export type FlowNode = z.output<typeof FlowNode>;

export const FlowEdge = z.strictObject({
  from: NodeId,
  exit: z.string().min(1).max(40).default('ok'),
  to: NodeId,
});
export type FlowEdge = z.output<typeof FlowEdge>;

const Position = z.strictObject({ x: z.number(), y: z.number() });

export const Sticky = z.strictObject({
  id: NodeId,
  text: z.string().max(2000),
  x: z.number(),
  y: z.number(),
});

/**
 * What ops drew. `layout` and `stickies` are for the eye alone: they count neither in the hash nor in a diff.
 * Caps: 200 nodes, 400 edges (larger drawings are split into sub-flows).
 */
export const Flow = z.strictObject({
  name: z.string().min(1).max(120),
  params: z.array(Param).max(60).default([]),
  nodes: z.array(FlowNode).max(200),
  edges: z.array(FlowEdge).max(400),
  layout: z.record(z.string(), Position).default({}),
  stickies: z.array(Sticky).max(50).default([]),
});
export type Flow = z.output<typeof Flow>;
