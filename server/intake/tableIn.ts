import { readReferenceTable } from '#activities/lookup/readTable.ts';
import type { ReferenceTable } from '#activities/lookup/table.ts';
import { refuse } from '../api/problems.ts';

/** The reference table that was uploaded. @throws REQUEST_INVALID, TABLE_INVALID */
export function tableIn(files: readonly { readonly bytes: Uint8Array }[]): ReferenceTable {
  const [file, ...more] = files;
  if (!file || more.length > 0)
    throw refuse('REQUEST_INVALID', {
      fr: 'Il faut un fichier CSV.',
      en: 'It takes one CSV file.',
    });
  const read = readReferenceTable(file.bytes);
  if (read.ok) return read.table;
  const { problems } = read;
  throw refuse(
    'TABLE_INVALID',
    {
      fr: problems.map(({ message }) => message.fr).join(' '),
      en: problems.map(({ message }) => message.en).join(' '),
    },
    { problems },
  );
}
