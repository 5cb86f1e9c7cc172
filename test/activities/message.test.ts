import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogue } from '#activities/catalogue.ts';
import { withExtension } from '#activities/filename/extension.ts';
import { run as nameFile } from '#activities/filename/run.ts';
import { run as setValue } from '#activities/set/run.ts';
import { run as writeSubject } from '#activities/subject/run.ts';
import { compile } from '#workflows/compile.ts';
import { draw } from '../workflows/drawing.ts';
import { fakeWorld, jobOf } from './world.ts';

const { ports } = fakeWorld();
const since = '2026-03-02T08:00:00.000Z';
const invoice = { number: 'F-2026-0101', orderReference: '4500123' };
const context = { invoice, customer: { language: 'fr' } };

describe('subject', () => {
  const write = (template: string, seen = context) =>
    writeSubject(jobOf('subject', { template }, seen), ports, since);

  test('is written with the invoice’s values', async () => {
    const template = 'FACTURE {{invoice.number}} / CDE {{invoice.orderReference}}';
    await expect(write(template)).resolves.toMatchObject({
      vars: { subject: 'FACTURE F-2026-0101 / CDE 4500123' },
      note: 'FACTURE F-2026-0101 / CDE 4500123',
    });
  });

  test('that lacks a value names it', async () => {
    const template = '{{invoice.number}} {{invoice.contractReference}}';
    await expect(write(template)).rejects.toMatchObject({
      code: 'SUBJECT_VALUE_MISSING',
      remedy: 'fix',
      details: { missing: ['invoice.contractReference'] },
    });
  });

  test.each(['{{{invoice.number}}}', '{{> x}}', '{{lookup invoice "number"}}', '   '])(
    'of the template %j is invalid',
    async (template) => {
      await expect(write(template)).rejects.toMatchObject({ code: 'SUBJECT_INVALID' });
    },
  );

  test('is one line, whatever the values hold', async () => {
    const sly = { ...context, invoice: { ...invoice, number: 'F-1\r\nBcc: evil@evil.example' } };
    const outcome = await write('FACTURE {{invoice.number}}', sly);
    expect(outcome.vars?.subject).not.toMatch(/[\r\n]/);
  });
});

describe('file name', () => {
  const name = (template: string, seen: Readonly<Record<string, unknown>> = context) =>
    nameFile(jobOf('filename', { template }, seen), ports, since);

  test('gets the extension of the document', async () => {
    await expect(name('FACTURE_{{invoice.number}}')).resolves.toMatchObject({
      vars: { fileName: 'FACTURE_F-2026-0101.pdf' },
    });
  });

  test('stays inside its folder, whatever the values hold', async () => {
    const sly = { ...context, invoice: { number: '../../etc/passwd' } };
    const outcome = await name('{{invoice.number}}', sly);
    expect(outcome.vars?.fileName).not.toMatch(/[\\/]/);
  });

  test('that lacks a value names it', async () => {
    await expect(name('{{invoice.dueDate}}')).rejects.toMatchObject({
      code: 'FILENAME_VALUE_MISSING',
      details: { missing: ['invoice.dueDate'] },
    });
  });
});

test.each([
  ['a', 'application/pdf', 'a.pdf'],
  ['a.pdf', 'application/pdf', 'a.pdf'],
  ['a.PDF', 'application/xml', 'a.xml'],
  ['F-1.5', 'application/pdf', 'F-1.5.pdf'],
  ['a.bin', 'application/octet-stream', 'a.bin'],
])('%s as %s is %s', (name, type, expected) => {
  expect(withExtension(name, type)).toBe(expected);
});

test('any name ends in its extension once, and fits 150 bytes without cutting a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (name) => {
      const full = withExtension(name, 'application/pdf');
      expect(full.endsWith('.pdf')).toBe(true);
      expect(Buffer.byteLength(full)).toBeLessThanOrEqual(150);
      expect(Buffer.from(full).toString()).toBe(full);
      expect(withExtension(full, 'application/pdf')).toBe(full);
    }),
  );
});

describe('a value that is set', () => {
  const setTo = (template: string, seen: Readonly<Record<string, unknown>> = context) =>
    setValue(jobOf('set', { name: 'reference', template }, seen), ports, since);

  test('is there for later steps under its name', async () => {
    await expect(setTo('CDE {{invoice.orderReference}}')).resolves.toMatchObject({
      vars: { reference: 'CDE 4500123' },
      note: 'reference = CDE 4500123',
    });
  });

  test('may stand in for one that the invoice lacks', async () => {
    const outcome = await setTo('{{default invoice.contractReference "OHNE REF"}}');
    expect(outcome.vars).toEqual({ reference: 'OHNE REF' });
  });

  test('that lacks one names it', async () => {
    await expect(setTo('{{invoice.contractReference}}')).rejects.toMatchObject({
      code: 'SET_VALUE_MISSING',
      details: { missing: ['invoice.contractReference'] },
    });
  });

  const config = {
    set: { name: 'reference', template: '{{invoice.number}}' },
    subject: { template: 'REF {{vars.reference}}' },
    branch: { rule: { present: [{ var: 'invoice.orderReference' }] } },
    end: { outcome: 'cancelled' },
  };

  test('can be named by what follows it', () => {
    const drawn = draw(['start set', 'set subject', 'subject end'], config);
    expect(compile(drawn, catalogue).ok).toBe(true);
  });

  test('can’t be named where one way does not pass it', () => {
    const edges = [
      'start branch',
      'branch.yes set',
      'set subject',
      'branch.no subject',
      'subject end',
    ];
    const compiled = compile(draw(edges, config), catalogue);
    expect(compiled.ok ? [] : compiled.problems.map(({ code, at }) => `${code} ${at}`)).toEqual([
      'VALUE_NOT_WRITTEN subject.template',
    ]);
  });
});
