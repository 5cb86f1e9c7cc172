import type { Text } from '../text.ts';
import type { Variable } from '../vocabulary.ts';

export interface HelperSignature {
  readonly block: boolean;
  readonly min: number;
  readonly max: number;
  /** Types that its first value can be of; all when absent. */
  readonly takes?: readonly Variable['type'][];
  /** Named options, `decimals=2`. */
  readonly options?: readonly string[];
  readonly help: Text;
}

/** The closed list of what a template can do with a value. */
export const helpers: Readonly<Record<string, HelperSignature>> = {
  money: {
    block: false,
    min: 1,
    max: 2,
    takes: ['amount', 'number'],
    help: { fr: 'Montant avec sa devise : 1 248,00 €', en: 'Amount with its currency: €1,248.00' },
  },
  number: {
    block: false,
    min: 1,
    max: 1,
    takes: ['amount', 'number'],
    options: ['decimals', 'mark', 'group'],
    help: {
      fr: 'Nombre : decimals=2 mark="." group=""',
      en: 'Number: decimals=2 mark="." group=""',
    },
  },
  date: {
    block: false,
    min: 1,
    max: 2,
    takes: ['date'],
    help: { fr: 'Date : 30/11/2026, ou au format donné', en: 'Date: 30 Nov 2026, or as told' },
  },
  upper: { block: false, min: 1, max: 1, help: { fr: 'EN CAPITALES', en: 'IN CAPITALS' } },
  lower: { block: false, min: 1, max: 1, help: { fr: 'en minuscules', en: 'in small letters' } },
  trim: {
    block: false,
    min: 1,
    max: 1,
    help: { fr: 'Sans espaces autour', en: 'Without spaces around' },
  },
  stem: {
    block: false,
    min: 1,
    max: 1,
    help: { fr: 'Nom de fichier sans extension', en: 'File name without its extension' },
  },
  default: {
    block: false,
    min: 2,
    max: 2,
    help: {
      fr: 'Texte de remplacement si la valeur manque',
      en: 'Another text where the value is missing',
    },
  },
  plural: {
    block: false,
    min: 3,
    max: 3,
    takes: ['amount', 'number'],
    help: { fr: 'Singulier ou pluriel selon un nombre', en: 'Singular or plural by a number' },
  },
  join: {
    block: false,
    min: 1,
    max: 2,
    takes: ['list'],
    help: { fr: 'Une liste, séparée par ce texte', en: 'A list, with this text between' },
  },
  pad: {
    block: false,
    min: 2,
    max: 3,
    help: { fr: 'Complété à gauche : pad n 6 "0"', en: 'Filled up at the left: pad n 6 "0"' },
  },
  if: {
    block: true,
    min: 1,
    max: 1,
    help: { fr: 'Seulement si présent', en: 'Only where present' },
  },
  unless: {
    block: true,
    min: 1,
    max: 1,
    help: { fr: 'Seulement si absent', en: 'Only where missing' },
  },
  each: {
    block: true,
    min: 1,
    max: 1,
    takes: ['list'],
    help: { fr: 'Pour chaque élément d’une liste', en: 'For each item of a list' },
  },
};

export const helperAt = (name: string): HelperSignature | undefined =>
  Object.hasOwn(helpers, name) ? helpers[name] : undefined;
