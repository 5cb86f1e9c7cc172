import { readInvoices } from '#activities/formats/read.ts';
import { noteDetected } from './detected.ts';
import { openEach } from './files.ts';
import { atLeastOne, parseOptions } from './options.ts';
import { optionTable } from './optionTable.ts';
import { problemTable } from './problems.ts';
import type { ExitCode, Run } from './verb.ts';
import { readingOf } from './wishes.ts';

/** `facteur read`: the canonical invoices of each file; `{file, problems}` in the place of one that gives none. */
export const read: Run = async (args, out) => {
  const { values, positionals } = parseOptions(args, optionTable.read);
  const files = atLeastOne(positionals, 'un fichier', 'a file');
  const how = await readingOf(values);
  let exit: ExitCode = 0;
  for await (const { path: file, opened } of openEach(files, out)) {
    const results = opened.ok ? await readInvoices(opened.file, how) : [opened];
    noteDetected(file, results[0], out);
    for (const result of results) {
      if (result.ok) {
        const { invoice } = result;
        out.result(invoice, () => JSON.stringify(invoice, undefined, 2));
        continue;
      }
      const { problems } = result;
      exit = 1;
      out.result({ file, problems }, () => `${file}\n${problemTable(problems, out.language)}`);
    }
  }
  return exit;
};
