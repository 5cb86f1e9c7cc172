import { expect, test } from 'vitest';
import { standingOf } from '#server/approval/standing.ts';
import { decisionOf } from '#server/approval/tally.ts';
import type { AskedQuestion, PersonAsked } from '#server/db/approvalQuestion.ts';

const asked = (person: string, more: Partial<PersonAsked> = {}): PersonAsked => ({
  person,
  toldAt: null,
  delegatedBy: null,
  reason: null,
  passedTo: null,
  answer: null,
  ...more,
});
const answered = (
  person: string,
  answer: 'approved' | 'rejected',
  at = '2026-11-24T10:00:00.000Z',
): PersonAsked => asked(person, { answer: { answer, comment: null, at, means: 'link' } });

test.each<['any' | 'all', PersonAsked[], string | undefined]>([
  ['any', [asked('a'), asked('b')], undefined],
  ['any', [asked('a'), answered('b', 'approved')], 'approved'],
  ['any', [asked('a'), answered('b', 'rejected')], 'rejected'],
  [
    'any',
    [
      answered('a', 'approved', '2026-11-24T10:00:01.000Z'),
      answered('b', 'rejected', '2026-11-24T10:00:00.000Z'),
    ],
    'rejected',
  ],
  ['all', [asked('a'), answered('b', 'approved')], undefined],
  ['all', [answered('a', 'approved'), answered('b', 'approved')], 'approved'],
  ['all', [asked('a'), answered('b', 'rejected')], 'rejected'],
  ['all', [asked('a', { passedTo: 'c' }), answered('b', 'approved'), asked('c')], undefined],
  [
    'all',
    [asked('a', { passedTo: 'c' }), answered('b', 'approved'), answered('c', 'approved')],
    'approved',
  ],
])('where %s decides, the answers so far come to what they should', (agree, people, decision) => {
  expect(decisionOf({ question: { agree }, people })).toBe(decision);
});

const at = '2026-11-24T10:00:00.000Z';
const question = (more: Partial<AskedQuestion> = {}): AskedQuestion => ({
  ref: { delivery: 'd', node: 'approval', generation: 1 },
  issuerId: 'fermat',
  question: {
    channel: 'mail',
    agree: 'any',
    text: '',
    language: 'fr',
    shown: { sha256: '', bytes: 0, type: '', name: '' },
    attach: true,
    delegation: true,
    invoice: { number: 'F-1', seller: 'S', customer: 'C', total: '1' },
    people: ['a', 'b'],
    expiresAt: at,
  },
  openedAt: at,
  isExpired: false,
  decision: null,
  decidedAt: null,
  people: [asked('a'), asked('b')],
  last: { kind: 'awaiting', node: 'approval', generation: 1, seq: 2, at },
  isDeliveryOver: false,
  ...more,
});
const done = (exit: string, generation = 1) =>
  ({ kind: 'done', node: 'approval', generation, seq: 3, at, exit }) as const;

test.each<[string, Partial<AskedQuestion>, string]>([
  ['waits for an answer', {}, 'open'],
  ['was asked before the delivery told anything', { last: null }, 'open'],
  ['has a later generation', { last: done('approved', 2) }, 'changed'],
  ['was answered by this person', { people: [answered('a', 'approved')] }, 'answered'],
  ['was passed on', { people: [asked('a', { passedTo: 'c' })] }, 'passed-on'],
  ['was decided by somebody else', { decision: 'rejected', decidedAt: at }, 'decided'],
  ['has had its time', { last: done('timeout') }, 'over'],
  ['was passed over', { last: done('notNeeded') }, 'over'],
  ['belongs to a delivery that has ended', { isDeliveryOver: true }, 'over'],
  ['has old links', { isExpired: true }, 'expired'],
  [
    'was answered before an amendment',
    { people: [answered('a', 'approved')], last: done('approved', 2) },
    'changed',
  ],
])('a question that %s stands so', (_what, more, kind) => {
  expect(standingOf(question(more), 'a').kind).toBe(kind);
});
