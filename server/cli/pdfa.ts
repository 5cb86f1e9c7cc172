import { inPdfThread } from '#activities/formats/pdf/thread.ts';
import { readInput, writeOutput } from './files.ts';
import { exactlyOne, parseOptions } from './options.ts';
import { optionTable } from './optionTable.ts';
import { problemTable } from './problems.ts';
import { type Run, usageError } from './verb.ts';

/** `facteur pdfa`: the PDF as PDF/A-3b, with what was repaired. */
export const pdfa: Run = async (args, out) => {
  const { values, positionals } = parseOptions(args, optionTable.pdfa);
  const file = exactlyOne(positionals, 'un fichier', 'a file');
  const path = values.out;
  if (path === undefined) throw usageError('il manque -o', '-o is missing');
  const begun = performance.now();
  const { name, bytes } = await readInput(file);
  // A fixed day, so that the same file gives the same bytes.
  const options = { title: name, author: '', date: '2000-01-01T00:00:00Z' };
  const done = await inPdfThread('pdfa', { bytes, options });
  const ms = Math.round(performance.now() - begun);
  if (!done.ok) {
    const { problems } = done;
    out.result({ out: null, repairs: [], problems, ms }, () =>
      problemTable(problems, out.language),
    );
    return 1;
  }
  const { pdf, repairs } = done.value;
  await writeOutput(path, pdf);
  out.result({ out: path, repairs, ms }, () =>
    [
      path,
      ...repairs.map(({ message, detail }) => `  ${out.say(message)} ${detail}`.trimEnd()),
    ].join('\n'),
  );
  return 0;
};
