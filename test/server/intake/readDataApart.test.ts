import { expect, test } from 'vitest';
import { writeJson } from '#activities/formats/json.ts';
import { readData } from '#activities/formats/read.ts';
import { canonicalInvoice, readDataApart } from '#server/intake/readDataApart.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import { withTotals } from '#workflows/invoice/totals.ts';
import { canonicalJson } from '#workflows/plan.ts';
import { domesticInvoice } from '../../samples/invoices.ts';

function large(): Uint8Array {
  const [line] = domesticInvoice.lines as [Invoice['lines'][number]];
  const lines = Array.from({ length: 1500 }, (_, i) => ({ ...line, id: String(i + 1) }));
  return Buffer.from(writeJson(withTotals({ ...domesticInvoice, lines })));
}

test('other work goes on while large data is read, and the reading is the same', async () => {
  const bytes = large();
  let turns = 0;
  let isReading = true;
  const work = (): void => {
    turns += 1;
    if (isReading) setImmediate(work);
  };
  setImmediate(work);
  const apart = await readDataApart(bytes, {});
  isReading = false;
  expect(turns).toBeGreaterThan(3);
  expect(apart).toEqual(await readData(bytes, {}));
  if (!apart.read.ok) throw new Error('not read');
  const { invoice } = apart.read;
  expect(canonicalInvoice(invoice)).toBe(canonicalJson(invoice));
});

test('large data that is no invoice has the same problems as small', async () => {
  const bytes = Buffer.from(`{"lines": [${'{"odd": 1},'.repeat(20_000)}{}]}`);
  const apart = await readDataApart(bytes, {});
  expect(apart.read.ok).toBe(false);
  expect(apart).toEqual(await readData(bytes, {}));
});
