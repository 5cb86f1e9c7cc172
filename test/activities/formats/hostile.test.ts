import { expect, test } from 'vitest';
import { judgeCsv, judgePdf, judgeXml, judgeZip } from '#activities/formats/guard.ts';
import { hasHostileCorpus, hostileCases, hostileMutants } from '../../support/hostile.ts';

const bytesOf = (value: unknown): Uint8Array =>
  value instanceof Uint8Array ? value : Buffer.from(String(value));

const reason = hasHostileCorpus ? '' : ' (skipped: no corpus of hostile inputs beside the project)';

test.skipIf(!hasHostileCorpus)(`every hostile PDF gets its verdict${reason}`, async () => {
  for (const { id, value, expect: wanted } of await hostileCases('pdf')) {
    const { verdict, code } = await judgePdf(bytesOf(value));
    expect({ id, verdict, code }).toEqual({
      id,
      verdict: wanted.outcome,
      code: wanted.code ?? '',
    });
  }
});

test.skipIf(!hasHostileCorpus)(`every hostile XML gets its verdict${reason}`, async () => {
  for (const { id, value, expect: wanted } of await hostileCases('xml')) {
    const { verdict, code } = judgeXml(bytesOf(value));
    expect({ id, verdict, code }).toEqual({ id, verdict: wanted.outcome, code: wanted.code ?? '' });
  }
});

test.skipIf(!hasHostileCorpus)(`every hostile ZIP gets its verdict${reason}`, async () => {
  for (const { id, value, expect: wanted } of await hostileCases('zip')) {
    const { verdict, code } = await judgeZip(bytesOf(value));
    expect({ id, verdict, code }).toEqual({ id, verdict: wanted.outcome, code: wanted.code ?? '' });
  }
});

test.skipIf(!hasHostileCorpus)(`every hostile CSV value gets its verdict${reason}`, async () => {
  for (const { id, value, expect: wanted } of await hostileCases('csv')) {
    const { verdict, code } = judgeCsv(value);
    expect({ id, verdict, code }).toEqual({ id, verdict: wanted.outcome, code: wanted.code ?? '' });
  }
});

test.skipIf(!hasHostileCorpus)(
  `no mutant of a hostile file crashes the reader${reason}`,
  async () => {
    const mutants = [
      ...(await hostileMutants('pdf', 60, 7)).filter(({ id }) => !/bomb/.test(id)),
      ...(await hostileMutants('xml', 200, 7)).filter(({ id }) => !/044/.test(id)),
      ...(await hostileMutants('zip', 60, 7)).filter(({ id }) => !/01[23]/.test(id)),
    ];
    const judges = { pdf: judgePdf, xml: judgeXml, zip: judgeZip };
    for (const { id, surface, value, ...rest } of mutants) {
      const mutate = 'mutate' in rest ? (rest.mutate as (b: Uint8Array) => Uint8Array) : undefined;
      const bytes = mutate ? mutate(bytesOf(value)) : bytesOf(value);
      const { verdict } = await judges[surface as keyof typeof judges](bytes);
      expect(['accept', 'neutralise', 'reject'], id).toContain(verdict);
    }
  },
);
