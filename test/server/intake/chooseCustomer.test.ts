import { expect, test } from 'vitest';
import { chooseCustomer, type KnownCustomer } from '#server/intake/chooseCustomer.ts';

const customer = (code: string, rest: Partial<KnownCustomer> = {}): KnownCustomer => ({
  id: `id-${code}`,
  code,
  name: code,
  siren: null,
  siret: null,
  vatId: null,
  ...rest,
});

const paris = customer('PARIS', { siren: '512345679', siret: '51234567900017' });
const lyon = customer('LYON', { siren: '512345679', siret: '51234567900025' });
const group = customer('GROUP', { siren: '512345679' });
const oslo = customer('OSLO', { vatId: 'NO 923 609 016 MVA' });
const all = [paris, lyon, group, oslo];

test('the SIRET decides between establishments of one company', () => {
  const buyer = { siret: '51234567900025', siren: '512345679' };
  expect(chooseCustomer(all, buyer, undefined)).toEqual({ kind: 'found', customer: lyon });
});

test('an establishment that is no customer goes to the company, never to a sister', () => {
  const buyer = { siret: '51234567900099', siren: '512345679' };
  expect(chooseCustomer(all, buyer, undefined)).toEqual({ kind: 'found', customer: group });
  expect(chooseCustomer([paris, lyon], buyer, undefined)).toEqual({ kind: 'none' });
});

test('a SIREN that several have is ambiguous, and a code among them settles it', () => {
  const buyer = { siren: '512345679' };
  expect(chooseCustomer([paris, lyon], buyer, undefined)).toEqual({
    kind: 'several',
    candidates: [paris, lyon],
  });
  expect(chooseCustomer([paris, lyon], buyer, 'LYON')).toEqual({ kind: 'found', customer: lyon });
});

test('VAT ids compare without spaces, dots and case', () => {
  expect(chooseCustomer(all, { vatId: 'no923609016mva' }, undefined)).toEqual({
    kind: 'found',
    customer: oslo,
  });
});

test('a code serves where the invoice tells nothing', () => {
  expect(chooseCustomer(all, {}, 'OSLO')).toEqual({ kind: 'found', customer: oslo });
  expect(chooseCustomer(all, {}, undefined)).toEqual({ kind: 'none' });
});

test('a code that contradicts the buyer is refused: the invoice would reach another company', () => {
  const buyer = { siret: '51234567900017', siren: '512345679' };
  expect(chooseCustomer(all, buyer, 'OSLO')).toEqual({
    kind: 'contradicted',
    named: oslo,
    bought: paris,
  });
});

test('a code that nobody has is not overlooked', () => {
  expect(chooseCustomer(all, { siret: '51234567900017' }, 'TYPO')).toEqual({ kind: 'none' });
});
