import { expect, test } from 'vitest';
import { writeJson } from '#activities/formats/json.ts';
import { writeUbl } from '#activities/formats/ubl/ubl.ts';
import { validate } from '#activities/validate/manifest.ts';
import { run } from '#activities/validate/run.ts';
import { add } from '#workflows/invoice/amount.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import { domesticInvoice } from '../samples/invoices.ts';
import { fakeWorld, jobOf } from './world.ts';

const since = '2026-03-02T08:00:00.000Z';

function go(
  invoice: Invoice,
  config: Partial<Parameters<typeof validate.config.parse>[0] & object> = {},
  { document, amended = {} }: { document?: string; amended?: Record<string, string | null> } = {},
) {
  const world = fakeWorld();
  const data = world.keep(Buffer.from(writeJson(invoice)), {
    type: 'application/json',
    name: 'invoice.json',
  });
  const made = document && {
    invoice: world.keep(Buffer.from(document), { type: 'application/xml', name: 'f.xml' }),
  };
  const context = { documents: { data, ...made } };
  return run(
    jobOf('validate', validate.config.parse(config), context, { amended }),
    world.ports,
    since,
  );
}

test('an invoice that obeys the rules passes, with the set and its version in the proof', async () => {
  expect(await go(domesticInvoice)).toMatchObject({
    note: expect.stringContaining('en16931'),
    evidence: [{ kind: 'validation', detail: { rules: 'en16931', valid: true, warnings: [] } }],
  });
});

test('a broken rule is told with its number, its field, the remedy in both languages, and what may be filled in', async () => {
  const invoice = { ...domesticInvoice, buyerReference: undefined };
  await expect(go(invoice, { rules: 'xrechnung' })).rejects.toMatchObject({
    code: 'VALIDATE_INVALID',
    remedy: 'fix',
    details: {
      rules: 'xrechnung',
      problems: expect.arrayContaining([
        expect.objectContaining({
          code: 'BR-DE-15',
          at: 'buyerReference',
          fix: { fr: expect.any(String), en: expect.any(String) },
        }),
      ]),
      missing: expect.arrayContaining(['invoice.buyerReference']),
    },
  });
});

test('totals that do not add up are told by how much, with what mends them; rounding may be filled in', async () => {
  const { totals } = domesticInvoice;
  const wrong = {
    ...domesticInvoice,
    totals: { ...totals, payable: add(totals.payable ?? '', '0.02') },
  };
  await expect(go(wrong)).rejects.toMatchObject({
    details: {
      missing: expect.arrayContaining(['invoice.rounding']),
      totals: [
        {
          term: 'BT-115',
          delta: '0.02',
          remedies: [
            { kind: 'recompute' },
            { kind: 'rounding', patch: { 'invoice.rounding': '0.02' } },
          ],
        },
      ],
    },
  });
  await expect(go(wrong, {}, { amended: { rounding: '0.02' } })).resolves.toMatchObject({
    evidence: [{ detail: { valid: true } }],
  });
});

test('what a person amended is judged', async () => {
  const invoice = { ...domesticInvoice, buyerReference: undefined };
  const amended = { buyerReference: '04011000-1234512345-06' };
  const codes = await go(invoice, { rules: 'xrechnung' }, { amended }).then(
    () => [],
    ({ details }) => details.problems.map(({ code }: { code: string }) => code),
  );
  expect(codes).not.toContain('BR-DE-15');
});

test('the document to deliver is judged as it is written, schema included', async () => {
  const document = writeUbl(domesticInvoice);
  expect(await go(domesticInvoice, { what: 'document' }, { document })).toMatchObject({
    evidence: [{ kind: 'validation' }],
  });
  const cut = document.replace(/<cbc:IssueDate>.*<\/cbc:IssueDate>/, '');
  await expect(go(domesticInvoice, { what: 'document' }, { document: cut })).rejects.toMatchObject({
    code: 'VALIDATE_INVALID',
  });
});

test('without a document there is nothing to judge', async () => {
  await expect(go(domesticInvoice, { what: 'document' })).rejects.toMatchObject({
    code: 'VALIDATE_NO_DOCUMENT',
  });
});

test('what Chorus Pro’s directory says of the recipient decides', async () => {
  const invoice = { ...domesticInvoice, orderReference: undefined };
  const codesFor = (recipient: string) =>
    go(invoice, { rules: 'chorus', recipient }).then(
      () => [],
      ({ details }) => details.problems.map(({ at }: { at: string }) => at),
    );
  expect(await codesFor('engagement')).toContain('orderReference');
  expect(await codesFor('nothing')).not.toContain('orderReference');
});
