/*
 * Where the terms of EXTENDED lie in INVOIC as EANCOM has it, in the path language of `Term`: what French retail says of
 * further parties, of the dates of references, of early payment and of lines. Source: EANCOM 1997 and 2002, INVOIC.
 */
type Places = Readonly<Record<string, string>>;

const DAY = '[@format:=102]/@date';
const dated = (reference: string): string => `${reference}/DTM[@q=171]${DAY}`;

interface Party {
  /** UN/EDIFACT 3035. */
  readonly role: string;
  readonly group: string;
  readonly identifiers?: string;
  readonly name?: string;
  readonly legalId?: string;
  readonly vatId?: string;
  /** Group number, then that of the post code; the others follow it. */
  readonly address?: readonly [group: number, postCode: number];
  /** Group number, then those of name, telephone and e-mail. */
  readonly contact?: readonly [number, number, number, number];
}

const ADDRESS = ['post', 'line1', 'line2', 'line3', 'city', 'country', 'subdivision'];

function partyPlaces(party: Party): Places {
  const place = `NAD[@role=${party.role}]`;
  const contact = `${place}/CTA[@function:=IC]`;
  const [group, postCode = 0] = party.address ?? [];
  const rows: readonly (readonly [string | number | undefined, string])[] = [
    [party.identifiers, `${place}/RFF*[@q=API]/@ref`],
    [party.name, `${place}/@name`],
    [party.legalId, `${place}/RFF[@q=XA]/@ref`],
    [party.vatId, `${place}/RFF[@q=VA]/@ref`],
    ...(party.address ? ADDRESS : []).map(
      (name, i) => [postCode + i, `${place}/@${name}`] as const,
    ),
    ...[
      contact,
      `${contact}/@name`,
      ...['TE', 'EM'].map((kind) => communication(contact, kind)),
    ].map((path, i) => [i === 0 ? undefined : party.contact?.[i], path] as const),
  ];
  return {
    [party.group]: place,
    ...(group === undefined ? {} : { [`BG-X-${group}`]: place }),
    ...(party.contact ? { [`BG-X-${party.contact[0]}`]: contact } : {}),
    ...Object.fromEntries(
      rows.flatMap(([number, path]) => (number === undefined ? [] : [[`BT-X-${number}`, path]])),
    ),
  };
}

const communication = (contact: string, kind: string): string =>
  `${contact}/COM[@kind=${kind}]/@address`;

/** A line's reference to another document: its number, its line, its date. */
const referred = (group: string, q: string, [number, line, date]: readonly number[]): Places => ({
  [group]: `./RFF[@q=${q}]`,
  [`BT-X-${number}`]: `./RFF[@q=${q}]/@ref`,
  [`BT-X-${line}`]: `./RFF[@q=${q}]/@line`,
  [`BT-X-${date}`]: dated(`./RFF[@q=${q}]`),
});

export const extendedEancom: Places = {
  ...partyPlaces({
    role: 'IV',
    group: 'BG-X-36',
    identifiers: '225',
    name: '226',
    legalId: '227',
    vatId: '242',
    address: [38, 234],
    contact: [37, 229, 231, 233],
  }),
  ...partyPlaces({
    role: 'II',
    group: 'BG-X-33',
    identifiers: '206',
    name: '207',
    legalId: '208',
    vatId: '223',
    address: [35, 215],
    contact: [34, 210, 212, 214],
  }),
  ...partyPlaces({
    role: 'SF',
    group: 'BG-X-30',
    identifiers: '182',
    name: '183',
    legalId: '184',
    vatId: '199',
    address: [32, 191],
    contact: [31, 186, 188, 190],
  }),
  ...partyPlaces({
    role: 'UC',
    group: 'BG-X-27',
    identifiers: '163',
    name: '164',
    legalId: '165',
    vatId: '180',
    address: [29, 172],
    contact: [28, 167, 169, 171],
  }),
  ...partyPlaces({
    role: 'PR',
    group: 'BG-X-73',
    identifiers: '479',
    name: '476',
    legalId: '480',
    vatId: '481',
    address: [75, 490],
    contact: [74, 484, 487, 489],
  }),
  'BT-X-107': communication('NAD[@role=SU]/CTA[@function:=IC]', 'FX'),
  'BT-X-115': communication('NAD[@role=BY]/CTA[@function:=IC]', 'FX'),
  'BT-X-146': dated('RFF[@q=VN]'),
  'BT-X-147': dated('RFF[@q=ON]'),
  'BT-X-148': dated('RFF[@q=CT]'),
  'BT-X-556': dated('RFF[@q=GC]'),
  'BT-X-557': dated('RFF[@q=AVE]'),
  'BT-X-200': `${dated('RFF[@q=DQ]')}|RFF[@q=AAK]/DTM[@q=171]/@date`,
  'BT-X-201': dated('RFF[@q=ALO]'),
  'BG-X-22': 'TOD',
  'BT-X-145': 'TOD/@terms',
  'BG-X-44': 'PAT[@type=22]',
  'BT-X-286': 'PAT[@type=22]/PCD[@q=12]/@percent',
  'BT-X-287': 'PAT[@type=22]/MOA[@q=12]/@amount',
  'BG-X-43': 'PAT[@type=20]',
  'BT-X-280': 'PAT[@type=20]/PCD[@q=15]/@percent',
  ...referred('BG-X-2', 'CT', [24, 25, 26]),
  ...referred('BG-X-13', 'DQ', [86, 87, 88]),
  ...referred('BG-X-82', 'ALO', [89, 90, 91]),
  'BT-X-46': './QTY[@q=192]/@quantity',
  'BT-X-46-0': './QTY[@q=192]/@unit',
  'BT-X-561': './QTY[@q=59]/@quantity',
  'BT-X-561-0': './QTY[@q=59]/@unit',
  'BT-X-85': `./DTM[@q=35]${DAY}`,
  'BT-X-95': './TAX[@function:=7][@type=VAT]/MOA[@q=124]/@amount',
};
