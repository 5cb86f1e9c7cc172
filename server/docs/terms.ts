import { type Term, terms } from '#workflows/invoice/terms.ts';
import { code, markdownTable } from './markdown.ts';

const HEAD = [
  'N° · Number',
  'Français',
  'English',
  'JSON',
  'Type',
  'Card.',
  'Profil · Profile',
  'CII',
  'UBL',
  'EDIFACT',
];

/** docs/terms.md: every business term, from the one table. */
export function termsPage(): string {
  const [own, extended] = [
    terms.filter(({ profile }) => profile !== 'extended'),
    terms.filter(({ profile }) => profile === 'extended'),
  ];
  return [
    '# Termes · Terms',
    'Chaque terme (BT) et groupe (BG) de la facture : son nom, sa place dans le JSON de Facteur, et dans chaque format. Une place en CII ou UBL qui commence par `./` part de l’élément du groupe répété qui contient le terme ; entre crochets, ce qui distingue l’élément. Le profil est le plus petit de Factur-X qui porte le terme. Sous le numéro, celui du profil français EXTENDED-CTC-FR.',
    'Every term (BT) and group (BG) of the invoice: its name, its place in Facteur’s JSON, and in each format. A place in CII or UBL that begins with `./` goes from the element of the repeated group that the term is in; brackets say what tells the element apart. The profile is the smallest of Factur-X that carries the term. Under the number stands that of the French profile EXTENDED-CTC-FR.',
    '[`invoice.schema.json`](invoice.schema.json) : le même, en JSON Schema · the same as JSON Schema.',
    '## EN 16931',
    markdownTable(HEAD, own.map(rowOf)),
    '## Factur-X EXTENDED',
    markdownTable(HEAD, extended.map(rowOf)),
  ].join('\n\n');
}

const rowOf = (term: Term): readonly string[] => [
  term.french === undefined ? term.term : `${term.term}\n${term.french}`,
  term.label.fr,
  term.label.en,
  code(term.path),
  term.type,
  term.cardinality,
  term.profile,
  placeOf(term.cii),
  placesInUbl(term),
  placeOf(term.edifact),
];

const placeOf = (place: string | undefined): string => (place === undefined ? '' : code(place));

/** A credit note has a place of its own where UBL names it otherwise. */
const placesInUbl = ({ ublInvoice, ublCreditNote }: Term): string =>
  ublInvoice === ublCreditNote
    ? placeOf(ublInvoice)
    : [placeOf(ublInvoice), placeOf(ublCreditNote)].filter((one) => one !== '').join('\n');
