import type { Invoice } from '#workflows/invoice/model.ts';
import type { TargetProfile } from '#workflows/invoice/targets.ts';
import { validateInvoice } from '#workflows/invoice/validate.ts';
import type { Problem } from '#workflows/problem.ts';

/**
 * What editions before the one that we judge by still ask of a profile, and recipients may still use: ZUGFeRD 2.4 wants
 * to know when to pay (BR-CO-25) in the small profiles too.
 */
export const earlierEditions = (invoice: Invoice, { id }: TargetProfile): readonly Problem[] => [
  ...(id === 'basic' || id === 'extended' ? whenSupplied(invoice) : []),
  ...(id === 'basic' || id === 'basic-wl' ? whenToPay(invoice) : []),
];

const whenToPay = (invoice: Invoice): readonly Problem[] =>
  validateInvoice(invoice, { rules: 'en16931' }).filter(({ code }) => code === 'BR-CO-25');

/** BR-FX-EN-04: when a supply between two German parties was made, unless it is an advance payment. */
function whenSupplied(invoice: Invoice): readonly Problem[] {
  const { seller, buyer, delivery, lines, typeCode } = invoice;
  const isGerman = [seller, buyer].every(({ address }) => address?.country === 'DE');
  if (!isGerman || typeCode === '386' || delivery?.date !== undefined) return [];
  const isSaid = delivery?.period !== undefined || lines.every(({ period }) => period);
  const hasPlace = delivery?.address?.country !== undefined;
  return isSaid && hasPlace ? [] : [noDelivery];
}

const noDelivery: Problem = {
  code: 'BR-FX-EN-04',
  at: 'delivery.date',
  severity: 'fatal',
  message: {
    fr: 'la facture entre deux parties allemandes ne dit pas quand la livraison ou la prestation a eu lieu',
    en: 'the invoice between two German parties does not say when goods or services were supplied',
  },
  fix: {
    fr: 'Ajoutez la date de livraison (BT-72), ou la période (BG-14, BG-26) avec le pays de livraison (BT-80).',
    en: 'Add the delivery date (BT-72), or the period (BG-14, BG-26) with the country of delivery (BT-80).',
  },
};
