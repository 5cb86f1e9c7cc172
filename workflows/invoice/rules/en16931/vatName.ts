import type { Text } from '#workflows/text.ts';
import type { VatCategory } from './vatCategories.ts';

/** A message that says which VAT category it is about. */
export const withName = ({ name }: VatCategory, message: Text): Text => ({
  fr: `TVA ${name.fr} : ${message.fr}`,
  en: `VAT ${name.en}: ${message.en}`,
});
