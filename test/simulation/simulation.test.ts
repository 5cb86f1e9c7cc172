import { expect, test } from 'vitest';
import { laws } from './laws.ts';
import { rememberedSeeds } from './rememberedSeeds.ts';
import { type Mode, type Ran, simulate } from './simulate.ts';

const FLOWS_A_MODE = 10_000;
const askedFor = process.env.SIMULATION_SEED;

test.skipIf(askedFor === undefined).each(['safety', 'liveness'] as const)(
  'the seed of SIMULATION_SEED breaks no law (%s)',
  async (mode) => held(await simulate(Number(askedFor), mode)),
);

test.each(rememberedSeeds)('seed %i (%s) breaks no law any more: %s', async (seed, mode) =>
  held(await simulate(seed, mode)),
);

test.skipIf(askedFor !== undefined)(
  'no law is broken in 10,000 random flows, whatever fails and whenever workers die',
  async () => {
    const { crashes, told } = await all('safety', 0);
    expect(crashes).toBeGreaterThan(FLOWS_A_MODE);
    expect(told).toBeGreaterThan(10 * FLOWS_A_MODE);
  },
  300_000,
);

test.skipIf(askedFor !== undefined)(
  '10,000 more random flows with crashes end, once failures stop and people answer',
  async () => {
    const { crashes, ended } = await all('liveness', FLOWS_A_MODE);
    expect(crashes).toBeGreaterThan(FLOWS_A_MODE);
    expect(ended).toBe(FLOWS_A_MODE);
  },
  300_000,
);

test('a seed gives the same run each time', async () => {
  expect(await simulate(7, 'safety')).toEqual(await simulate(7, 'safety'));
});

async function all(mode: Mode, from: number) {
  const sum = { crashes: 0, told: 0, ended: 0 };
  for (let seed = from; seed < from + FLOWS_A_MODE; seed += 1) {
    const ran = await simulate(seed, mode);
    held(ran);
    sum.crashes += ran.crashes;
    sum.told += ran.told;
    sum.ended += Number(ran.hasEnded);
  }
  return sum;
}

function held({ seed, mode, flow, broken }: Ran): void {
  if (!broken) return;
  const again = `SIMULATION_SEED=${seed} npx vitest run test/simulation/simulation.test.ts`;
  throw new Error(
    `seed ${seed} (${mode}) breaks the law that ${laws[broken.law]}\nseen: ${broken.seen}\n${again}\n${JSON.stringify(flow)}`,
  );
}
