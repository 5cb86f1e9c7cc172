import { type Check, check, exactlyOne, unusedIn } from '../binding/check.ts';
import type { XmlElement } from '../xml.ts';
import { childOf, elementsAt, elementsNamed, textAt } from '../xml-walk.ts';

const DOCUMENTS = ['invoice:Invoice', 'creditNote:CreditNote'] as const;
const LINES = ['cac:InvoiceLine', 'cac:CreditNoteLine'] as const;
const SELLER = 'cac:AccountingSupplierParty/cac:Party';
const BUYER = 'cac:AccountingCustomerParty/cac:Party';

const isVat = (element: XmlElement): boolean =>
  elementsAt(element, 'cac:TaxScheme', 'cbc:ID').some(({ text }) => text.toUpperCase() === 'VAT');

const taxIds = (root: XmlElement, party: string, wantsVat: boolean): XmlElement[] =>
  elementsAt(root, ...party.split('/'), 'cac:PartyTaxScheme')
    .filter((one) => childOf(one, 'cac:TaxScheme') && isVat(one) === wantsVat)
    .flatMap((one) => elementsAt(one, 'cbc:CompanyID'));

const oneTaxId = (id: string, party: string, wantsVat: boolean, fr: string, en: string): Check =>
  check(
    id,
    'fatal',
    ['/'],
    { fr: `${fr} : plus d’un`, en: `${en}: more than one` },
    (root) => taxIds(root, party, wantsVat).length <= 1,
  );

/** All the same text, to the letter. */
const allSame = (elements: readonly XmlElement[]): boolean =>
  elements.every(({ text }) => text === elements[0]?.text);

const isTyped = (element: XmlElement, code: string): boolean =>
  textAt(element, 'cbc:DocumentTypeCode') === code;

const scheme = (element: XmlElement): string => (element.attributes.schemeID ?? '').toUpperCase();

/** A payee must be named, and not as the seller; three rules say so beside what they count. */
const payee = (id: string, fr: string, en: string, count: (payee: XmlElement) => number): Check =>
  check(
    id,
    'fatal',
    ['cac:PayeeParty'],
    {
      fr: `bénéficiaire : ${fr}, ou son nom manque ou est celui du vendeur`,
      en: `payee: ${en}, or its name is missing or the seller’s`,
    },
    (element, [root]) => {
      const names = elementsAt(element, 'cac:PartyName', 'cbc:Name');
      const seller = root
        ? elementsAt(root, ...SELLER.split('/'), 'cac:PartyLegalEntity', 'cbc:RegistrationName')
        : [];
      const differs = names.some((name) => seller.some(({ text }) => text !== name.text));
      return count(element) <= 1 && differs;
    },
  );

const fineness = (element: XmlElement): number => element.text.split('.')[1]?.length ?? 0;

