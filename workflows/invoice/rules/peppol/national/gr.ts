import { isGreek } from '#workflows/invoice/checkDigits.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import { customerCountry, supplierCountry } from '#workflows/invoice/rules/peppol/countries.ts';
import { mild, onlyIn } from '#workflows/invoice/rules/peppol/edition.ts';
import { law, type Rule, rule } from '#workflows/invoice/rules/rule.ts';

const isGreece = (country: string): boolean => country === 'GR' || country === 'EL';
const isSender = (invoice: Invoice): boolean => isGreece(supplierCountry(invoice));
const areBoth = (invoice: Invoice): boolean =>
  isSender(invoice) && isGreece(customerCountry(invoice));
const isAtHome = (invoice: Invoice): boolean =>
  isSender(invoice) && invoice.seller.address?.country === 'GR';

/** Supporting documents that stand for what myDATA asks for. */
const MARK = '##M.AR.K##';
const URL = '##INVOICE|URL##';
const described = ({ attachments }: Invoice, as: string) =>
  [...attachments.entries()].filter(([, { description }]) => description === as);

const isTaxNumber = (vatId: string | undefined): boolean =>
  vatId?.startsWith('EL') === true && isGreek(vatId.slice(2));

/** The document types of myDATA that an invoice number may name. */
const TYPES = ['1.1', '1.6', '2.1', '2.4', '5.1', '5.2', ''];

const DATE = /^(0?[1-9]|[12][0-9]|3[01])[-/\\ ]?(0?[1-9]|1[0-2])[-/\\ ]?(19|20)[0-9]{2}/;

/** An invoice number is `TIN|date|branch|type|series|number`. */
const segment = (
  id: string,
  fr: string,
  en: string,
  holds: (segments: readonly string[], invoice: Invoice) => boolean,
): Rule =>
  law(
    id,
    ['BT-1'],
    'number',
    {
      fr: `le numéro d’une facture grecque (BT-1) n’a pas la forme voulue : ${fr}`,
      en: `the number of a Greek invoice (BT-1) is not in its form: ${en}`,
    },
    {
      fr: 'Écrivez AFM|jj/mm/aaaa|établissement|type|série|numéro.',
      en: 'Write TIN|dd/mm/yyyy|branch|type|series|number.',
    },
    (invoice) =>
      invoice.number === undefined ||
      !isSender(invoice) ||
      holds(invoice.number.split('|'), invoice),
  );

