import { readInvoices } from '#activities/formats/read.ts';
import { openEach } from './files.ts';
import { atLeastOne, parseOptions } from './options.ts';
import { problemTable } from './problems.ts';
import type { ExitCode, Run } from './verb.ts';

/** `facteur read`: the canonical invoices of each file; `{file, problems}` in the place of one that gives none. */
export const read: Run = async (args, out) => {
  const files = atLeastOne(parseOptions(args, {}).positionals, 'un fichier', 'a file');
  let exit: ExitCode = 0;
  for await (const { path: file, opened } of openEach(files, out)) {
    for (const result of opened.ok ? await readInvoices(opened.file) : [opened]) {
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
