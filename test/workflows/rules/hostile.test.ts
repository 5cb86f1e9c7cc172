import { describe, expect, test } from 'vitest';
import { evaluateRule } from '#workflows/rules/evaluate.ts';
import { judgeRule } from '#workflows/rules/judge.ts';
import { hasHostileCorpus, hostileCases, hostileMutants } from '../../support/hostile.ts';

const cases = await hostileCases('rule');

describe.skipIf(!hasHostileCorpus)(
  'hostile rules (skipped where the shared corpus is not there)',
  () => {
    test.each(cases.map((one) => [one.id, one.title, one] as const))(
      '%s %s',
      (_id, _title, one) => {
        const { verdict, code } = judgeRule(one.value);
        if (one.expect.outcome === 'neutralise') {
          // Either refused, or its answer is documented: what matters is that no forbidden value comes out.
          expect(
            verdict === 'accept' || code === one.expect.code || one.expect.code === undefined,
          ).toBe(true);
        } else {
          expect({ verdict, code }).toEqual({ verdict: one.expect.outcome, code: one.expect.code });
        }
        const result = evaluateRule(one.value, { invoice: { number: 'F-1' } });
        expect(result.ok ? typeof result.value : result.code).toMatch(/^(boolean|RULE_ERROR)$/);
      },
    );

    test('3,000 mutants of them are judged and evaluated without a throw', async () => {
      for (const mutant of await hostileMutants('rule', 3000, 7)) {
        judgeRule(mutant.value);
        evaluateRule(mutant.value, {});
      }
    });
  },
);