/** UBL-SR, UBL-DT and the UBL-CR that look at a value. Source: EN 16931-3-2, CEN's validation artefacts 1.3.16. */
export const structureChecks: readonly Check[] = [
  check(
    'UBL-SR-04',
    'fatal',
    ['/'],
    { fr: 'plus d’un objet facturé (BT-18)', en: 'more than one invoiced object (BT-18)' },
    (root) =>
      elementsAt(root, 'cac:AdditionalDocumentReference')
        .filter((one) => isTyped(one, '130'))
        .flatMap((one) => elementsAt(one, 'cbc:ID')).length <= 1,
  ),
  check(
    'UBL-SR-07',
    'fatal',
    ['cac:BillingReference'],
    {
      fr: 'une référence à une facture antérieure (BG-3) n’a pas de numéro',
      en: 'a preceding invoice reference (BG-3) has no number',
    },
    (one) => elementsAt(one, 'cac:InvoiceDocumentReference', 'cbc:ID').length > 0,
  ),
  oneTaxId(
    'UBL-SR-12',
    SELLER,
    true,
    'numéro de TVA du vendeur (BT-31)',
    'seller VAT identifier (BT-31)',
  ),
  oneTaxId(
    'UBL-SR-13',
    SELLER,
    false,
    'identifiant fiscal du vendeur (BT-32)',
    'seller tax registration (BT-32)',
  ),
  oneTaxId(
    'UBL-SR-18',
    BUYER,
    true,
    'numéro de TVA de l’acheteur (BT-48)',
    'buyer VAT identifier (BT-48)',
  ),
  payee(
    'UBL-SR-19',
    'plus d’un nom',
    'more than one name',
    (one) => elementsAt(one, 'cac:PartyName', 'cbc:Name').length,
  ),
  payee(
    'UBL-SR-20',
    'plus d’un identifiant',
    'more than one identifier',
    (one) =>
      elementsAt(one, 'cac:PartyIdentification', 'cbc:ID').filter((id) => scheme(id) !== 'SEPA')
        .length,
  ),
  payee(
    'UBL-SR-21',
    'plus d’une immatriculation',
    'more than one legal registration',
    (one) => elementsAt(one, 'cac:PartyLegalEntity', 'cbc:CompanyID').length,
  ),
  check(
    'UBL-SR-29',
    'fatal',
    ['/'],
    {
      fr: 'plus d’un identifiant de créancier SEPA (BT-90)',
      en: 'more than one SEPA creditor identifier (BT-90)',
    },
    (root) =>
      elementsNamed(root, 'cac:PartyIdentification')
        .flatMap((one) => elementsAt(one, 'cbc:ID'))
        .filter((id) => scheme(id) === 'SEPA').length <= 1,
  ),
  ...(['false', 'true'] as const).map((indicator, i) =>
    check(
      `UBL-SR-3${i}`,
      'fatal',
      ['cac:AllowanceCharge'],
      {
        fr: i === 0 ? 'une remise a plus d’un motif' : 'des frais ont plus d’un motif',
        en: i === 0 ? 'an allowance has more than one reason' : 'a charge has more than one reason',
      },
      (one) =>
        ![indicator, String(i)].includes(textAt(one, 'cbc:ChargeIndicator') ?? '') ||
        elementsAt(one, 'cbc:AllowanceChargeReason').length <= 1,
    ),
  ),
  check(
    'UBL-SR-42',
    'fatal',
    ['cac:Party'],
    {
      fr: 'le vendeur a plus de deux inscriptions fiscales',
      en: 'the seller has more than two tax registrations',
    },
    (one, trail) =>
      trail.at(-1)?.name !== 'cac:AccountingSupplierParty' ||
      elementsAt(one, 'cac:PartyTaxScheme').length <= 2,
  ),
  check(
    'UBL-SR-43',
    'fatal',
    ['cac:AdditionalDocumentReference'],
    {
      fr: 'le type d’un document joint doit être 130 (objet facturé), ou 50 (projet) dans un avoir, ou absent sans schéma',
      en: 'the type of an additional document must be 130 (invoiced object), or 50 (project) in a credit note, or absent without a scheme',
    },
    (one, [root]) =>
      isTyped(one, '130') ||
      (root?.name === DOCUMENTS[1] && isTyped(one, '50')) ||
      (!elementsAt(one, 'cbc:ID').some(({ attributes: { schemeID } }) => schemeID !== undefined) &&
        childOf(one, 'cbc:DocumentTypeCode') === undefined),
  ),
  check(
    'UBL-SR-44',
    'fatal',
    ['/'],
    {
      fr: 'des avis de paiement (BT-83) différents',
      en: 'different remittance information (BT-83)',
    },
    (root) => allSame(elementsNamed(root, 'cbc:PaymentID')),
  ),
  check(
    'UBL-SR-46',
    'fatal',
    ['/'],
    {
      fr: 'plus d’un libellé de moyen de paiement (BT-82)',
      en: 'more than one payment means text (BT-82)',
    },
    (root) =>
      elementsAt(root, 'cac:PaymentMeans', 'cbc:PaymentMeansCode').filter(
        ({ attributes: { name } }) => name !== undefined,
      ).length <= 1,
  ),
  check(
    'UBL-SR-47',
    'fatal',
    ['/'],
    {
      fr: 'des moyens de paiement (BT-81) différents',
      en: 'different payment means (BT-81)',
    },
    (root) => allSame(elementsNamed(root, 'cbc:PaymentMeansCode')),
  ),
  ...LINES.map((line) => exactlyOne('UBL-SR-48', line, 'cac:Item/cac:ClassifiedTaxCategory')),
  check(
    'UBL-SR-53',
    'fatal',
    ['cac:PartyTaxScheme'],
    {
      fr: 'une inscription fiscale n’a pas à la fois un numéro et un type (VAT…)',
      en: 'a tax registration lacks its number or its kind (VAT…)',
    },
    (one) =>
      elementsAt(one, 'cac:TaxScheme', 'cbc:ID').length > 0 &&
      childOf(one, 'cbc:CompanyID') !== undefined,
    {
      fr: 'Donnez le numéro et le type, ou retirez l’inscription.',
      en: 'Give the number and the kind, or remove the registration.',
    },
  ),
  check(
    'UBL-DT-01',
    'fatal',
    ['*Amount'],
    { fr: 'un montant a plus de deux décimales', en: 'an amount has more than two decimals' },
    (element, trail) =>
      element.name.endsWith('PriceAmount') ||
      fineness(element) <= 2 ||
      trail.some(
        ({ name }, i) => name === 'cac:AllowanceCharge' && trail[i - 1]?.name === 'cac:Price',
      ),
    { fr: 'Arrondissez le montant au centime.', en: 'Round the amount to two decimals.' },
  ),
  ...(
    [
      ['UBL-DT-06', 'mimeCode', 'type', 'media type'],
      ['UBL-DT-07', 'filename', 'nom', 'name'],
    ] as const
  ).map(([id, attribute, fr, en]) =>
    check(
      id,
      'fatal',
      ['*BinaryObject'],
      { fr: `un fichier joint n’a pas de ${fr}`, en: `an attached file has no ${en}` },
      ({ attributes: has }) => attribute in has,
    ),
  ),
  check(
    'UBL-DT-18',
    'warning',
    ['*'],
    {
      fr: 'l’attribut « name » n’a pas de place ici dans EN 16931',
      en: 'the attribute “name” has no place here in EN 16931',
    },
    (element) => !('name' in element.attributes) || element.name === 'cbc:PaymentMeansCode',
  ),
  check(
    'UBL-CR-002',
    'warning',
    ['/'],
    { fr: 'la version d’UBL n’est pas 2.1', en: 'the UBL version is not 2.1' },
    (root) => (textAt(root, 'cbc:UBLVersionID') ?? '2.1') === '2.1',
  ),
  unusedIn('UBL-CR-412', [DOCUMENTS[0]], 'cac:PaymentMeans/cbc:PaymentDueDate', 'warning'),
  check(
    'UBL-CR-665',
    'warning',
    ['cac:AdditionalDocumentReference'],
    {
      fr: 'l’identifiant d’une pièce justificative a un schéma',
      en: 'the identifier of a supporting document has a scheme',
    },
    (one) =>
      isTyped(one, '130') ||
      elementsAt(one, 'cbc:ID').every(({ attributes: { schemeID } }) => schemeID === undefined),
  ),
  ...(
    [
      ['UBL-CR-666', 'cac:Attachment'],
      ['UBL-CR-673', 'cbc:DocumentDescription'],
    ] as const
  ).map(([id, child]) =>
    check(
      id,
      'fatal',
      ['cac:AdditionalDocumentReference'],
      {
        fr: `l’objet facturé (BT-18) a un « ${child} »`,
        en: `the invoiced object (BT-18) has a “${child}”`,
      },
      (one) => !isTyped(one, '130') || childOf(one, child) === undefined,
    ),
  ),
];
