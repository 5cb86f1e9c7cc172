import type { Text } from '../text.ts';
import { type Carries, carriedBy } from './carries.ts';
import { isCreditNote } from './credit.ts';
import type { Invoice } from './model.ts';
import type { Profile } from './terms/row.ts';

/** What a target's documents are written in. */
export type TargetSyntax = 'cii' | 'ubl' | 'edifact' | 'json' | 'csv';

/** A profile that a target can be written in. */
export interface TargetProfile {
  /** As the command line and a drawing name it: `basic-wl`. */
  readonly id: string;
  /** As its publisher names it, and XMP with Factur-X: `BASIC WL`. */
  readonly name: string;
  /** BT-24; undefined where the invoice keeps its own. */
  readonly specification?: string;
  /** The terms that it has, by the smallest Factur-X profile that has all of them. */
  readonly carries: Profile;
  /** The only business process (BT-23) that it takes, and what one looks like. */
  readonly process?: { readonly id: string; readonly pattern: RegExp };
  /** Takes one note (BG-1) at most, but between two parties of this country. */
  readonly oneNoteOutside?: string;
}

/** A format that an invoice can be written in. */
export interface Target {
  readonly label: Text;
  readonly syntax: TargetSyntax;
  /** Of its files, with the dot. */
  readonly extension: string;
  readonly mediaType: string;
  /** The first is the one that is written unless told; none where the format knows none. */
  readonly profiles: readonly TargetProfile[];
  /** Of UN/EDIFACT. */
  readonly directory?: 'D96A' | 'D01B';
  /** Writes an invoice of another target's profile under its own BT-24, unless told. */
  readonly keepsOwn?: true;
}

/** BT-24 of the plain EN 16931 profile. */
export const EN16931 = 'urn:cen.eu:en16931:2017';

const en16931: TargetProfile = {
  id: 'en16931',
  name: 'EN 16931',
  specification: EN16931,
  carries: 'en16931',
};

/** Factur-X 1.0.7, table of profiles; MINIMUM and BASIC WL are no invoices of EN 16931 (no lines). */
const facturx: readonly TargetProfile[] = [
  en16931,
  {
    id: 'minimum',
    name: 'MINIMUM',
    specification: 'urn:factur-x.eu:1p0:minimum',
    carries: 'minimum',
  },
  {
    id: 'basic-wl',
    name: 'BASIC WL',
    specification: 'urn:factur-x.eu:1p0:basicwl',
    carries: 'basic-wl',
  },
  {
    id: 'basic',
    name: 'BASIC',
    specification: `${EN16931}#compliant#urn:factur-x.eu:1p0:basic`,
    carries: 'basic',
  },
  {
    id: 'extended',
    name: 'EXTENDED',
    specification: `${EN16931}#conformant#urn:factur-x.eu:1p0:extended`,
    carries: 'extended',
  },
];

/** XP Z12-012, France. */
const extendedCtcFr: TargetProfile = {
  id: 'extended-ctc-fr',
  name: 'EXTENDED-CTC-FR',
  specification: `${EN16931}#conformant#urn.cpro.gouv.fr:1p0:extended-ctc-fr`,
  carries: 'extended',
};

/** Peppol BIS Billing 3.0, PEPPOL-EN16931-R007; XRechnung 3.0 takes the same. */
const billing = {
  id: 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0',
  pattern: /^urn:fdc:peppol\.eu:2017:poacc:billing:\d{2}:1\.0$/,
};

const xrechnung: TargetProfile = {
  id: 'xrechnung',
  name: 'XRechnung 3.0',
  specification: `${EN16931}#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0`,
  carries: 'en16931',
  process: billing,
};

const peppol: TargetProfile = {
  id: 'bis3',
  name: 'Peppol BIS Billing 3.0',
  specification: `${EN16931}#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0`,
  carries: 'en16931',
  process: billing,
  // PEPPOL-EN16931-R002
  oneNoteOutside: 'DE',
};

const named = (name: string): Text => ({ fr: name, en: name });
const xml = { extension: '.xml', mediaType: 'application/xml' } as const;

