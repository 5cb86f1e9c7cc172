import type { Invoice } from '#workflows/invoice/model.ts';
import type { Edition } from '#workflows/invoice/rules/judged.ts';
import { each, type Rule } from '#workflows/invoice/rules/rule.ts';
import { frenchLaw, frenchRule, only } from './frenchRule.ts';
import { isB2B, noted, treatmentsOf } from './notes.ts';

/** What the rules ask of any party. */
interface Party {
  readonly identifiers?: readonly Identifier[] | undefined;
  readonly legalId?: Identifier | undefined;
  readonly electronicAddress?: Identifier | undefined;
}
interface Identifier {
  readonly value: string;
  readonly scheme?: string | undefined;
}

const SIREN = '0002';
const SIRET = '0009';
const ROUTING_CODE = '0224';
const FRENCH_ADDRESS = '0225';
const SINGLE_TAXABLE_MEMBER = '0231';

/** Parties with the term of their identifiers and that of their electronic address. */
const parties: readonly (readonly [path: string, ids: string, address: string | undefined])[] = [
  ['seller', 'BT-29', 'BT-34'],
  ['buyer', 'BT-46', 'BT-49'],
  ['payee', 'BT-60', 'EXT-FR-FE-29'],
  ['buyerAgent', 'EXT-FR-FE-06', 'EXT-FR-FE-12'],
  ['payer', 'EXT-FR-FE-46', 'EXT-FR-FE-52'],
  ['salesAgent', 'EXT-FR-FE-69', 'EXT-FR-FE-75'],
  ['invoicee', 'EXT-FR-FE-92', 'EXT-FR-FE-98'],
  ['invoicer', 'EXT-FR-FE-115', 'EXT-FR-FE-121'],
  ['delivery', 'BT-71', undefined],
  ['lines[].shipTo', 'EXT-FR-FE-146', undefined],
];

/** Numbers of `parties` that the table of terms has, for `reads`. */
const TERMS: Readonly<Record<string, string>> = {
  'EXT-FR-FE-06': 'BT-X-409',
  'EXT-FR-FE-12': 'BT-X-412',
  'EXT-FR-FE-29': 'BT-X-256',
  'EXT-FR-FE-46': 'BT-X-479',
  'EXT-FR-FE-52': 'BT-X-482',
  'EXT-FR-FE-69': 'BT-X-338',
  'EXT-FR-FE-75': 'BT-X-341',
  'EXT-FR-FE-92': 'BT-X-225',
  'EXT-FR-FE-98': 'BT-X-241',
  'EXT-FR-FE-115': 'BT-X-206',
  'EXT-FR-FE-121': 'BT-X-222',
  'EXT-FR-FE-146': 'BT-X-49',
};
const termOfNumber = (number: string): string => TERMS[number] ?? number;

const partiesAt = (invoice: Invoice, path: string): readonly [string, Party][] =>
  each(invoice, path).map(([at, party]) => [at, party as Party]);

/** A place of delivery has one identifier, of its own name. */
const identifiersOf = (party: Party): readonly Identifier[] => {
  const { locationId } = party as { readonly locationId?: Identifier };
  return locationId ? [locationId] : (party.identifiers ?? []);
};

const ofScheme = (party: Party, scheme: string): readonly string[] =>
  identifiersOf(party).flatMap((one) => (one.scheme === scheme ? one.value : []));

/** A legal registration that is not said to be a SIREN is none. */
const sirenOf = ({ legalId }: Party): string | undefined =>
  legalId?.scheme === SIREN ? legalId.value : undefined;

const isSiren = (value: string | undefined): boolean => /^\d{9}$/.test(value?.trim() ?? '');

const at = (place: string, name: string): string => `${place}.${name}`;
const idsPlace = (path: string): string => (path === 'delivery' ? 'locationId' : 'identifiers');

/** Self-billed types: the seller receives the invoice that the buyer makes. */
const selfBilled: ReadonlySet<string> = new Set(['389', '501', '500', '471', '473', '261', '502']);
const isSelfBilled = ({ typeCode = '' }: Invoice): boolean => selfBilled.has(typeCode);

/** In UBL the registration must be said to be a SIREN; no registration at all passes in both. */
const isFrenchAddress = ({ legalId, electronicAddress }: Party, edition: Edition): boolean => {
  const siren = edition === 'cii' || legalId?.scheme === SIREN ? (legalId?.value ?? '') : '';
  const { value = '', scheme } = electronicAddress ?? {};
  return value.startsWith(siren) && scheme === FRENCH_ADDRESS;
};

const addressFix = {
  fr: 'Indiquez l’adresse de l’annuaire : le SIREN, suivi s’il y a lieu d’un suffixe, sous le schéma 0225.',
  en: 'Give the address of the directory: the SIREN, with a suffix where there is one, under scheme 0225.',
};

