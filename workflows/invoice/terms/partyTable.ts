import type { Row, TermType } from './row.ts';

/** The terms that a party may have beyond those of EN 16931, by what they say. Their numbers are data of each party. */
export interface PartyNumbers {
  /** Place in the model, `salesAgent` or `lines[].shipTo`. */
  readonly path: string;
  /** `de l’agent commercial`, `sales agent`: completes the label of a term. */
  readonly fr: string;
  readonly en: string;
  /** The group's own number, when the party is not one of EN 16931. */
  readonly group?: string;
  readonly cii: string;
  readonly ubl?: string;
  /** Behind each number, when the group is a repetition. */
  readonly suffix?: string;
  /** Numbers of BT-X terms: `{ name: 335, role: 545 }`. */
  readonly terms: Partial<Record<PartyTerm, number | string>>;
  /** Group number, then those of name, department, type, telephone, fax and e-mail. */
  readonly contact?: readonly (number | string)[];
  /** Group number, then that of the post code; the others follow it. */
  readonly address?: readonly [number, number];
  readonly legalAddress?: readonly [number, number];
  /** The party's name in UBL is that of PartyName, not of PartyLegalEntity (it has no trading name then). */
  readonly isNamedInUbl?: true;
  /** First of the French numbers (EXT-FR-FE-…), when the party has a block of its own in XP Z12-012. */
  readonly french?: number;
}

interface Part {
  readonly type: TermType;
  readonly isMany?: true;
  readonly cii: string;
  readonly ubl?: string;
  readonly fr: string;
  readonly en: string;
  /** Distance of the French number from the first of the party's block. */
  readonly french?: number;
}

const LEGAL = 'cac:PartyLegalEntity';
const ORGANISATION = 'ram:SpecifiedLegalOrganization';

const single = {
  localId: { type: 'text', cii: 'ram:ID', fr: 'Identifiant interne', en: 'local identifier' },
  identifiers: {
    type: 'identifier',
    isMany: true,
    cii: 'ram:GlobalID',
    ubl: 'cac:PartyIdentification*/cbc:ID',
    fr: 'Identifiant',
    en: 'identifier',
    french: 3,
  },
  name: {
    type: 'text',
    cii: 'ram:Name',
    ubl: `${LEGAL}/cbc:RegistrationName`,
    fr: 'Nom',
    en: 'name',
    french: 0,
  },
  role: {
    type: 'code',
    cii: 'ram:RoleCode',
    ubl: 'cbc:IndustryClassificationCode',
    fr: 'Code de rôle',
    en: 'role code',
    french: 1,
  },
  legalForm: {
    type: 'text',
    cii: 'ram:Description',
    ubl: `${LEGAL}/cbc:CompanyLegalForm`,
    fr: 'Informations juridiques',
    en: 'additional legal information',
  },
  legalId: {
    type: 'identifier',
    cii: `${ORGANISATION}/ram:ID`,
    ubl: `${LEGAL}/cbc:CompanyID`,
    fr: 'Immatriculation',
    en: 'legal registration identifier',
    french: 5,
  },
  tradingName: {
    type: 'text',
    cii: `${ORGANISATION}/ram:TradingBusinessName`,
    ubl: 'cac:PartyName/cbc:Name',
    fr: 'Nom commercial',
    en: 'trading name',
    french: 2,
  },
  electronicAddress: {
    type: 'identifier',
    cii: 'ram:URIUniversalCommunication/ram:URIID',
    ubl: 'cbc:EndpointID',
    fr: 'Adresse électronique',
    en: 'electronic address',
    french: 9,
  },
  vatId: {
    type: 'text',
    cii: 'ram:SpecifiedTaxRegistration[ram:ID/@schemeID=VA]/ram:ID',
    ubl: 'cac:PartyTaxScheme[cac:TaxScheme/cbc:ID=VAT]/cbc:CompanyID',
    fr: 'N° de TVA',
    en: 'VAT identifier',
    french: 7,
  },
  taxId: {
    type: 'text',
    cii: 'ram:SpecifiedTaxRegistration[ram:ID/@schemeID=FC]/ram:ID',
    fr: 'Identifiant fiscal local',
    en: 'tax registration identifier',
  },
} as const satisfies Record<string, Part>;

