import type { Invoice } from '#workflows/invoice/model.ts';
import { type Judged, treatments } from '#workflows/invoice/rules/judged.ts';
import type { Rule } from '#workflows/invoice/rules/rule.ts';
import type { Text } from '#workflows/text.ts';
import { frenchLaw, frenchRule } from './frenchRule.ts';

/** The notes as UBL writes them, one behind the other: `#PMT#…#PMD#…`. */
export const joinedNotes = ({ notes }: Invoice): string =>
  notes
    .map(({ subjectCode, text = '' }) => (subjectCode ? `#${subjectCode}#${text}` : text))
    .join('');

const contents = ({ notes }: Invoice, subject: string): string[] =>
  notes.filter(({ subjectCode }) => subjectCode === subject).map(({ text = '' }) => text);

/** In UBL, what stands between the first sign of a subject and the next `#`, whatever note that is in. */
export function noted(invoice: Invoice, subject: string, { edition }: Judged): readonly string[] {
  if (edition === 'cii') return contents(invoice, subject);
  const [, after] = splitOnce(joinedNotes(invoice), `#${subject}#`);
  return after === undefined ? [] : [splitOnce(after, '#')[0]];
}

const splitOnce = (text: string, mark: string): [string, string | undefined] => {
  const at = text.indexOf(mark);
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + mark.length)];
};

/** How the operation is treated: by the notes, else as told beside the invoice. */
export function treatmentsOf(invoice: Invoice, judged: Judged): readonly string[] {
  const said = noted(invoice, 'BAR', judged).filter((one) => one !== '');
  if (said.length > 0 || judged.treatment === undefined) return said;
  return [judged.treatment];
}

export const isB2B = (invoice: Invoice, judged: Judged): boolean =>
  treatmentsOf(invoice, judged).includes('B2B');

/** Mentions that the law asks for between businesses (Code de commerce, L441-9, D441-5). */
const mentions: readonly (readonly [string, Text])[] = [
  ['PMT', { fr: 'l’indemnité forfaitaire de recouvrement', en: 'the fixed recovery fee' }],
  ['PMD', { fr: 'les pénalités de retard', en: 'late payment penalties' }],
  ['AAB', { fr: 'l’escompte, ou son absence', en: 'the discount, or that there is none' }],
];

const once: Text = {
  fr: 'Réunissez ces mentions dans une seule note de ce sujet.',
  en: 'Gather them in one note of that subject.',
};

const timesOf = (invoice: Invoice, subject: string, { edition }: Judged): number =>
  edition === 'cii'
    ? contents(invoice, subject).length
    : joinedNotes(invoice).split(`#${subject}#`).length - 1;

const isTreatment = (text: string): boolean => (treatments as readonly string[]).includes(text);

export const noteRules: readonly Rule[] = [
  ...mentions.map(([subject, name], i) =>
    frenchLaw(
      [`BR-FR-05_BT-22_${subject}`, `BR-FR-05_BT-22-${i + 1}`],
      ['BT-21', 'BT-22'],
      'notes',
      {
        fr: `aucune note ${subject} (BT-21) ne dit ${name.fr}`,
        en: `no note ${subject} (BT-21) states ${name.en}`,
      },
      {
        fr: `Ajoutez une note de sujet ${subject} avec cette mention obligatoire.`,
        en: `Add a note of subject ${subject} with this mandatory mention.`,
      },
      (invoice, judged) => timesOf(invoice, subject, judged) > 0,
    ),
  ),
  ...['PMT', 'PMD', 'AAB', 'TXD'].map((subject, i) =>
    frenchLaw(
      [`BR-FR-06_BT-21_${subject}`, `BR-FR-06_BT-21-${i + 1}`],
      ['BT-21'],
      'notes',
      {
        fr: `plusieurs notes ont le sujet ${subject} (BT-21)`,
        en: `several notes have the subject ${subject} (BT-21)`,
      },
      once,
      (invoice, judged) => timesOf(invoice, subject, judged) <= 1,
    ),
  ),
  frenchRule(
    'BR-FR-20_BT-21',
    ['BT-21', 'BT-22'],
    {
      fr: 'la note BAR (BT-22) ne donne pas un traitement connu',
      en: 'the note BAR (BT-22) does not give a known treatment',
    },
    {
      fr: `Écrivez l’un de ${treatments.join(', ')}.`,
      en: `Write one of ${treatments.join(', ')}.`,
    },
    (invoice, judged) =>
      noted(invoice, 'BAR', judged).some(
        (text) => !isTreatment(text) && (judged.edition === 'cii' || text !== ''),
      )
        ? ['notes']
        : [],
  ),
  frenchLaw(
    ['BR-FR-31_BT-21', 'BR-FR-30_BT-21'],
    ['BT-21', 'BT-22'],
    'notes',
    {
      fr: 'plusieurs notes BAR donnent un traitement',
      en: 'several notes BAR give a treatment',
    },
    once,
    (invoice, { edition }) => {
      if (edition === 'cii') return contents(invoice, 'BAR').filter(isTreatment).length <= 1;
      const all = invoice.notes
        .map((note) => joinedNotes({ ...invoice, notes: [note] }))
        .filter((note) => note.includes('#BAR#'))
        .join('');
      return (
        [...`${all}#`.matchAll(/BAR#([A-Z0-9]+)(?=#)/g)].filter(([, text = '']) =>
          isTreatment(text),
        ).length <= 1
      );
    },
  ),
];