const identityRules: readonly Rule[] = [
  ...parties.map(([path, number]) => {
    const isPrincipal = path === 'seller' || path === 'buyer';
    const one = frenchRule(
      `BR-FR-09_${number}`,
      [termOfNumber(number)],
      {
        fr: `le SIRET (${number}, schéma 0009) n’a pas 14 chiffres qui commencent par le SIREN`,
        en: `the SIRET (${number}, scheme 0009) is not 14 digits that begin with the SIREN`,
      },
      {
        fr: 'Corrigez le SIRET, ou le SIREN (schéma 0002) de la même partie.',
        en: 'Correct the SIRET, or the SIREN (scheme 0002) of the same party.',
      },
      (invoice) =>
        partiesAt(invoice, path).flatMap(([place, party]) => {
          const [siret] = ofScheme(party, SIRET);
          if (siret === undefined) return [];
          const siren = sirenOf(party) || (isPrincipal ? undefined : siret.slice(0, 9));
          const isRight = /^\d{14}$/.test(siret) && siret.slice(0, 9) === siren;
          return isRight ? [] : [at(place, idsPlace(path))];
        }),
    );
    // The official rule for UBL looks in a place that a line never has.
    return path === 'lines[].shipTo' ? only('cii', one) : one;
  }),
  frenchLaw(
    'BR-FR-10_BT-30',
    ['BT-30'],
    'seller.legalId',
    {
      fr: 'le SIREN du vendeur (BT-30, schéma 0002) manque, ou n’a pas 9 chiffres',
      en: 'the seller’s SIREN (BT-30, scheme 0002) is missing, or is not 9 digits',
    },
    {
      fr: 'Renseignez le SIREN du vendeur en BT-30 avec le schéma 0002.',
      en: 'Give the seller’s SIREN in BT-30 with scheme 0002.',
    },
    ({ seller }, { edition }) =>
      isSiren(sirenOf(seller)) ||
      (edition === 'ubl' &&
        seller.name === undefined &&
        seller.legalId === undefined &&
        seller.legalForm === undefined),
  ),
  frenchLaw(
    'BR-FR-11_BT-47',
    ['BT-47', 'BT-22'],
    'buyer.legalId',
    {
      fr: 'entre entreprises (B2B), le SIREN de l’acheteur (BT-47, schéma 0002) manque, ou n’a pas 9 chiffres',
      en: 'between businesses (B2B), the buyer’s SIREN (BT-47, scheme 0002) is missing, or is not 9 digits',
    },
    {
      fr: 'Renseignez le SIREN de l’acheteur en BT-47 avec le schéma 0002.',
      en: 'Give the buyer’s SIREN in BT-47 with scheme 0002.',
    },
    (invoice, judged) => !isB2B(invoice, judged) || isSiren(sirenOf(invoice.buyer)),
  ),
  ...(
    [
      ['buyer', 'BR-FR-12_BT-49', 'BT-49', 'de l’acheteur', 'buyer’s'],
      ['seller', 'BR-FR-13_BT-34', 'BT-34', 'du vendeur', 'seller’s'],
    ] as const
  ).map(([party, id, number, fr, en]) =>
    frenchLaw(
      id,
      [number],
      `${party}.electronicAddress`,
      {
        fr: `l’adresse électronique ${fr} (${number}) manque`,
        en: `the ${en} electronic address (${number}) is missing`,
      },
      addressFix,
      (invoice) => Boolean(invoice[party].electronicAddress?.value),
    ),
  ),
  frenchLaw(
    'BR-FR-21_BT-49',
    ['BT-49', 'BT-47', 'BT-3', 'BT-22'],
    'buyer.electronicAddress',
    {
      fr: 'entre entreprises (B2B), l’adresse de l’acheteur (BT-49) doit commencer par son SIREN (BT-47), schéma 0225',
      en: 'between businesses (B2B), the buyer’s address (BT-49) must begin with its SIREN (BT-47), scheme 0225',
    },
    addressFix,
    (invoice, judged) =>
      !isB2B(invoice, judged) ||
      isSelfBilled(invoice) ||
      isFrenchAddress(invoice.buyer, judged.edition),
  ),
  frenchLaw(
    'BR-FR-22_BT-34',
    ['BT-34', 'BT-30', 'BT-3', 'BT-22'],
    'seller.electronicAddress',
    {
      fr: 'autofacturée entre entreprises, l’adresse du vendeur (BT-34) doit commencer par son SIREN (BT-30), schéma 0225',
      en: 'self-billed between businesses, the seller’s address (BT-34) must begin with its SIREN (BT-30), scheme 0225',
    },
    addressFix,
    (invoice, judged) =>
      !isSelfBilled(invoice) ||
      !(judged.edition === 'cii'
        ? isB2B(invoice, judged)
        : treatmentsOf(invoice, judged).length > 0) ||
      isFrenchAddress(invoice.seller, judged.edition),
  ),
];

