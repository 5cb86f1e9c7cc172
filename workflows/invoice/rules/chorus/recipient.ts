import { words } from '#workflows/invoice/codes/words.ts';
import type { Invoice, Party } from '#workflows/invoice/model.ts';
import type { Judged } from '#workflows/invoice/rules/judged.ts';
import { law, type Rule } from '#workflows/invoice/rules/rule.ts';

/** France with its overseas territories, which have SIRET numbers and country codes of their own. */
const FRENCH = words('FR GP MQ GF RE YT PM BL MF');

const SIRET = '0009';

/** Chorus Pro takes the SIRET as an identifier of the party, or in the place of its legal registration. */
const hasSiret = ({ identifiers, legalId }: Party): boolean =>
  [...identifiers.filter(({ scheme }) => scheme === SIRET), ...(legalId ? [legalId] : [])].some(
    ({ value }) => /^\d{14}$/.test(value.replaceAll(' ', '')),
  );

const isFrench = ({ address }: Party): boolean => FRENCH.has(address?.country ?? 'FR');

const siretFix = (party: 'BT-46' | 'BT-29') => ({
  fr: `Renseignez le SIRET (14 chiffres) en ${party} avec le schéma 0009.`,
  en: `Give the SIRET (14 digits) in ${party} with scheme 0009.`,
});

const needs = ({ recipient }: Judged, ...wanted: string[]): boolean =>
  recipient !== undefined && wanted.includes(recipient.requires);

const hasService = ({ buyerReference }: Invoice): boolean => Boolean(buyerReference?.trim());
const hasEngagement = ({ orderReference }: Invoice): boolean => Boolean(orderReference?.trim());

export const recipientRules: readonly Rule[] = [
  law(
    'CHORUS-SIRET-BUYER',
    ['BT-46', 'BT-47', 'BT-55'],
    'buyer.identifiers',
    {
      fr: 'le SIRET de la structure destinataire manque',
      en: 'the SIRET of the receiving body is missing',
    },
    siretFix('BT-46'),
    ({ buyer }) => !isFrench(buyer) || hasSiret(buyer),
  ),
  law(
    'CHORUS-SIRET-SELLER',
    ['BT-29', 'BT-30', 'BT-40'],
    'seller.identifiers',
    { fr: 'le SIRET du fournisseur manque', en: 'the SIRET of the supplier is missing' },
    siretFix('BT-29'),
    ({ seller }) => !isFrench(seller) || hasSiret(seller),
  ),
  law(
    'CHORUS-SERVICE',
    ['BT-10'],
    'buyerReference',
    {
      fr: 'cette structure demande un code service (BT-10)',
      en: 'this body asks for a service code (BT-10)',
    },
    {
      fr: 'Renseignez en BT-10 le code service, tel que l’annuaire de Chorus Pro le donne.',
      en: 'Give in BT-10 the service code as the directory of Chorus Pro has it.',
    },
    (invoice, judged) => !needs(judged, 'service', 'both') || hasService(invoice),
  ),
  law(
    'CHORUS-ENGAGEMENT',
    ['BT-13'],
    'orderReference',
    {
      fr: 'cette structure demande un numéro d’engagement (BT-13)',
      en: 'this body asks for an engagement number (BT-13)',
    },
    {
      fr: 'Renseignez en BT-13 le numéro d’engagement du bon de commande.',
      en: 'Give in BT-13 the engagement number of the purchase order.',
    },
    (invoice, judged) => !needs(judged, 'engagement', 'both') || hasEngagement(invoice),
  ),
  law(
    'CHORUS-SERVICE-OR-ENGAGEMENT',
    ['BT-10', 'BT-13'],
    'buyerReference',
    {
      fr: 'cette structure demande un code service (BT-10) ou un numéro d’engagement (BT-13)',
      en: 'this body asks for a service code (BT-10) or an engagement number (BT-13)',
    },
    { fr: 'Renseignez l’un des deux.', en: 'Give one of the two.' },
    (invoice, judged) => !needs(judged, 'either') || hasService(invoice) || hasEngagement(invoice),
  ),
  law(
    'CHORUS-ENGAGEMENT-LENGTH',
    ['BT-13'],
    'orderReference',
    {
      fr: 'le numéro d’engagement (BT-13) dépasse 50 caractères',
      en: 'the engagement number (BT-13) is longer than 50 characters',
    },
    { fr: 'N’y mettez que le numéro.', en: 'Put nothing but the number there.' },
    ({ orderReference = '' }) => [...orderReference].length <= 50,
  ),
];
