import { z } from 'zod';
import { told } from '#workflows/shapeWords.ts';
import { isAmount } from '../amount.ts';
import { isPrintable } from '../printable.ts';

export const text = z
  .string()
  .trim()
  .min(1)
  .max(20_000)
  .refine(isPrintable, told({ fr: 'a des caractères de contrôle', en: 'has control characters' }));

/** With the line end that some discount terms must have behind them. */
export const paragraph = z
  .string()
  .min(1)
  .max(20_000)
  .refine(isPrintable, told({ fr: 'a des caractères de contrôle', en: 'has control characters' }));

export const code = z.string().trim().min(1).max(100);
export const decimal = z
  .string()
  .refine(
    isAmount,
    told({ fr: 'doit être un nombre comme 1234.50', en: 'must be a number like 1234.50' }),
  );
export const date = z.iso.date();

/** `scheme` is the ISO/IEC 6523 code (`0002` SIREN, `0009` SIRET, `0225` French electronic address) or an EAS code. */
export const Identifier = z.strictObject({ value: text, scheme: code.optional() });

export const Period = z.strictObject({ start: date.optional(), end: date.optional() });

/** `content` is base64. */
export const File = z.strictObject({
  name: text.optional(),
  mediaType: code.optional(),
  content: z.base64(),
});

export const DeliveryTerms = z.strictObject({
  code: code.optional(),
  country: code.optional(),
  location: text.optional(),
});

/** A document, or a line of one, that the invoice or one of its lines refers to. */
export const Reference = z.strictObject({ number: text.optional(), date: date.optional() });
export const LineReference = Reference.extend({ line: text.optional() });