export type PartyTerm = keyof typeof single;

const CONTACT = 'ram:DefinedTradeContact';

/** In the order of `PartyNumbers.contact`. A department without a person is the contact's name (BT-41). */
const contactParts: readonly (readonly [string, Part])[] = [
  [
    'name',
    {
      type: 'text',
      cii: `${CONTACT}/ram:PersonName|${CONTACT}/ram:DepartmentName`,
      ubl: 'cac:Contact/cbc:Name',
      fr: 'Nom du contact',
      en: 'contact point',
      french: 20,
    },
  ],
  [
    'department',
    {
      type: 'text',
      cii: `${CONTACT}[ram:PersonName]/ram:DepartmentName`,
      fr: 'Service du contact',
      en: 'contact department',
    },
  ],
  [
    'typeCode',
    {
      type: 'code',
      cii: `${CONTACT}/ram:TypeCode`,
      fr: 'Code de type du contact',
      en: 'contact type code',
    },
  ],
  [
    'phone',
    {
      type: 'text',
      cii: `${CONTACT}/ram:TelephoneUniversalCommunication/ram:CompleteNumber`,
      ubl: 'cac:Contact/cbc:Telephone',
      fr: 'Téléphone du contact',
      en: 'contact telephone',
      french: 21,
    },
  ],
  [
    'fax',
    {
      type: 'text',
      cii: `${CONTACT}/ram:FaxUniversalCommunication/ram:CompleteNumber`,
      fr: 'Télécopie du contact',
      en: 'contact fax',
    },
  ],
  [
    'email',
    {
      type: 'text',
      cii: `${CONTACT}/ram:EmailURIUniversalCommunication/ram:URIID`,
      ubl: 'cac:Contact/cbc:ElectronicMail',
      fr: 'Courriel du contact',
      en: 'contact e-mail address',
      french: 22,
    },
  ],
];

/** In the order of their numbers. */
const addressParts: readonly (readonly [string, Part])[] = [
  part('postCode', 'text', 'PostcodeCode', 'cbc:PostalZone', 'Code postal', 'post code', 16),
  part('line1', 'text', 'LineOne', 'cbc:StreetName', 'Adresse, ligne 1,', 'address line 1', 12),
  part(
    'line2',
    'text',
    'LineTwo',
    'cbc:AdditionalStreetName',
    'Adresse, ligne 2,',
    'address line 2',
    13,
  ),
  part(
    'line3',
    'text',
    'LineThree',
    'cac:AddressLine/cbc:Line',
    'Adresse, ligne 3,',
    'address line 3',
    14,
  ),
  part('city', 'text', 'CityName', 'cbc:CityName', 'Localité', 'city', 15),
  part(
    'country',
    'code',
    'CountryID',
    'cac:Country/cbc:IdentificationCode',
    'Pays',
    'country code',
    18,
  ),
  part(
    'subdivision',
    'text',
    'CountrySubDivisionName',
    'cbc:CountrySubentity',
    'Subdivision',
    'country subdivision',
    17,
  ),
];

function part(
  name: string,
  type: TermType,
  cii: string,
  ubl: string,
  fr: string,
  en: string,
  french: number,
): readonly [string, Part] {
  return [name, { type, cii: `ram:${cii}`, ubl, fr, en, french }];
}

/** A row that knows its places, and its number in the French profile. */
export interface PlacedRow extends Row {
  readonly cii?: string;
  readonly ubl?: string;
  readonly french?: string;
}

