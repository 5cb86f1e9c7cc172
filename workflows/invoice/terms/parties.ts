import { AGREEMENT, DATE, DELIVERY, type Profile, row, SETTLEMENT, type Term } from './row.ts';

const SELLER = `${AGREEMENT}/ram:SellerTradeParty`;
const BUYER = `${AGREEMENT}/ram:BuyerTradeParty`;
const REPRESENTATIVE = `${AGREEMENT}/ram:SellerTaxRepresentativeTradeParty`;
const SHIP_TO = `${DELIVERY}/ram:ShipToTradeParty`;
const PAYEE = `${SETTLEMENT}/ram:PayeeTradeParty`;

const registration = (scheme: string) =>
  `ram:SpecifiedTaxRegistration[ram:ID/@schemeID=${scheme}]/ram:ID`;

interface Place {
  readonly path: string;
  readonly cii: string;
  readonly fr: string;
  readonly en: string;
}

/** BG-5, BG-8, BG-12 and BG-15 have the same terms under other numbers: line 1, 2, 3, city, post code, subdivision, country. */
function address(place: Place, group: string, terms: readonly string[], country: Profile): Term[] {
  const [
    line1 = '',
    line2 = '',
    line3 = '',
    city = '',
    postCode = '',
    subdivision = '',
    land = '',
  ] = terms;
  const at = (name: string) => `${place.path}.address.${name}`;
  const cii = `${place.cii}/ram:PostalTradeAddress`;
  const { fr, en } = place;
  return [
    row(
      group,
      `${place.path}.address`,
      'group',
      '0..1',
      `Adresse ${fr}`,
      `${en} postal address`,
      cii,
      country,
    ),
    row(
      postCode,
      at('postCode'),
      'text',
      '0..1',
      `Code postal ${fr}`,
      `${en} post code`,
      `${cii}/ram:PostcodeCode`,
    ),
    row(
      line1,
      at('line1'),
      'text',
      '0..1',
      `Adresse ${fr}, ligne 1`,
      `${en} address line 1`,
      `${cii}/ram:LineOne`,
    ),
    row(
      line2,
      at('line2'),
      'text',
      '0..1',
      `Adresse ${fr}, ligne 2`,
      `${en} address line 2`,
      `${cii}/ram:LineTwo`,
    ),
    row(
      line3,
      at('line3'),
      'text',
      '0..1',
      `Adresse ${fr}, ligne 3`,
      `${en} address line 3`,
      `${cii}/ram:LineThree`,
    ),
    row(city, at('city'), 'text', '0..1', `Localité ${fr}`, `${en} city`, `${cii}/ram:CityName`),
    row(
      land,
      at('country'),
      'code',
      '1..1',
      `Pays ${fr}`,
      `${en} country code`,
      `${cii}/ram:CountryID`,
      country,
    ),
    row(
      subdivision,
      at('subdivision'),
      'text',
      '0..1',
      `Subdivision ${fr}`,
      `${en} country subdivision`,
      `${cii}/ram:CountrySubDivisionName`,
    ),
  ];
}

function contact(place: Place, group: string, terms: readonly string[]): Term[] {
  const [name = '', phone = '', email = ''] = terms;
  const at = (field: string) => `${place.path}.contact.${field}`;
  const cii = `${place.cii}/ram:DefinedTradeContact`;
  const { fr, en } = place;
  return [
    row(
      group,
      `${place.path}.contact`,
      'group',
      '0..1',
      `Contact ${fr}`,
      `${en} contact`,
      cii,
      'en16931',
    ),
    row(
      name,
      at('name'),
      'text',
      '0..1',
      `Nom du contact ${fr}`,
      `${en} contact point`,
      `${cii}/ram:PersonName|${cii}/ram:DepartmentName`,
      'en16931',
    ),
    row(
      phone,
      at('phone'),
      'text',
      '0..1',
      `Téléphone du contact ${fr}`,
      `${en} contact telephone`,
      `${cii}/ram:TelephoneUniversalCommunication/ram:CompleteNumber`,
      'en16931',
    ),
    row(
      email,
      at('email'),
      'text',
      '0..1',
      `Courriel du contact ${fr}`,
      `${en} contact e-mail address`,
      `${cii}/ram:EmailURIUniversalCommunication/ram:URIID`,
      'en16931',
    ),
  ];
}

