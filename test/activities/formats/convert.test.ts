import { expect, test } from 'vitest';
import { convertInvoice } from '#activities/formats/convert.ts';
import { readEdifact } from '#activities/formats/edifact/read.ts';
import { readInvoice } from '#activities/formats/read.ts';
import { subtract } from '#workflows/invoice/amount.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import { type Target, type TargetName, targetNames, targets } from '#workflows/invoice/targets.ts';
import { creditNote, domesticInvoice as domestic } from '../../samples/invoices.ts';

/** With what public bodies and networks ask for beyond EN 16931. */
const complete = (invoice: Invoice): Invoice => ({
  ...invoice,
  buyerReference: 'SERVICE-42',
  delivery: { ...invoice.delivery, date: invoice.issueDate },
  seller: {
    ...invoice.seller,
    electronicAddress: { value: '732829320', scheme: '0225' },
    contact: { name: 'Facturation', phone: '+33 1 23 45 67 89', email: 'f@fermat.example' },
  },
  buyer: { ...invoice.buyer, electronicAddress: { value: '552100554', scheme: '0225' } },
});
const domesticInvoice = complete(domestic);

const reread = async (bytes: Uint8Array) => {
  if (Buffer.from(bytes).toString('latin1', 0, 3) === 'UNA') {
    const interchange = readEdifact(bytes);
    const [only] = interchange.ok ? interchange.invoices : [];
    if (!only?.ok) throw new Error(JSON.stringify(interchange));
    return only.invoice;
  }
  const read = await readInvoice([{ name: 'x', bytes }]);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.invoice;
};

const all = targetNames.flatMap((to): [TargetName, string | undefined][] => {
  const { profiles }: Target = targets[to];
  return profiles.length === 0 ? [[to, undefined]] : profiles.map(({ id }) => [to, id]);
});

test.each(all)('%s %s says what is not lost, under its own BT-24', async (to, profile) => {
  for (const invoice of [domesticInvoice, complete(creditNote)]) {
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
  const invoice = { ...domesticInvoice, processType: 'S1', notes: [] };
  const made = await convertInvoice({ invoice, to: 'peppol' });
  expect(made).toMatchObject({ ok: true, lost: [{ term: 'BT-23', path: 'processType' }] });
  const billing = {
    ...domesticInvoice,
    notes: [],
    processType: 'urn:fdc:peppol.eu:2017:poacc:billing:05:1.0',
  };
  const kept = await convertInvoice({ invoice: billing, to: 'peppol' });
  expect(kept).toMatchObject({ ok: true, lost: [] });
});

test('notes become one where a network takes one, and their codes are told as lost', async () => {
  const made = await convertInvoice({ invoice: domesticInvoice, to: 'peppol' });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  const { notes } = await reread(made.bytes);
  expect(notes).toHaveLength(1);
  for (const { text = '' } of domesticInvoice.notes) expect(notes[0]?.text).toContain(text);
  const { length: times } = domesticInvoice.notes;
  expect(made.lost).toContainEqual(expect.objectContaining({ term: 'BT-21', times }));
});

test('CII before D22B names one preceding invoice, and the others are told as lost', async () => {
  const precedingInvoices = [{ number: 'F-1', issueDate: '2026-01-02' }, { number: 'F-2' }];
  const invoice = { ...domesticInvoice, precedingInvoices };
  const lost = [{ term: 'BT-25', times: 1 }];
  expect(await convertInvoice({ invoice, to: 'cii' })).toMatchObject({ ok: true, lost });
  expect(await convertInvoice({ invoice, to: 'ubl' })).toMatchObject({ ok: true, lost: [] });
});

test('a gross price without its discount has one in UBL', async () => {
  const [line] = domesticInvoice.lines;
  if (!line) throw new Error('no line');
  const price = { net: line.price?.net, gross: '99999.00' };
  const invoice = {
    ...domesticInvoice,
    lines: [{ ...line, price }, ...domesticInvoice.lines.slice(1)],
  };
  const made = await convertInvoice({ invoice, to: 'ubl' });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  const discount = subtract('99999.00', line.price?.net ?? '');
  expect((await reread(made.bytes)).lines[0]?.price).toMatchObject({ ...price, discount });
});

test('an invoice that lacks what the format asks for is refused with what to add', async () => {
  const made = await convertInvoice({
    invoice: { ...domesticInvoice, buyerReference: undefined },
    to: 'xrechnung-ubl',
  });
  expect(made).toMatchObject({
    ok: false,
    problems: expect.arrayContaining([
      expect.objectContaining({ code: 'BR-DE-15', at: 'buyerReference', severity: 'fatal' }),
    ]),
  });
});

test('an unknown profile is a problem that names those there are', async () => {
  expect(
    await convertInvoice({ invoice: domesticInvoice, to: 'cii', profile: 'premium' }),
  ).toMatchObject({
    ok: false,
    problems: [{ code: 'PROFILE_UNKNOWN', fix: { en: expect.stringContaining('basic-wl') } }],
  });
});