/** The rows of a party's terms with their places: all of a further party, or what EXTENDED adds to one of EN 16931. */
export function partyRows(party: PartyNumbers): readonly PlacedRow[] {
  const rows: PlacedRow[] = [];
  const add = (number: string, name: string, one: Part): void => {
    rows.push({
      term: `${number}${party.suffix ?? ''}`,
      path: `${party.path}.${name}`,
      type: one.type,
      cardinality: one.isMany ? '0..n' : '0..1',
      profile: 'extended',
      label: { fr: `${one.fr} ${party.fr}`, en: `${capital(party.en)} ${one.en}` },
      ...placesOf(party, one),
      ...frenchNumber(party, one),
    });
  };
  const groupRow = (number: string, name: string, fr: string, en: string, place: string): void => {
    rows.push({
      term: `${number}${party.suffix ?? ''}`,
      path: name === '' ? party.path : `${party.path}.${name}`,
      type: 'group',
      cardinality: '0..1',
      profile: 'extended',
      label: { fr, en },
      cii: `${party.cii}${place}`,
    });
  };

  if (party.group !== undefined)
    groupRow(
      party.group,
      '',
      capital(`partie : ${party.fr.replace(/^(de l’|du |de la |de )/, '')}`),
      capital(party.en),
      '',
    );
  for (const [name, one] of Object.entries<Part>(single)) {
    const number = party.terms[name as PartyTerm];
    if (number !== undefined) add(numbered(number), name, inUbl(party, name, one));
  }
  if (party.contact) {
    const [group, ...numbers] = party.contact;
    if (group !== '')
      groupRow(
        `BG-X-${group}`,
        'contact',
        `Contact ${party.fr}`,
        `${capital(party.en)} contact`,
        `/${CONTACT}`,
      );
    for (const [i, [name, one]] of contactParts.entries()) {
      const number = numbers[i];
      if (number !== undefined && number !== '') add(numbered(number), `contact.${name}`, one);
    }
  }
  for (const kind of ['address', 'legalAddress'] as const) {
    const numbers = party[kind];
    if (!numbers) continue;
    const isLegal = kind === 'legalAddress';
    const place = `${isLegal ? `${ORGANISATION}/` : ''}ram:PostalTradeAddress`;
    groupRow(
      `BG-X-${numbers[0]}`,
      kind,
      `Adresse ${isLegal ? 'légale ' : ''}${party.fr}`,
      `${capital(party.en)} ${isLegal ? 'legal' : 'postal'} address`,
      `/${place}`,
    );
    for (const [i, [name, one]] of addressParts.entries())
      add(`BT-X-${numbers[1] + i}`, `${kind}.${name}`, located(one, place, isLegal));
  }
  return rows;
}

const located = (one: Part, place: string, isLegal: boolean): Part => {
  const { ubl, french, ...rest } = one;
  return isLegal
    ? { ...rest, cii: `${place}/${one.cii}`, fr: `${one.fr} (siège)`, en: `legal ${one.en}` }
    : {
        ...rest,
        cii: `${place}/${one.cii}`,
        ...(ubl === undefined ? {} : { ubl: `cac:PostalAddress/${ubl}` }),
        ...(french === undefined ? {} : { french }),
      };
};

function inUbl({ isNamedInUbl }: PartyNumbers, name: string, one: Part): Part {
  if (!isNamedInUbl || name !== 'tradingName') return one;
  const { ubl: _, ...rest } = one;
  return rest;
}

function placesOf(party: PartyNumbers, one: Part): { readonly cii: string; readonly ubl?: string } {
  const places = { cii: within(party.cii, one.cii) };
  return party.ubl !== undefined && one.ubl !== undefined
    ? { ...places, ubl: within(party.ubl, one.ubl) }
    : places;
}

/** Puts a party's element before each alternative. */
const within = (place: string, path: string): string =>
  path
    .split('|')
    .map((one) => `${place}/${one}`)
    .join('|');

const frenchNumber = ({ french }: PartyNumbers, one: Part): { readonly french?: string } =>
  french === undefined || one.french === undefined
    ? {}
    : { french: `EXT-FR-FE-${String(french + one.french).padStart(2, '0')}` };

const numbered = (number: number | string): string => `BT-X-${number}`;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
