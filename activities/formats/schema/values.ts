/*
 * What the schemas of UBL 2.1 and CII D16B let an element with a value be. In both the last word of a name tells its
 * type (UN/CEFACT Core Components Technical Specification 2.01, §8).
 */

/** The type of a value: how it must be written, and which attributes it may and must have. */
export interface ValueType {
  readonly kind: 'decimal' | 'boolean' | 'date' | 'time' | 'dateTime' | 'base64' | 'text';
  readonly attributes: ReadonlySet<string>;
  readonly required: readonly string[];
  /** Attributes that can have one value only. */
  readonly fixed?: Readonly<Record<string, string>>;
}

export type Syntax = 'ubl' | 'cii';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' ').filter(Boolean));

const QUANTITY = set('unitCode unitCodeListID unitCodeListAgencyID unitCodeListAgencyName');
const NUMBER = set('format');
const CODE = set(
  'listID listAgencyID listAgencyName listName listVersionID name languageID listURI listSchemeURI',
);
const IDENTIFIER = set(
  'schemeID schemeName schemeAgencyID schemeAgencyName schemeVersionID schemeDataURI schemeURI',
);
const FILE = set('format mimeCode encodingCode characterSetCode uri filename');
const NONE = set('');

interface Row {
  readonly ends: RegExp;
  readonly kind: ValueType['kind'];
  readonly attributes: ReadonlySet<string>;
  /** UBL requires what CII leaves open. */
  readonly requiredInUbl?: string;
}

const rows: readonly Row[] = [
  {
    ends: /Amount$/,
    kind: 'decimal',
    attributes: set('currencyID currencyCodeListVersionID'),
    requiredInUbl: 'currencyID',
  },
  { ends: /Quantity$/, kind: 'decimal', attributes: QUANTITY },
  {
    ends: /Measure$/,
    kind: 'decimal',
    attributes: set('unitCode unitCodeListVersionID'),
    requiredInUbl: 'unitCode',
  },
  { ends: /(?:Percent|Numeric|Rate)$/, kind: 'decimal', attributes: NUMBER },
  { ends: /BinaryObject$/, kind: 'base64', attributes: FILE, requiredInUbl: 'mimeCode' },
  { ends: /Indicator$/, kind: 'boolean', attributes: NONE },
  { ends: /^udt:DateTime$/, kind: 'dateTime', attributes: NONE },
  { ends: /^udt:(?:Date|DateTime)String$|^qdt:DateTimeString$/, kind: 'text', attributes: NUMBER },
  { ends: /^udt:IndicatorString$/, kind: 'text', attributes: NUMBER },
  { ends: /(?:^cbc:.*|^udt:)Date$/, kind: 'date', attributes: NONE },
  { ends: /^cbc:.*Time$/, kind: 'time', attributes: NONE },
  { ends: /Code$/, kind: 'text', attributes: CODE },
  { ends: /(?:ID|UR[IL])$/, kind: 'text', attributes: IDENTIFIER },
];

const TEXT: Row = { ends: /$/, kind: 'text', attributes: set('languageID languageLocaleID') };

const known = new Map<string, ValueType>();

/** @param name of an element in a tree with the names of `namespaces` */
export function valueType(name: string, syntax: Syntax): ValueType {
  const found = known.get(name);
  if (found) return found;
  const { kind, attributes, requiredInUbl } = rows.find(({ ends }) => ends.test(name)) ?? TEXT;
  const required = syntax === 'ubl' && requiredInUbl !== undefined ? [requiredInUbl] : [];
  const type = { kind, attributes, required };
  if (known.size < 5_000) known.set(name, type);
  return type;
}

const patterns: Readonly<Record<ValueType['kind'], RegExp>> = {
  decimal: /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/,
  boolean: /^(?:true|false|0|1)$/,
  date: /^-?\d{4,}-\d\d-\d\d(?:Z|[+-]\d\d:\d\d)?$/,
  time: /^\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/,
  dateTime: /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/,
  base64: /^[A-Za-z0-9+/]*(?:[AQgw]==|[AEIMQUYcgkosw048]=)?$/,
  text: /^/,
};

/** Whether the text is a value of that kind (XML Schema 1.0 part 2), spaces around or within base64 left out. */
export function isValue(text: string, kind: ValueType['kind']): boolean {
  if (kind === 'text') return true;
  const value = kind === 'base64' ? text.replace(/\s+/g, '') : text.trim();
  if (!patterns[kind].test(value)) return false;
  if (kind === 'base64') return value.length % 4 === 0;
  return (kind !== 'date' && kind !== 'dateTime') || isDay(value);
}

/** A day that the calendar has. */
function isDay(text: string): boolean {
  const [day = ''] = /\d{4,}-\d\d-\d\d/.exec(text) ?? [];
  const time = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(day);
}
