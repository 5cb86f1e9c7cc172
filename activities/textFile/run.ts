import { fault } from '#workflows/node.ts';
import type { Activity } from '../activity.ts';
import { firstOf, noValueFor } from '../faults.ts';
import { customerLanguage, fill } from '../fill.ts';
import { encode } from './encode.ts';
import { textFile } from './manifest.ts';

/**
 * Writes a text file beside the invoice, as `documents.index`.
 *
 * @throws TEXT_FILE_VALUE_MISSING, TEXT_FILE_INVALID, TEXT_FILE_CHARACTER
 */
export const run: Activity<typeof textFile> = async ({ config, context }, { documents }) => {
  const write = (source: string, kind: 'lines' | 'fileName'): string =>
    fill(source, kind, context, customerLanguage(context), {
      missing: (missing) =>
        fault(textFile, 'TEXT_FILE_VALUE_MISSING', noValueFor(missing), { missing }),
      invalid: (problems) => fault(textFile, 'TEXT_FILE_INVALID', firstOf(problems), { problems }),
    });
  const name = write(config.name, 'fileName');
  const lines = `${write(config.body, 'lines').replace(/\n+$/, '')}\n`;
  const encoded = encode(
    config.lineEnd === 'crlf' ? lines.replaceAll('\n', '\r\n') : lines,
    config.encoding,
  );
  if (!encoded.ok) throw unwritable(encoded, config.encoding);
  const written = await documents.write(encoded.bytes, { type: 'text/plain', name });
  return {
    documents: { index: written },
    note: name,
    evidence: [
      {
        kind: 'text-file',
        detail: { name, encoding: config.encoding, lineEnd: config.lineEnd },
        document: written,
      },
    ],
  };
};

function unwritable(
  { character, line, column }: { character: string; line: number; column: number },
  encoding: string,
): Error {
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return fault(
    textFile,
    'TEXT_FILE_CHARACTER',
    {
      fr: `« ${character} » (${code}), ligne ${line}, caractère ${column}, n’existe pas en ${encoding}`,
      en: `“${character}” (${code}), line ${line}, character ${column}, does not exist in ${encoding}`,
    },
    { character, line, column, encoding },
  );
}
