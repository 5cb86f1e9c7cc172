import { expect, test } from 'vitest';
import { customerOf } from '#server/intake/customerOf.ts';

test('an unknown customer is refused with what was looked for and what the invoice lacks, in both languages', () => {
  const refused = () => customerOf([], { siren: '512345679' }, undefined);
  expect(refused).toThrow(
    expect.objectContaining({
      problem: expect.objectContaining({
        code: 'CUSTOMER_UNKNOWN',
        detail: {
          fr: 'Aucun client pour SIRET absent, SIREN 512345679, n° TVA absent, code absent.',
          en: 'No customer for SIRET missing, SIREN 512345679, VAT id missing, code missing.',
        },
      }),
    }),
  );
});
