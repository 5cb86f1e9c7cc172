import { writeFile } from 'node:fs/promises';
import { writeCii } from '#activities/formats/cii/cii.ts';
import { writeJson } from '#activities/formats/json.ts';
import { creditNote, domesticInvoice } from './invoices.ts';

/** The sample files and what they hold; `npx tsx test/samples/write.ts` writes them anew. */
export const sampleFiles: readonly (readonly [name: string, content: string])[] = [
  ['invoice.json', writeJson(domesticInvoice)],
  ['invoice.cii.xml', writeCii(domesticInvoice)],
  ['credit-note.json', writeJson(creditNote)],
  ['credit-note.cii.xml', writeCii(creditNote)],
];

if (import.meta.filename === process.argv[1])
  for (const [name, content] of sampleFiles)
    await writeFile(new URL(name, import.meta.url), content);