const addressed = parties.flatMap(([path, , number]) =>
  number === undefined ? [] : [{ path, number }],
);
const routed = parties.slice(0, 2).map(([path, number]) => ({ path, number }));

const formatRules: readonly Rule[] = [
  ...addressed.map(({ path, number }) =>
    frenchRule(
      `BR-FR-23_${number}`,
      [termOfNumber(number)],
      {
        fr: `l’adresse électronique de schéma 0225 (${number}) a d’autres signes que lettres, chiffres et + - _ .`,
        en: `the electronic address of scheme 0225 (${number}) has other signs than letters, digits and + - _ .`,
      },
      addressFix,
      (invoice) =>
        partiesAt(invoice, path).flatMap(([place, { electronicAddress }]) =>
          electronicAddress?.scheme === FRENCH_ADDRESS && !isPlain(electronicAddress.value)
            ? [at(place, 'electronicAddress')]
            : [],
        ),
    ),
  ),
  ...routed.map(({ path, number }) =>
    frenchRule(
      `BR-FR-24_${number}`,
      [number],
      {
        fr: `le code routage de schéma 0224 (${number}) a d’autres signes que lettres, chiffres et + - _ .`,
        en: `the routing code of scheme 0224 (${number}) has other signs than letters, digits and + - _ .`,
      },
      { fr: 'Corrigez le code routage.', en: 'Correct the routing code.' },
      (invoice) =>
        partiesAt(invoice, path).flatMap(([place, party]) =>
          ofScheme(party, ROUTING_CODE).every(isPlain) ? [] : [at(place, 'identifiers')],
        ),
    ),
  ),
  ...addressed.map(({ path, number }) =>
    frenchRule(
      `BR-FR-25_${number}`,
      [termOfNumber(number)],
      {
        fr: `l’adresse électronique (${number}) dépasse 125 caractères`,
        en: `the electronic address (${number}) is longer than 125 characters`,
      },
      addressFix,
      (invoice) =>
        partiesAt(invoice, path).flatMap(([place, { electronicAddress }]) =>
          [...(electronicAddress?.value ?? '')].length > 125
            ? [at(place, 'electronicAddress')]
            : [],
        ),
    ),
  ),
  ...routed.map(({ path, number }) =>
    frenchRule(
      `BR-FR-26_${number}`,
      [number],
      {
        fr: `le code routage de schéma 0224 (${number}) dépasse 100 caractères`,
        en: `the routing code of scheme 0224 (${number}) is longer than 100 characters`,
      },
      { fr: 'Raccourcissez le code routage.', en: 'Shorten the routing code.' },
      (invoice) =>
        partiesAt(invoice, path).flatMap(([place, party]) =>
          ofScheme(party, ROUTING_CODE).every((value) => [...value].length <= 100)
            ? []
            : [at(place, 'identifiers')],
        ),
    ),
  ),
];

function isPlain(value: string): boolean {
  return /^[A-Za-z0-9+\-_.]+$/.test(value);
}

/** Every party of the French profile and of EXTENDED. */
export const everyParty = [
  ...parties.map(([path]) => path),
  'taxRepresentative',
  'buyerTaxRepresentative',
  'endUser',
  'shipFrom',
  'ultimateShipTo',
  'paymentTermsPayee',
  'furtherPaymentTerms[].payee',
  'lines[].itemSeller',
  'lines[].ultimateShipTo',
];

/** Items have identifiers of the same kind in CII. */
const identifiedItems = ['lines[].item'];

const sirenRules: readonly Rule[] = [
  frenchRule(
    'BR-FR-32-LEGALID',
    ['BT-30', 'BT-47', 'BT-61'],
    {
      fr: 'une immatriculation de schéma 0002 n’a pas 9 chiffres',
      en: 'a legal registration of scheme 0002 is not 9 digits',
    },
    { fr: 'Corrigez le SIREN.', en: 'Correct the SIREN.' },
    (invoice) =>
      everyParty.flatMap((path) =>
        partiesAt(invoice, path).flatMap(([place, { legalId }]) =>
          legalId?.scheme === SIREN && !isSiren(legalId.value) ? [at(place, 'legalId')] : [],
        ),
      ),
  ),
  frenchRule(
    ['BR-FR-32-GLOBALID', 'BR-FR-32-ID'],
    ['BT-29', 'BT-46', 'BT-60'],
    {
      fr: 'un identifiant de schéma 0002 ou 0231 n’a pas 9 chiffres',
      en: 'an identifier of scheme 0002 or 0231 is not 9 digits',
    },
    { fr: 'Corrigez le SIREN, ou son schéma.', en: 'Correct the SIREN, or its scheme.' },
    (invoice, { edition }) => [
      ...everyParty
        .filter((path) => edition === 'cii' || !/^delivery$|shipTo$/.test(path))
        .flatMap((path) =>
          partiesAt(invoice, path).flatMap(([place, party]) =>
            identifiersOf(party).every(isSirenWhereSaid) ? [] : [at(place, idsPlace(path))],
          ),
        ),
      ...(edition === 'ubl'
        ? []
        : identifiedItems.flatMap((path) =>
            each(invoice, path).flatMap(([place, item]) => {
              const { standardId } = item as { readonly standardId?: Identifier };
              return standardId && !isSirenWhereSaid(standardId) ? [at(place, 'standardId')] : [];
            }),
          )),
    ],
  ),
];

