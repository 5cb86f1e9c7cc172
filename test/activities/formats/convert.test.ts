import { expect, test } from 'vitest';
import { convertInvoice } from '#activities/formats/convert.ts';
import { readInvoice } from '#activities/formats/read.ts';
import { type Target, type TargetName, targetNames, targets } from '#workflows/invoice/targets.ts';
import { creditNote, domesticInvoice } from '../../samples/invoices.ts';

const reread = async (bytes: Uint8Array) => {
  const read = await readInvoice([{ name: 'x', bytes }]);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.invoice;
};

const all = targetNames.flatMap((to): [TargetName, string | undefined][] => {
  const { profiles }: Target = targets[to];
  return profiles.length === 0 ? [[to, undefined]] : profiles.map(({ id }) => [to, id]);
});

test.each(all)('%s %s says what is not lost, under its own BT-24', async (to, profile) => {
  for (const invoice of [domesticInvoice, creditNote]) {
    const made = await convertInvoice({ invoice, to, profile });
    if (!made.ok) throw new Error(JSON.stringify(made.problems));
    const back = await reread(made.bytes);
    const { profiles }: Target = targets[to];
    const specification = profiles.find(({ id }) => id === profile)?.specification;
    expect(back.specification).toBe(specification ?? invoice.specification);
    expect(back.totals.withVat).toBe(invoice.totals.withVat);
    const isLost = made.lost.some(({ path }) => path === 'lines[].netAmount');
    expect(back.lines.length).toBe(isLost ? 0 : invoice.lines.length);
    if (made.lost.length === 0)
      expect({ ...back, specification: '', processType: '' }).toEqual({
        ...invoice,
        specification: '',
        processType: '',
      });
  }
});

test('a process that Peppol does not take is replaced, and told as lost', async () => {
  const invoice = { ...domesticInvoice, processType: 'S1' };
  const made = await convertInvoice({ invoice, to: 'peppol' });
  expect(made).toMatchObject({ ok: true, lost: [{ term: 'BT-23', path: 'processType' }] });
  const billing = {
    ...domesticInvoice,
    processType: 'urn:fdc:peppol.eu:2017:poacc:billing:05:1.0',
  };
  const kept = await convertInvoice({ invoice: billing, to: 'peppol' });
  expect(kept).toMatchObject({ ok: true, lost: [] });
});

test('an unknown profile is a problem that names those there are', async () => {
  expect(
    await convertInvoice({ invoice: domesticInvoice, to: 'cii', profile: 'premium' }),
  ).toMatchObject({
    ok: false,
    problems: [{ code: 'PROFILE_UNKNOWN', fix: { en: expect.stringContaining('basic-wl') } }],
  });
});
