import { describe, expect, test } from 'vitest';
import { judgeTemplate } from '#workflows/template/judge.ts';
import { hasHostileCorpus, hostileCases, hostileMutants } from '../../support/hostile.ts';

const cases = await hostileCases('tpl');

describe.skipIf(!hasHostileCorpus)(
  'hostile templates (skipped where the shared corpus is not there)',
  () => {
    test.each(cases.map((one) => [one.id, one.title, one] as const))(
      '%s %s',
      (_id, _title, one) => {
        const { verdict, code } = judgeTemplate(one.value);
        // What may be neutralised may as well be refused, under the same code.
        const isStrictEnough = verdict === one.expect.outcome || verdict === 'reject';
        expect({ isStrictEnough, code }).toEqual({ isStrictEnough: true, code: one.expect.code });
      },
    );

    test('2,000 mutants of them are judged without a throw', async () => {
      for (const mutant of await hostileMutants('tpl', 2000, 11)) judgeTemplate(mutant.value);
    });
  },
);
