import { describe, expect, test } from 'vitest';
import { judgeSubject } from '#activities/template/subject.ts';
import { hasHostileCorpus, hostileCases } from '../../support/hostile.ts';

const cases = await hostileCases('subject');

describe.skipIf(!hasHostileCorpus)(
  'hostile values in subjects (skipped where the shared corpus is not there)',
  () => {
    test.each(cases.map((one) => [one.id, one.title, one] as const))('%s', (_id, _title, one) => {
      const { verdict, output = '' } = judgeSubject(one.value);
      expect(verdict).not.toBe('reject');
      expect(output).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029]/u);
      expect(new TextEncoder().encode(output).length).toBeLessThan(998);
    });
  },
);
