import { expect, test } from 'vitest';
import type { Joining, Membership } from '#activities/activity.ts';
import { batch } from '#activities/batch/manifest.ts';
import { run } from '#activities/batch/run.ts';
import { plainPdf } from '../samples/pdfs.ts';
import { type FakeWorld, fakeWorld, jobOf } from './world.ts';

const since = '2026-03-02T08:00:00.000Z';
const zones = {
  customer: { language: 'fr', timeZone: 'Europe/Paris' },
  issuer: { timeZone: 'Europe/Paris' },
};

/** A world whose batches answer as told; who came is kept. The clock says Monday 2 March 2026. */
function worldOf(answer: (joining: Joining) => Membership | undefined) {
  const world = fakeWorld();
  const joined: Joining[] = [];
  const batches = {
    join: async (joining: Joining) => {
      joined.push(joining);
      return answer(joining);
    },
    leave: async () => [],
  };
  return { ...world, joined, ports: { ...world.ports, batches } };
}
const open = ({ period: { cutOff, period } }: Joining): Membership => ({
  batch: 'b',
  cutOff,
  period,
});

async function job(world: FakeWorld, config: object = {}, invoice: object = {}, pdf?: Uint8Array) {
  const file = world.keep(pdf ?? (await plainPdf()), { type: 'application/pdf', name: 'f.pdf' });
  return jobOf('batch', batch.config.parse(config), {
    ...zones,
    invoice: { number: 'F-1', currency: 'EUR', total: '12.00', isCreditNote: false, ...invoice },
    documents: { invoice: file },
    vars: { fileName: 'FACTURE_F-1' },
  });
}

test('an invoice joins the batch of the next cut-off with its file and amounts, and waits to be woken', async () => {
  const world = worldOf(open);
  const outcome = await run(await job(world), world.ports, since);
  expect(outcome.awaits).toEqual({ message: 'batch', wakes: true, rungs: [] });
  expect(world.joined).toMatchObject([
    {
      currency: 'EUR',
      key: '',
      period: { period: '2026-W10', cutOff: '2026-03-06T15:30:00Z' },
      member: {
        number: 'F-1',
        total: '12.00',
        fileName: 'FACTURE_F-1',
        documents: { invoice: { name: 'f.pdf' } },
      },
    },
  ]);
  expect(outcome.evidence).toMatchObject([{ kind: 'batch', detail: { batch: 'b' } }]);
});

test('a batch that has just left makes it join the one after', async () => {
  const world = worldOf((joining) =>
    joining.period.period === '2026-W10' ? undefined : open(joining),
  );
  expect((await run(await job(world), world.ports, since)).note).toBe('2026-W11');
});

test('a text divides further; a credit note counts as negative', async () => {
  const world = worldOf(open);
  await run(
    await job(
      world,
      { key: '{{invoice.orderReference}}' },
      { orderReference: 'PO 1', isCreditNote: true },
    ),
    world.ports,
    since,
  );
  expect(world.joined).toMatchObject([{ key: 'PO 1', member: { total: '-12.00' } }]);
});

test.each([
  ['the text that divides', { key: '{{invoice.orderReference}}' }, {}, 'invoice.orderReference'],
  ['a currency', {}, { currency: undefined }, 'invoice.currency'],
])('an invoice without %s parks before it joins', async (_, config, invoice, path) => {
  const world = worldOf(open);
  await expect(run(await job(world, config, invoice), world.ports, since)).rejects.toMatchObject({
    code: 'BATCH_VALUE_MISSING',
    details: { missing: [path] },
  });
  expect(world.joined).toEqual([]);
});

test('a PDF that cannot be read is held at the door', async () => {
  const world = worldOf(open);
  const torn = await job(world, {}, {}, (await plainPdf()).slice(0, 300));
  await expect(run(torn, world.ports, since)).rejects.toMatchObject({
    code: 'BATCH_DOCUMENT_REFUSED',
    remedy: 'fix',
  });
  expect(world.joined).toEqual([]);
});

test('once its batch is over the invoice ends as it did; one that failed is uncertain', async () => {
  const over = worldOf((joining) => ({
    ...open(joining),
    outcome: 'delivered',
    level: 'accepted',
  }));
  expect(await run(await job(over), over.ports, since)).toMatchObject({
    ends: 'delivered',
    level: 'accepted',
  });
  const failed = worldOf((joining) => ({ ...open(joining), outcome: 'failed' }));
  await expect(run(await job(failed), failed.ports, since)).rejects.toMatchObject({
    code: 'BATCH_FAILED',
    mayHaveArrived: true,
  });
});

const facts = {
  id: 'b',
  cutOff: '2026-03-06T15:30:00Z',
  period: '2026-W10',
  year: '2026',
  week: '10',
  currency: 'EUR',
};
const leaving = jobOf('batch', batch.config.parse({}), { ...zones, batch: facts });

test('a batch waits until its cut-off, by the clock that everybody else goes by', async () => {
  const world = worldOf(open);
  const outcome = await run(leaving, world.ports, since);
  expect(outcome.awaits?.rungs).toEqual([{ at: facts.cutOff, exit: 'leaves', ends: true }]);
  expect(outcome).not.toHaveProperty('batch');
});

test('at the cut-off it takes its invoices along in order of date and number, with sums to the cent', async () => {
  const { ports } = worldOf(open);
  const members = ['F-2', 'F-1', 'F-3'].map((number) => ({
    delivery: number,
    number,
    total: '0.10',
    vatTotal: '0.01',
    documents: {},
  }));
  const batches = { ...ports.batches, leave: async () => members };
  const at = { ...ports, batches, now: () => new Date(facts.cutOff) };
  expect(await run(leaving, at, since)).toMatchObject({
    exit: 'leaves',
    batch: {
      count: 3,
      sum: '0.30',
      sumVat: '0.03',
      sumWithoutVat: '0',
      numbers: ['F-1', 'F-2', 'F-3'],
    },
  });
  const nobody = { ...at, batches: ports.batches };
  expect(await run(leaving, nobody, since)).toMatchObject({ exit: 'empty', note: '2026-W10' });
});