/** Greece: suppliers registered there. */
export const greek: readonly Rule[] = onlyIn('ubl', [
  segment('GR-R-001-1', 'six parties', 'six parts', ({ length }) => length === 6),
  segment(
    'GR-R-001-2',
    'la première est le numéro fiscal du vendeur ou de son représentant',
    'the first is the tax number of the seller or its representative',
    ([first = ''], { seller, taxRepresentative }) =>
      first.trim().length === 9 &&
      isGreek(first) &&
      [seller, taxRepresentative].some((party) => party?.vatId?.slice(2, 11) === first),
  ),
  segment(
    'GR-R-001-3',
    'la deuxième est la date d’émission (BT-2)',
    'the second is the issue date (BT-2)',
    ([, second = ''], { issueDate = '' }) =>
      DATE.test(second) &&
      second.split('/').slice(0, 3).join('/') === issueDate.split('-').reverse().join('/'),
  ),
  segment(
    'GR-R-001-4',
    'la troisième est un entier',
    'the third is a whole number',
    ([, , third = '']) => /^\s*\+?\d+\s*$/.test(third),
  ),
  segment(
    'GR-R-001-5',
    'la quatrième est un type de document myDATA',
    'the fourth is a document type of myDATA',
    ([, , , fourth = '']) => fourth.trim() !== '' && TYPES.includes(fourth),
  ),
  segment(
    'GR-R-001-6',
    'la cinquième n’est pas vide',
    'the fifth is not empty',
    ([, , , , fifth = '']) => fifth !== '',
  ),
  segment(
    'GR-R-001-7',
    'la sixième n’est pas vide',
    'the sixth is not empty',
    ([, , , , , sixth = '']) => sixth !== '',
  ),
  law(
    'GR-R-002',
    ['BT-28'],
    'seller.tradingName',
    {
      fr: 'un vendeur grec doit donner son nom (BT-28) comme au registre',
      en: 'a Greek seller must give its name (BT-28) as in the register',
    },
    {
      fr: 'Renseignez le nom commercial du vendeur.',
      en: 'Fill in the seller’s trading name.',
    },
    (invoice, { lacks }) =>
      lacks('seller') || !isSender(invoice) || Boolean(invoice.seller.tradingName),
  ),
  mild(
    law(
      'GR-S-011',
      ['BT-31'],
      'seller.vatId',
      {
        fr: 'un vendeur grec doit donner son n° de TVA (BT-31), avec EL devant',
        en: 'a Greek seller must give its VAT identifier (BT-31), with EL before it',
      },
      { fr: 'Écrivez EL et le numéro fiscal.', en: 'Write EL and the tax number.' },
      (invoice, { lacks }) =>
        lacks('seller') || !isSender(invoice) || isTaxNumber(invoice.seller.vatId),
    ),
  ),
  law(
    'GR-R-003',
    ['BT-31'],
    'seller.vatId',
    {
      fr: 'le n° de TVA d’un vendeur grec (BT-31) n’est pas EL et un numéro fiscal',
      en: 'the VAT identifier of a Greek seller (BT-31) is not EL and a tax number',
    },
    { fr: 'Écrivez EL et le numéro fiscal.', en: 'Write EL and the tax number.' },
    (invoice) =>
      invoice.seller.vatId === undefined || !isSender(invoice) || isTaxNumber(invoice.seller.vatId),
  ),
  law(
    'GR-R-004-1',
    ['BT-122', 'BT-123'],
    'attachments',
    {
      fr: `il faut une pièce ${MARK} avec le numéro MARK de myDATA, et une seule`,
      en: `there must be one document ${MARK} with the MARK number of myDATA, and only one`,
    },
    {
      fr: 'Ajoutez le numéro MARK comme pièce justificative.',
      en: 'Add the MARK number as a supporting document.',
    },
    (invoice) => !isAtHome(invoice) || described(invoice, MARK).length === 1,
  ),
  mild(
    law(
      'GR-S-008-1',
      ['BT-123', 'BT-124'],
      'attachments',
      {
        fr: `il devrait y avoir une pièce ${URL} avec l’adresse de la facture`,
        en: `there should be one document ${URL} with the location of the invoice`,
      },
      {
        fr: 'Ajoutez l’adresse de vérification comme pièce justificative.',
        en: 'Add the verification address as a supporting document.',
      },
      (invoice) => !isAtHome(invoice) || described(invoice, URL).length === 1,
    ),
  ),
  law(
    'GR-R-008-2',
    ['BT-123', 'BT-124'],
    'attachments',
    {
      fr: `il y a plus d’une pièce ${URL}`,
      en: `there is more than one document ${URL}`,
    },
    { fr: 'N’en gardez qu’une.', en: 'Keep only one.' },
    (invoice) => !isAtHome(invoice) || described(invoice, URL).length <= 1,
  ),
  rule(
    'GR-R-004-2',
    ['BT-122'],
    {
      fr: 'le numéro MARK (BT-122) n’est pas un entier positif',
      en: 'the MARK number (BT-122) is not a positive whole number',
    },
    { fr: 'Reprenez le numéro que myDATA a donné.', en: 'Take the number that myDATA gave.' },
    (invoice) =>
      isAtHome(invoice)
        ? described(invoice, MARK).flatMap(([i, { id }]) =>
            id === undefined || /^[1-9]/.test(id) ? [] : [`attachments[${i}].id`],
          )
        : [],
  ),
  rule(
    'GR-R-008-3',
    ['BT-124'],
    {
      fr: `la pièce ${URL} n’a pas d’adresse (BT-124)`,
      en: `the document ${URL} has no location (BT-124)`,
    },
    { fr: 'Ajoutez l’adresse de vérification.', en: 'Add the verification address.' },
    (invoice) =>
      isSender(invoice)
        ? described(invoice, URL).flatMap(([i, { uri }]) => (uri ? [] : [`attachments[${i}].uri`]))
        : [],
  ),
  law(
    'GR-R-005',
    ['BT-45'],
    'buyer.tradingName',
    {
      fr: 'un vendeur grec doit donner le nom entier de l’acheteur (BT-45)',
      en: 'a Greek seller must give the buyer’s full name (BT-45)',
    },
    {
      fr: 'Renseignez le nom commercial de l’acheteur.',
      en: 'Fill in the buyer’s trading name.',
    },
    (invoice, { lacks }) =>
      lacks('buyer') || !isSender(invoice) || Boolean(invoice.buyer.tradingName),
  ),
  endpoint('GR-R-009', 'BT-34', 'seller', (invoice) =>
    isGreece(supplierCountry({ ...invoice, taxRepresentative: undefined })),
  ),
  law(
    'GR-R-006',
    ['BT-48'],
    'buyer.vatId',
    {
      fr: 'le n° de TVA d’un acheteur grec (BT-48) doit être EL et un numéro fiscal',
      en: 'the VAT identifier of a Greek buyer (BT-48) must be EL and a tax number',
    },
    { fr: 'Écrivez EL et le numéro fiscal.', en: 'Write EL and the tax number.' },
    (invoice, { lacks }) => lacks('buyer') || !areBoth(invoice) || isTaxNumber(invoice.buyer.vatId),
  ),
  endpoint('GR-R-010', 'BT-49', 'buyer', areBoth),
]);

function endpoint(
  id: string,
  number: string,
  party: 'seller' | 'buyer',
  isMeant: (invoice: Invoice) => boolean,
): Rule {
  return law(
    id,
    [number],
    `${party}.electronicAddress`,
    {
      fr: `l’adresse électronique d’une entreprise grecque (${number}) est son numéro fiscal, de schéma 9933`,
      en: `the electronic address of a Greek company (${number}) is its tax number, of scheme 9933`,
    },
    {
      fr: 'Donnez le numéro fiscal sans préfixe, avec le schéma 9933.',
      en: 'Give the tax number without prefix, with scheme 9933.',
    },
    (invoice) => {
      const { electronicAddress } = invoice[party];
      if (electronicAddress === undefined || !isMeant(invoice)) return true;
      return electronicAddress.scheme === '9933' && isGreek(electronicAddress.value);
    },
  );
}