const seller: Place = { path: 'seller', cii: SELLER, fr: 'du vendeur', en: 'Seller' };
const buyer: Place = { path: 'buyer', cii: BUYER, fr: 'de l’acheteur', en: 'Buyer' };
const representative: Place = {
  path: 'taxRepresentative',
  cii: REPRESENTATIVE,
  fr: 'du représentant fiscal',
  en: 'Tax representative',
};
const shipTo: Place = { path: 'delivery', cii: SHIP_TO, fr: 'de livraison', en: 'Deliver to' };

export const partyTerms: readonly Term[] = [
  row('BG-4', 'seller', 'group', '1..1', 'Vendeur', 'Seller', SELLER, 'minimum'),
  row(
    'BT-29',
    'seller.identifiers',
    'identifier',
    '0..n',
    'Identifiant du vendeur',
    'Seller identifier',
    `${SELLER}/ram:ID|${SELLER}/ram:GlobalID`,
  ),
  row(
    'BT-27',
    'seller.name',
    'text',
    '1..1',
    'Nom du vendeur',
    'Seller name',
    `${SELLER}/ram:Name`,
    'minimum',
  ),
  row(
    'BT-33',
    'seller.legalForm',
    'text',
    '0..1',
    'Informations juridiques du vendeur',
    'Seller additional legal information',
    `${SELLER}/ram:Description`,
    'en16931',
  ),
  row(
    'BT-30',
    'seller.legalId',
    'identifier',
    '0..1',
    'Immatriculation du vendeur (SIREN)',
    'Seller legal registration identifier',
    `${SELLER}/ram:SpecifiedLegalOrganization/ram:ID`,
    'minimum',
  ),
  row(
    'BT-28',
    'seller.tradingName',
    'text',
    '0..1',
    'Nom commercial du vendeur',
    'Seller trading name',
    `${SELLER}/ram:SpecifiedLegalOrganization/ram:TradingBusinessName`,
  ),
  ...contact(seller, 'BG-6', ['BT-41', 'BT-42', 'BT-43']),
  ...address(
    seller,
    'BG-5',
    ['BT-35', 'BT-36', 'BT-162', 'BT-37', 'BT-38', 'BT-39', 'BT-40'],
    'minimum',
  ),
  row(
    'BT-34',
    'seller.electronicAddress',
    'identifier',
    '0..1',
    'Adresse électronique du vendeur',
    'Seller electronic address',
    `${SELLER}/ram:URIUniversalCommunication/ram:URIID`,
  ),
  row(
    'BT-31',
    'seller.vatId',
    'text',
    '0..1',
    'N° de TVA du vendeur',
    'Seller VAT identifier',
    `${SELLER}/${registration('VA')}`,
    'minimum',
  ),
  row(
    'BT-32',
    'seller.taxId',
    'text',
    '0..1',
    'Identifiant fiscal local du vendeur',
    'Seller tax registration identifier',
    `${SELLER}/${registration('FC')}`,
    'en16931',
  ),

  row('BG-7', 'buyer', 'group', '1..1', 'Acheteur', 'Buyer', BUYER, 'minimum'),
  row(
    'BT-46',
    'buyer.identifiers',
    'identifier',
    '0..n',
    'Identifiant de l’acheteur',
    'Buyer identifier',
    `${BUYER}/ram:ID|${BUYER}/ram:GlobalID`,
  ),
  row(
    'BT-44',
    'buyer.name',
    'text',
    '1..1',
    'Nom de l’acheteur',
    'Buyer name',
    `${BUYER}/ram:Name`,
    'minimum',
  ),
  row(
    'BT-47',
    'buyer.legalId',
    'identifier',
    '0..1',
    'Immatriculation de l’acheteur (SIREN)',
    'Buyer legal registration identifier',
    `${BUYER}/ram:SpecifiedLegalOrganization/ram:ID`,
    'minimum',
  ),
  row(
    'BT-45',
    'buyer.tradingName',
    'text',
    '0..1',
    'Nom commercial de l’acheteur',
    'Buyer trading name',
    `${BUYER}/ram:SpecifiedLegalOrganization/ram:TradingBusinessName`,
    'en16931',
  ),
  ...contact(buyer, 'BG-9', ['BT-56', 'BT-57', 'BT-58']),
  ...address(
    buyer,
    'BG-8',
    ['BT-50', 'BT-51', 'BT-163', 'BT-52', 'BT-53', 'BT-54', 'BT-55'],
    'basic-wl',
  ),
  row(
    'BT-49',
    'buyer.electronicAddress',
    'identifier',
    '0..1',
    'Adresse électronique de l’acheteur',
    'Buyer electronic address',
    `${BUYER}/ram:URIUniversalCommunication/ram:URIID`,
  ),
  row(
    'BT-48',
    'buyer.vatId',
    'text',
    '0..1',
    'N° de TVA de l’acheteur',
    'Buyer VAT identifier',
    `${BUYER}/${registration('VA')}`,
  ),

  row(
    'BG-11',
    'taxRepresentative',
    'group',
    '0..1',
    'Représentant fiscal du vendeur',
    'Seller tax representative',
    REPRESENTATIVE,
  ),
  row(
    'BT-62',
    'taxRepresentative.name',
    'text',
    '1..1',
    'Nom du représentant fiscal',
    'Tax representative name',
    `${REPRESENTATIVE}/ram:Name`,
  ),
  ...address(
    representative,
    'BG-12',
    ['BT-64', 'BT-65', 'BT-164', 'BT-66', 'BT-67', 'BT-68', 'BT-69'],
    'basic-wl',
  ),
  row(
    'BT-63',
    'taxRepresentative.vatId',
    'text',
    '1..1',
    'N° de TVA du représentant fiscal',
    'Tax representative VAT identifier',
    `${REPRESENTATIVE}/${registration('VA')}`,
  ),

  row('BG-13', 'delivery', 'group', '0..1', 'Livraison', 'Delivery', SHIP_TO),
  row(
    'BT-71',
    'delivery.locationId',
    'identifier',
    '0..1',
    'Identifiant du lieu de livraison',
    'Deliver to location identifier',
    `${SHIP_TO}/ram:ID|${SHIP_TO}/ram:GlobalID`,
  ),
  row(
    'BT-70',
    'delivery.name',
    'text',
    '0..1',
    'Nom du destinataire de la livraison',
    'Deliver to party name',
    `${SHIP_TO}/ram:Name`,
  ),
  ...address(
    shipTo,
    'BG-15',
    ['BT-75', 'BT-76', 'BT-165', 'BT-77', 'BT-78', 'BT-79', 'BT-80'],
    'basic-wl',
  ),
  row(
    'BT-72',
    'delivery.date',
    'date',
    '0..1',
    'Date de livraison',
    'Actual delivery date',
    `${DELIVERY}/ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/${DATE}`,
  ),

  row('BG-10', 'payee', 'group', '0..1', 'Bénéficiaire du paiement', 'Payee', PAYEE),
  row(
    'BT-60',
    'payee.identifiers',
    'identifier',
    '0..n',
    'Identifiant du bénéficiaire',
    'Payee identifier',
    `${PAYEE}/ram:ID|${PAYEE}/ram:GlobalID`,
  ),
  row(
    'BT-59',
    'payee.name',
    'text',
    '1..1',
    'Nom du bénéficiaire',
    'Payee name',
    `${PAYEE}/ram:Name`,
  ),
  row(
    'BT-61',
    'payee.legalId',
    'identifier',
    '0..1',
    'Immatriculation du bénéficiaire',
    'Payee legal registration identifier',
    `${PAYEE}/ram:SpecifiedLegalOrganization/ram:ID`,
  ),
];
