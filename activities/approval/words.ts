import { isAmount } from '#workflows/invoice/amount.ts';
import { formatMoney } from '#workflows/template/format.ts';
import type { Text } from '#workflows/text.ts';

/** Who is asked from which total on, `> 3 000,00 : {{params.lead}}`, from settings as they stand. */
export function tiersWords(tiers: unknown): Text {
  const rows = Array.isArray(tiers) ? tiers : [];
  const words = (language: 'fr' | 'en'): string =>
    rows
      .map(({ above, people } = {}) => {
        const whom = typeof people === 'string' && people !== '' ? people : '…';
        if (typeof above !== 'string' || !isAmount(above)) return whom;
        const amount = formatMoney(above, undefined, language);
        return language === 'fr' ? `> ${amount} : ${whom}` : `> ${amount}: ${whom}`;
      })
      .join(' · ') || '…';
  return { fr: words('fr'), en: words('en') };
}