const edifact = {
  syntax: 'edifact',
  extension: '.edi',
  mediaType: 'application/EDIFACT',
  profiles: [],
} as const;

/** Every format that is written, as a row: its profiles with their BT-24, which names the rules too, and terms. */
export const targets = {
  facturx: {
    label: named('Factur-X'),
    syntax: 'cii',
    extension: '.pdf',
    mediaType: 'application/pdf',
    profiles: facturx,
  },
  cii: {
    label: named('CII (UN/CEFACT)'),
    syntax: 'cii',
    ...xml,
    profiles: [...facturx, extendedCtcFr],
    keepsOwn: true,
  },
  ubl: { label: named('UBL 2.1'), syntax: 'ubl', ...xml, profiles: [en16931], keepsOwn: true },
  'xrechnung-cii': {
    label: named('XRechnung (CII)'),
    syntax: 'cii',
    ...xml,
    profiles: [xrechnung],
  },
  'xrechnung-ubl': {
    label: named('XRechnung (UBL)'),
    syntax: 'ubl',
    ...xml,
    profiles: [xrechnung],
  },
  peppol: { label: named('Peppol BIS 3'), syntax: 'ubl', ...xml, profiles: [peppol] },
  'edifact-d96a': { label: named('EDIFACT INVOIC D.96A'), ...edifact, directory: 'D96A' },
  'edifact-d01b': { label: named('EDIFACT INVOIC D.01B'), ...edifact, directory: 'D01B' },
  json: {
    label: named('JSON (Facteur)'),
    syntax: 'json',
    extension: '.json',
    mediaType: 'application/json',
    profiles: [],
  },
  csv: {
    label: named('CSV (Facteur)'),
    syntax: 'csv',
    extension: '.csv',
    mediaType: 'text/csv',
    profiles: [],
  },
} as const satisfies Readonly<Record<string, Target>>;

export type TargetName = keyof typeof targets;

export const targetNames = Object.keys(targets) as TargetName[];

/**
 * The profile that an invoice is written in: the one that is asked for by its id or name (`BASIC WL`, `basicwl`); else
 * its own where the target has that; else the target's usual one. A target that keeps the invoice's own BT-24 does so
 * unless it belongs to another syntax.
 *
 * @returns undefined when the target has no profile of that name
 */
export function profileFor(
  target: Target,
  { specification }: Invoice,
  wanted?: string,
): TargetProfile | undefined {
  if (wanted !== undefined) return profileNamed(target, wanted);
  const { profiles, keepsOwn, syntax } = target;
  const own = profiles.find((profile) => profile.specification === specification);
  if (own) return own;
  const [usual = asIs] = profiles;
  if (!keepsOwn || specification === undefined) return usual;
  const known = allProfiles.filter(({ profile }) => profile.specification === specification);
  if (known.length === 0) return withoutSpecification(usual);
  return known.find((one) => one.syntax === syntax)?.profile ?? usual;
}

/** By id or name, spelled as anyone does. */
export const profileNamed = ({ profiles }: Target, wanted: string): TargetProfile | undefined =>
  profiles.find(({ id, name }) => [id, name].some((one) => plain(one) === plain(wanted)));

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** For formats without profiles. */
const asIs: TargetProfile = { id: '', name: '', carries: 'extended' };

const allProfiles = Object.values<Target>(targets).flatMap(({ syntax, profiles }) =>
  profiles.map((profile) => ({ syntax, profile })),
);

/** For a BT-24 that we do not know: its document is one of EN 16931 at least. */
const withoutSpecification = ({ specification: _, ...usual }: TargetProfile): TargetProfile => ({
  ...usual,
  id: 'own',
  name: '',
});

/** Which terms a document of the target says. Our own JSON is the model itself, so it says even what is no term. */
export function carriedIn(
  { syntax }: Target,
  { carries }: TargetProfile,
  { typeCode }: Invoice,
): Carries {
  if (syntax === 'json' || syntax === 'csv') return () => true;
  const inProfile = carriedBy(carries);
  const place =
    syntax === 'ubl' ? (isCreditNote(typeCode) ? 'ublCreditNote' : 'ublInvoice') : syntax;
  return (term) => inProfile(term) && term?.[place] !== undefined;
}