function isSirenWhereSaid({ value, scheme }: Identifier): boolean {
  return (scheme !== SIREN && scheme !== SINGLE_TAXABLE_MEMBER) || isSiren(value);
}

/** The identifiers that CII keeps in elements of their own have a scheme by being there. */
const isOwnElementInCii = (path: string): boolean =>
  ['seller', 'buyer', 'payee', 'delivery'].includes(path);

const schemeRules: readonly Rule[] = parties.flatMap(([path, number]) => [
  frenchRule(
    `BR-FR-CO-10_${number}-1`,
    [termOfNumber(number)],
    {
      fr: `un identifiant (${number}) n’a pas de schéma`,
      en: `an identifier (${number}) has no scheme`,
    },
    {
      fr: 'Donnez à chaque identifiant son schéma (0009 pour un SIRET).',
      en: 'Give each identifier its scheme (0009 for a SIRET).',
    },
    (invoice, { edition }) =>
      edition === 'cii' && isOwnElementInCii(path)
        ? []
        : partiesAt(invoice, path).flatMap(([place, party]) =>
            identifiersOf(party).every(({ scheme }) => scheme !== undefined)
              ? []
              : [at(place, idsPlace(path))],
          ),
  ),
  frenchRule(
    `BR-FR-CO-10_${number}-2`,
    [termOfNumber(number)],
    {
      fr: `deux identifiants (${number}) ont le même schéma`,
      en: `two identifiers (${number}) have the same scheme`,
    },
    {
      fr: 'Gardez un seul identifiant par schéma.',
      en: 'Keep one identifier for each scheme.',
    },
    (invoice) =>
      partiesAt(invoice, path).flatMap(([place, party]) => {
        const schemes = identifiersOf(party).flatMap(({ scheme }) => scheme ?? []);
        return new Set(schemes).size === schemes.length ? [] : [at(place, idsPlace(path))];
      }),
  ),
]);

const isMember = ({ seller }: Invoice): boolean =>
  ofScheme(seller, SINGLE_TAXABLE_MEMBER).length > 0;

const singleTaxableRules: readonly Rule[] = [
  frenchLaw(
    'BR-FR-CO-14_BT-29-1',
    ['BT-29', 'BT-21', 'BT-22'],
    'notes',
    {
      fr: 'le vendeur est membre d’un assujetti unique (BT-29, schéma 0231), sans note TXD qui le dit',
      en: 'the seller is a member of a single taxable person (BT-29, scheme 0231), without a note TXD that says so',
    },
    {
      fr: 'Ajoutez une note de sujet TXD et de texte MEMBRE_ASSUJETTI_UNIQUE.',
      en: 'Add a note of subject TXD and text MEMBRE_ASSUJETTI_UNIQUE.',
    },
    (invoice, judged) =>
      !isMember(invoice) || noted(invoice, 'TXD', judged).includes('MEMBRE_ASSUJETTI_UNIQUE'),
  ),
  frenchLaw(
    'BR-FR-CO-15_BT-29-1',
    ['BT-29', 'BT-63'],
    'taxRepresentative.vatId',
    {
      fr: 'le vendeur est membre d’un assujetti unique (BT-29, schéma 0231), sans le n° de TVA de celui-ci (BT-63)',
      en: 'the seller is a member of a single taxable person (BT-29, scheme 0231), without the VAT number of that (BT-63)',
    },
    {
      fr: 'Indiquez l’assujetti unique comme représentant fiscal (BG-11), avec son n° de TVA.',
      en: 'Give the single taxable person as tax representative (BG-11), with its VAT number.',
    },
    (invoice) => !isMember(invoice) || Boolean(invoice.taxRepresentative?.vatId),
  ),
];

export const partyRules: readonly Rule[] = [
  ...identityRules,
  ...formatRules,
  ...sirenRules,
  ...schemeRules,
  ...singleTaxableRules,
];
