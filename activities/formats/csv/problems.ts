import { seenProblem } from '../seenProblem.ts';

/** fr, en, remedy fr, remedy en; `{}` stands for what was seen. */
const words = {
  CSV_TOO_LARGE: [
    'le fichier dépasse {}',
    'the file exceeds {}',
    'Découpez l’export.',
    'Split the export.',
  ],
  CSV_ENCODING: [
    'le fichier n’est pas dans l’encodage {}',
    'the file is not encoded in {}',
    'Exportez-le en UTF-8, ou indiquez son encodage dans la correspondance.',
    'Export it in UTF-8, or state its encoding in the mapping.',
  ],
  CSV_MALFORMED: [
    'le fichier n’est pas un CSV lisible : {}',
    'the file is not a readable CSV: {}',
    'Mettez entre guillemets les cellules qui ont un séparateur, et doublez leurs guillemets.',
    'Put cells that have a delimiter in quotes, and double the quotes in them.',
  ],
  CSV_EMPTY: [
    'le fichier n’a pas de ligne sous ses titres',
    'the file has no row under its headings',
    'Vérifiez l’export.',
    'Check the export.',
  ],
  CSV_COLUMN_TWICE: [
    'deux colonnes donnent {}',
    'two columns give {}',
    'Ignorez l’une des deux dans la correspondance.',
    'Ignore one of them in the mapping.',
  ],
  CSV_COLUMN_UNKNOWN: [
    'la correspondance mène à « {} », qui n’est pas un terme de la facture',
    'the mapping leads to “{}”, which is no term of the invoice',
    'Choisissez un terme de docs/terms.md.',
    'Choose a term of docs/terms.md.',
  ],
  CSV_COLUMN_UNMAPPED: [
    'la colonne « {} » n’est pas reprise',
    'the column “{}” is not kept',
    'Associez-la à un terme dans la correspondance, ou ignorez-la.',
    'Map it to a term, or ignore it.',
  ],
  CSV_NO_COLUMNS: [
    'aucun titre de colonne n’est reconnu : {}',
    'no heading is recognised: {}',
    'Enregistrez une correspondance entre vos colonnes et les termes de la facture.',
    'Save a mapping from your columns to the terms of the invoice.',
  ],
  CSV_DECIMAL_MIXED: [
    'les nombres ont tantôt un point, tantôt une virgule décimale : {}',
    'some numbers have a decimal point, others a comma: {}',
    'Indiquez le signe décimal dans la correspondance, et corrigez les autres cellules.',
    'State the decimal mark in the mapping, and correct the other cells.',
  ],
  CSV_NOT_A_NUMBER: [
    '« {} » n’est pas un nombre',
    '“{}” is not a number',
    'Corrigez la cellule.',
    'Correct the cell.',
  ],
  CSV_NOT_A_DATE: [
    '« {} » n’est pas une date comme les autres du fichier',
    '“{}” is not a date like the others of the file',
    'Écrivez toutes les dates de la même façon, par exemple 2026-01-31.',
    'Write all dates in the same way, for example 2026-01-31.',
  ],
  CSV_DATE_AMBIGUOUS: [
    'toutes les dates se lisent aussi bien jour/mois que mois/jour, comme « {} » : jour/mois est pris',
    'all dates can be read as day/month and as month/day, like “{}”: day/month is taken',
    'Indiquez le format des dates dans la correspondance.',
    'State the format of dates in the mapping.',
  ],
  CSV_CONTRADICTION: [
    'deux lignes de la même facture donnent des valeurs différentes : {}',
    'two rows of the same invoice give different values: {}',
    'Corrigez l’une des deux lignes.',
    'Correct one of the two rows.',
  ],
  CSV_ROW_LENGTH: [
    'la ligne a plus de cellules que de titres : {}',
    'the row has more cells than there are headings: {}',
    'Mettez entre guillemets les cellules qui ont un séparateur.',
    'Put cells that have a delimiter in quotes.',
  ],
  INDEX_COLUMN: [
    'l’index n’a pas de colonne {}',
    'the index has no column {}',
    'Indiquez dans la correspondance la colonne qui donne le nom du PDF.',
    'State in the mapping the column that gives the name of the PDF.',
  ],
  INDEX_FILE_MISSING: [
    'le fichier « {} » de l’index n’est pas là',
    'the file “{}” of the index is not there',
    'Déposez le PDF avec l’index, sous le nom que l’index donne.',
    'Submit the PDF with the index, under the name that the index gives.',
  ],
  INDEX_FILE_TWICE: [
    'deux factures de l’index désignent le fichier « {} »',
    'two invoices of the index name the file “{}”',
    'Donnez à chaque facture son PDF.',
    'Give each invoice its PDF.',
  ],
  XLSX_UNREADABLE: [
    'le classeur Excel n’est pas lisible : {}',
    'the Excel workbook is not readable: {}',
    'Enregistrez-le à nouveau en .xlsx, sans mot de passe, ou en CSV.',
    'Save it again as .xlsx, without a password, or as CSV.',
  ],
} as const;

export type CsvCode = keyof typeof words;

/** The place is a cell by row and heading, `3:Montant HT`; rows count from 1 with the headings. */
export const csvProblem = seenProblem(words);
