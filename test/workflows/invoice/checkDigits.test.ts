import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as check from '#workflows/invoice/checkDigits.ts';

test.each([
  ['GLN', check.isGln, '5790000435975', '5790000435976'],
  ['Norwegian number', check.isNorwegian, '990399123', '990399124'],
  ['Danish number', check.isDanish, 'DK12345678', 'DK1234567'],
  ['Belgian number', check.isBelgian, '0202239951', '0202239952'],
  ['Dutch VAT number', check.isDutchVat, 'NL123456789B12', 'NL123456789C12'],
  ['Italian office', check.isItalianOffice, 'UF1234', 'UF 234'],
  ['Italian tax code of a person', check.isItalianTaxCode, 'RSSMRA85T10A562S', 'RSSMRA85T10A5629'],
  ['Italian tax code of a company', check.isItalianTaxCode, '00743110157', '0074311015'],
  ['Italian VAT number', check.isItalianVat, 'IT00743110157', 'IT00743110158'],
  ['Australian number', check.isAustralian, '51824753556', '51824753557'],
  ['Greek number', check.isGreek, '123456783', '123456784'],
  ['Swedish number', check.isSwedish, '2021005489', '2021005488'],
  ['IBAN', check.isIban, 'DE02 1203 0000 0000 2020 51', 'DE02120300000000202052'],
] as const)('a %s is known by its form and check digit', (_, isRight, right, wrong) => {
  expect([isRight(right), isRight(wrong)]).toEqual([true, false]);
});

test('the VAT number of another country is not Italy’s to judge', () => {
  expect(check.isItalianVat('FR19812345676')).toBe(true);
});

test('any one wrong digit of a GLN or a Belgian or Swedish number is noticed', () => {
  const cases = [
    [check.isGln, '5790000435975'],
    [check.isBelgian, '0202239951'],
    [check.isSwedish, '2021005489'],
  ] as const;
  fc.assert(
    fc.property(fc.constantFrom(...cases), fc.nat(12), fc.nat(9), ([isRight, text], at, digit) => {
      const place = at % text.length;
      const changed = `${text.slice(0, place)}${digit}${text.slice(place + 1)}`;
      expect(isRight(changed)).toBe(changed === text);
    }),
  );
});
