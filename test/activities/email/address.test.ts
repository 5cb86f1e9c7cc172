import fc from 'fast-check';
import addressparser from 'nodemailer/lib/addressparser/index.js';
import { describe, expect, test } from 'vitest';
import { judgeAddress, parseAddress, parseAddresses } from '#activities/email/address.ts';
import { hasHostileCorpus, hostileCases, hostileMutants } from '../../support/hostile.ts';

test.each([
  ['ap.invoices@acme.example', 'ap.invoices@acme.example'],
  ["o'brien+tag@sub.acme.example", "o'brien+tag@sub.acme.example"],
  ['  a@acme.example ', 'a@acme.example'],
  ['a@ACME.Example', 'a@acme.example'],
  ['facture@société.example', 'facture@xn--socit-esab.example'],
])('%j is the mailbox %s', (input, address) => {
  expect(parseAddress(input)).toEqual({ ok: true, address });
});

test.each([
  [undefined, 'ADDR_SCHEMA'],
  [['a@acme.example'], 'ADDR_SCHEMA'],
  ['a'.repeat(321), 'ADDR_TOO_LONG'],
  ['undisclosed: a@acme.example;', 'ADDR_GROUP'],
  ['a@acme.example, b@acme.example', 'ADDR_INVALID'],
  ['Anna <a@acme.example>', 'ADDR_INVALID'],
  ['<a@acme.example>', 'ADDR_INVALID'],
  ['a@acme.example\r\nBcc: evil@x.example', 'ADDR_INVALID'],
  ['"a b"@acme.example', 'ADDR_INVALID'],
  ['a(comment)@acme.example', 'ADDR_INVALID'],
  ['a@localhost', 'ADDR_INVALID'],
  ['a@[127.0.0.1]', 'ADDR_INVALID'],
  ['a@10.0.0.1', 'ADDR_INVALID'],
  ['a@acme..example', 'ADDR_INVALID'],
  ['a@acme.example.', 'ADDR_INVALID'],
  ['a@acme.example/path', 'ADDR_INVALID'],
  ['-a@acme.example', 'ADDR_INVALID'],
  ['=?utf-8?q?a?=@acme.example', 'ADDR_INVALID'],
  ['{{params.to}}@acme.example', 'ADDR_INVALID'],
  [`${'a'.repeat(65)}@acme.example`, 'ADDR_INVALID'],
])('%j is refused with %s', (input, code) => {
  expect(parseAddress(input)).toMatchObject({ ok: false, code });
});

test('a list is split at commas, semicolons and line ends, each address once', () => {
  expect(parseAddresses('a@x.example; b@x.example,\n a@x.example,')).toEqual({
    ok: true,
    addresses: ['a@x.example', 'b@x.example'],
  });
  expect(parseAddresses(['a@x.example', 'evil'])).toMatchObject({ ok: false, address: 'evil' });
  expect(parseAddresses(',a@x.example'.repeat(51))).toMatchObject({ code: 'ADDR_TOO_MANY' });
});

test('what we accept, the mail library reads as the same single address', () => {
  const letter = fc.constantFrom(...'abé@.<>",:; ()\\[]!%-=?\r\n{}'.split(''));
  const near = fc.array(letter, { maxLength: 8 }).map((all) => `${all.join('')}@acme.example`);
  fc.assert(
    fc.property(fc.oneof(near, fc.emailAddress(), fc.string()), (input) => {
      const parsed = parseAddress(input);
      if (!parsed.ok) return;
      expect(addressparser(parsed.address)).toEqual([{ address: parsed.address, name: '' }]);
    }),
    { numRuns: 2000 },
  );
});

const cases = await hostileCases('addr');

describe.skipIf(!hasHostileCorpus)(
  'hostile addresses (skipped where the shared corpus is not there)',
  () => {
    test.each(cases.map((one) => [one.id, one.title, one] as const))(
      '%s %s',
      (_id, _title, one) => {
        const { verdict, code } = judgeAddress(one.value);
        expect({ verdict, code }).toEqual({
          verdict: one.expect.outcome,
          code: one.expect.code ?? '',
        });
      },
    );

    test('3,000 mutants of them are judged without a throw', async () => {
      for (const mutant of await hostileMutants('addr', 3000, 5)) judgeAddress(mutant.value);
    });
  },
);
