import type { Job } from './job.ts';
import { answerRule } from './rules/answer.ts';
import { same } from './text.ts';
import type { SeenFault } from './trace.ts';
import type { Performed } from './world.ts';

/** Answers a branch's rule. A rule that throws or is not boolean is a fault, never `no`. */
export function decide(rule: unknown, context: object): Performed {
  const answer = answerRule(rule, context);
  if (answer.ok) return { ok: true, result: { exit: answer.value ? 'yes' : 'no' } };
  const { code, message, missing } = answer;
  return {
    ok: false,
    fault: { code, remedy: 'fix', message, mayHaveArrived: false, details: { missing } },
  };
}

/** What a `hold` answers: that a person is waited for, as its drawing says. */
export const askPerson = ({ queue, ask }: Job['config']): Performed => ({
  ok: false,
  fault: {
    code: 'HELD',
    remedy: 'fix',
    message: same(String(queue)),
    mayHaveArrived: false,
    details: { queue, missing: ask },
  },
});

/** What a wait whose time is up answers, where no step follows that exit. */
export const overdue: SeenFault = {
  code: 'WAIT_OVERDUE',
  remedy: 'fix',
  message: { fr: 'le délai est passé', en: 'time is up' },
  mayHaveArrived: false,
  details: {},
};

/** The instant that a `wait` waits for, computed once. */
export const waitsUntil = (config: Readonly<Record<string, unknown>>, now: number): number =>
  typeof config.for === 'number' ? now + config.for * 1000 : Date.parse(String(config.until));
