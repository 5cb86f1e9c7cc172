import { z } from 'zod';
import { endpoint, type Role } from '../endpoint.ts';
import { everyone, Id, Instant, nothing, Text } from './shapes.ts';

const approves: readonly Role[] = ['approver', 'admin'];
const Answer = z.enum(['approved', 'rejected']);

const path = '/api/deliveries/:deliveryId/approvals/:node' as const;

export const getApproval = endpoint({
  method: 'get',
  path,
  summary: 'What a step last asked people, whom, and what they answered',
  roles: everyone,
  query: nothing,
  body: nothing,
  reply: z.object({
    generation: z.int(),
    question: z.string(),
    /** Whether the first answer decides, or all must approve, at once or in turn. */
    agree: z.enum(['any', 'all', 'turn']),
    askedAt: Instant,
    decision: Answer.nullable(),
    people: z.array(
      z.object({
        person: z.string(),
        /** When their request left. */
        toldAt: Instant.nullable(),
        delegatedBy: z.string().nullable(),
        passedTo: z.string().nullable(),
        answer: z
          .object({
            answer: Answer,
            comment: z.string().nullable(),
            at: Instant,
            /** `link`, or the login of who answered here. */
            means: z.string(),
          })
          .nullable(),
      }),
    ),
    /** Why whoever calls can't answer, or null where they can. */
    refusal: Text.nullable(),
  }),
});

export const answerApproval = endpoint({
  method: 'post',
  path,
  summary: 'Approve or reject what a step asks, as somebody who is signed in',
  roles: approves,
  query: nothing,
  body: z.strictObject({
    /** The question that was read: an amended invoice is another one. */
    generation: z.int().min(1),
    answer: Answer,
    comment: z.string().trim().min(1).max(1000).optional(),
  }),
  reply: z.object({ delivery: Id, counted: z.boolean() }),
});
