import { words } from '#workflows/invoice/codes/words.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import { law, type Rule, rule } from '#workflows/invoice/rules/rule.ts';

const MEGABYTE = 1_000_000;
const LARGEST = 10 * MEGABYTE;
const LARGEST_OF_ALL = 120 * MEGABYTE;
const LONGEST_NAME = 50;

/** The closed list of file name endings. */
const endings = words(`
bmp csv doc docx fax gif gz htm html jpeg jpg odp ods odt p7s pdf png pps ppt pptx rtf svg tif tiff txt xhtml xlc xlm
xls xlsx xlw xml zip`);

type File = NonNullable<Invoice['attachments'][number]['file']>;

/** Bytes that the base64 stands for. */
const sizeOf = ({ content }: File): number =>
  Math.floor((content.length * 3) / 4) - (content.match(/=+$/)?.[0].length ?? 0);

const failing = ({ attachments }: Invoice, passes: (file: File) => boolean, field: string) =>
  attachments.flatMap(({ file }, i) =>
    file === undefined || passes(file) ? [] : [`attachments[${i}].file.${field}`],
  );

export const attachmentRules: readonly Rule[] = [
  rule(
    'CHORUS-ATTACHMENT-NAME',
    ['BT-125-2'],
    {
      fr: `le nom d’un fichier joint dépasse ${LONGEST_NAME} caractères, extension comprise`,
      en: `the name of an attached file is longer than ${LONGEST_NAME} characters, ending included`,
    },
    { fr: 'Raccourcissez le nom.', en: 'Shorten the name.' },
    (invoice) => failing(invoice, ({ name = '' }) => [...name].length <= LONGEST_NAME, 'name'),
  ),
  {
    ...rule(
      'CHORUS-ATTACHMENT-TYPE',
      ['BT-125-2'],
      {
        fr: 'l’extension d’un fichier joint n’est pas de celles que Chorus Pro accepte',
        en: 'the ending of an attached file is not one that Chorus Pro accepts',
      },
      { fr: 'Joignez un PDF.', en: 'Attach a PDF.' },
      (invoice) =>
        failing(
          invoice,
          ({ name = '' }) => endings.has(name.split('.').at(-1)?.toLowerCase() ?? ''),
          'name',
        ),
    ),
    severity: 'warning',
  },
  rule(
    'CHORUS-ATTACHMENT-EMPTY',
    ['BT-125'],
    { fr: 'un fichier joint est vide', en: 'an attached file is empty' },
    { fr: 'Retirez-le.', en: 'Remove it.' },
    (invoice) => failing(invoice, (file) => sizeOf(file) > 0, 'content'),
  ),
  rule(
    'CHORUS-ATTACHMENT-SIZE',
    ['BT-125'],
    { fr: 'un fichier joint dépasse 10 Mo', en: 'an attached file is larger than 10 MB' },
    { fr: 'Compressez ou partagez le fichier.', en: 'Compress or split the file.' },
    (invoice) => failing(invoice, (file) => sizeOf(file) <= LARGEST, 'content'),
  ),
  law(
    'CHORUS-ATTACHMENTS-SIZE',
    ['BT-125'],
    'attachments',
    {
      fr: 'les fichiers joints dépassent ensemble 120 Mo',
      en: 'the attached files together are larger than 120 MB',
    },
    { fr: 'Joignez-en moins.', en: 'Attach fewer.' },
    ({ attachments }) =>
      attachments.reduce((total, { file }) => total + (file ? sizeOf(file) : 0), 0) <=
      LARGEST_OF_ALL,
  ),
];
