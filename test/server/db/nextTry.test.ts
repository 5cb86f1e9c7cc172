import { expect, test } from 'vitest';
import type { Attempt } from '#server/db/attempts.ts';
import { nextTry } from '#server/db/nextTry.ts';
import type { Plan, RetryPolicy } from '#workflows/plan.ts';
import { same } from '#workflows/text.ts';
import type { TraceEvent } from '#workflows/trace.ts';

const retry: RetryPolicy = { tries: 4, firstWait: 60, growth: 2, longestWait: 3600, never: [] };
const plan: Plan = {
  ir: 1,
  flow: 'f',
  version: 1,
  hash: '',
  params: {},
  steps: [
    {
      id: 'mail',
      type: 'email',
      kind: 'do',
      mode: 'regular',
      config: {},
      reads: [],
      exits: {},
      informs: [],
      timeout: 1,
      retry,
    },
  ],
  retries: {},
};
const started: TraceEvent = {
  seq: 1,
  at: '2026-09-01T08:00:00.000Z',
  kind: 'started',
  node: 'mail',
  generation: 1,
  input: '',
};

const failedAt = (
  endedAt: string,
  fault: Partial<NonNullable<Attempt['fault']>> = {},
): Attempt => ({
  id: endedAt,
  node: 'mail',
  type: 'email',
  generation: 1,
  number: 1,
  key: 'k',
  startedAt: endedAt,
  endedAt,
  result: 'failed',
  fault: { code: 'EMAIL_TEMPORARY', message: same('451'), remedy: 'retry', details: {}, ...fault },
  input: {},
  output: null,
  evidence: [],
});
const first = '2026-09-01T08:00:01.000Z';
const second = '2026-09-01T08:01:02.000Z';

test('the second try comes after the first wait, the third after twice that', () => {
  expect(nextTry(plan, [started], [failedAt(first)])).toEqual({
    node: 'mail',
    at: '2026-09-01T08:01:01.000Z',
  });
  expect(nextTry(plan, [started], [failedAt(first), failedAt(second)])?.at).toBe(
    '2026-09-01T08:03:02.000Z',
  );
});

test('what the far end asks for goes before the policy', () => {
  const asked = failedAt(first, { details: { retryAfter: 7 } });
  expect(nextTry(plan, [started], [asked])?.at).toBe('2026-09-01T08:00:08.000Z');
});

test.each([
  ['after the last try', Array.from({ length: 4 }, () => failedAt(first))],
  ['for what a person must mend', [failedAt(first, { remedy: 'fix' })]],
  ['while a try runs', [{ ...failedAt(first), result: 'running' as const, endedAt: null }]],
])('no try is promised %s', (_when, attempts) => {
  expect(nextTry(plan, [started], attempts)).toBeNull();
});

test('tries before a person let it run again do not count', () => {
  const again = { ...started, seq: 2, at: '2026-09-02T08:00:00.000Z' };
  const old = Array.from({ length: 4 }, () => failedAt(first));
  const fresh = failedAt('2026-09-02T08:00:01.000Z');
  expect(nextTry(plan, [started, again], [...old, fresh])?.at).toBe('2026-09-02T08:01:01.000Z');
});

test('a drawn loop says itself when it goes on', () => {
  const sleeping: TraceEvent = {
    seq: 2,
    at: first,
    kind: 'sleeping',
    node: 'mail',
    generation: 1,
    until: second,
    why: 'retry',
  };
  expect(nextTry(plan, [started, sleeping], [])).toEqual({ node: 'mail', at: second });
  expect(nextTry(plan, [started, { ...sleeping, why: 'wait' }], [])).toBeNull();
});
