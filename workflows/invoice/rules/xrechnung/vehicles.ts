import { words } from '#workflows/invoice/codes/words.ts';
import type { Line } from '#workflows/invoice/model.ts';
import { isBlank, law, type Rule, rule } from '#workflows/invoice/rules/rule.ts';
import { vehicleClasses } from './codes.ts';
import { isVehicles } from './specification.ts';

const CATEGORIES = words('M1 M2 M3 N1 N2 N3');
const STATES = words('clean zero-emission other');

type Item = Line['item'];

const classesOf = ({ classifications }: Item) =>
  classifications.filter(({ scheme }) => scheme === 'CVD');
const statesOf = ({ attributes }: Item) => attributes.filter(({ name }) => name === 'cva');

const reference = (id: string, number: string, path: 'contractReference' | 'tenderReference') =>
  law(
    id,
    [number],
    path,
    {
      fr: `une facture de véhicules propres doit donner ${number}`,
      en: `an invoice of clean vehicles must give ${number}`,
    },
    {
      fr: `Renseignez ${number} d’après le marché.`,
      en: `Fill in ${number} as the contract has it.`,
    },
    (invoice) => !isVehicles(invoice) || !isBlank(invoice[path]),
  );

const item = (
  id: string,
  reads: readonly string[],
  message: Rule['message'],
  fix: Rule['fix'],
  holds: (item: Item) => boolean,
): Rule =>
  rule(id, reads, message, fix, function* broken(invoice) {
    if (!isVehicles(invoice)) return;
    for (const [i, line] of invoice.lines.entries())
      if (!holds(line.item)) yield `lines[${i}].item`;
  });

/** Clean vehicles: BR-DE-CVD-01 to 06 and BR-TMP-CVD-01. */
export const vehicleRules: readonly Rule[] = [
  reference('BR-DE-CVD-01', 'BT-12', 'contractReference'),
  reference('BR-DE-CVD-02', 'BT-17', 'tenderReference'),
  law(
    'BR-DE-CVD-03',
    ['BT-158-1', 'BT-160'],
    'lines',
    {
      fr: 'aucune ligne ne classe un véhicule (BT-158 de schéma CVD) avec son état (BT-160 « cva »)',
      en: 'no line classes a vehicle (BT-158 of scheme CVD) with its state (BT-160 “cva”)',
    },
    {
      fr: 'Ajoutez à la ligne du véhicule sa catégorie et l’attribut « cva ».',
      en: 'Add its category and the attribute “cva” to the line of the vehicle.',
    },
    (invoice) =>
      !isVehicles(invoice) ||
      invoice.lines.some(
        (line) => classesOf(line.item).length > 0 && statesOf(line.item).length > 0,
      ),
  ),
  item(
    'BR-DE-CVD-04',
    ['BT-158'],
    {
      fr: 'la catégorie d’un véhicule (BT-158 de schéma CVD) n’est pas de la liste',
      en: 'the category of a vehicle (BT-158 of scheme CVD) is not of the list',
    },
    { fr: 'Prenez M1, M2, M3, N1, N2 ou N3.', en: 'Take M1, M2, M3, N1, N2 or N3.' },
    (one) => classesOf(one).every(({ value }) => CATEGORIES.has(value)),
  ),
  item(
    'BR-DE-CVD-05',
    ['BT-161'],
    {
      fr: 'l’état d’un véhicule (BT-161 de « cva ») n’est pas de la liste',
      en: 'the state of a vehicle (BT-161 of “cva”) is not of the list',
    },
    { fr: 'Prenez clean, zero-emission ou other.', en: 'Take clean, zero-emission or other.' },
    (one) => statesOf(one).every(({ value = '' }) => STATES.has(value)),
  ),
  item(
    'BR-DE-CVD-06-a',
    ['BT-158-1', 'BT-160'],
    {
      fr: 'un véhicule classé (schéma CVD) doit donner une fois son état (« cva »)',
      en: 'a classed vehicle (scheme CVD) must give its state (“cva”) once',
    },
    {
      fr: 'Donnez un attribut « cva », et un seul.',
      en: 'Give one attribute “cva”, and only one.',
    },
    (one) => classesOf(one).length === 0 || statesOf(one).length === 1,
  ),
  item(
    'BR-DE-CVD-06-b',
    ['BT-158-1', 'BT-160'],
    {
      fr: 'un véhicule dont l’état est donné (« cva ») doit être classé une fois (schéma CVD)',
      en: 'a vehicle whose state is given (“cva”) must be classed once (scheme CVD)',
    },
    {
      fr: 'Donnez une catégorie de schéma CVD, et une seule.',
      en: 'Give one category of scheme CVD, and only one.',
    },
    (one) => statesOf(one).length === 0 || classesOf(one).length === 1,
  ),
  item(
    'BR-TMP-CVD-01',
    ['BT-158-1'],
    {
      fr: 'un schéma de classification (BT-158-1) n’est ni CVD ni de la liste UNTDID 7143',
      en: 'a classification scheme (BT-158-1) is neither CVD nor in UNTDID 7143',
    },
    { fr: 'Corrigez le schéma de classification.', en: 'Correct the classification scheme.' },
    ({ classifications }) => classifications.every(({ scheme = '' }) => vehicleClasses.has(scheme)),
  ),
];
