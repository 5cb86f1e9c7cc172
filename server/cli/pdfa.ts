import { toldImage } from '#activities/formats/pdf/imageChanges.ts';
import type { PdfReply } from '#activities/formats/pdf/jobs.ts';
import type { Pdfa } from '#activities/formats/pdf/pdfa.ts';
import { pdfProblem } from '#activities/formats/pdf/problems.ts';
import type { ImageChange } from '#activities/formats/pdf/recode.ts';
import { inPdfThread } from '#activities/formats/pdf/thread.ts';
import { readInput, writeOutput } from './files.ts';
import { exactlyOne, parseOptions } from './options.ts';
import { optionTable } from './optionTable.ts';
import { problemTable } from './problems.ts';
import { type Run, usageError } from './verb.ts';

/** `facteur pdfa`: the PDF as PDF/A-3b, with what was repaired, and no larger than asked. */
export const pdfa: Run = async (args, out) => {
  const { values, positionals } = parseOptions(args, optionTable.pdfa);
  const file = exactlyOne(positionals, 'un fichier', 'a file');
  const path = values.out;
  if (path === undefined) throw usageError('il manque -o', '-o is missing');
  const maxBytes = bytesOf(values['max-bytes']);
  const begun = performance.now();
  const { name, bytes } = await readInput(file);
  const done = await converted(name, bytes, maxBytes);
  const ms = Math.round(performance.now() - begun);
  if (!done.ok) {
    const { problems } = done;
    out.result({ out: null, repairs: [], problems, ms }, () =>
      problemTable(problems, out.language),
    );
    return 1;
  }
  const { pdf, repairs, images } = done.value;
  await writeOutput(path, pdf);
  out.result({ out: path, repairs, ...(images && { images }), ms }, () =>
    [
      path,
      ...repairs.map(({ message, detail }) => `  ${out.say(message)} ${detail}`.trimEnd()),
      ...(images ?? []).map((image) => `  ${out.say(toldImage(image))}`),
    ].join('\n'),
  );
  return 0;
};

type Made = PdfReply<Pdfa & { readonly images?: readonly ImageChange[] }>;

async function converted(name: string, bytes: Uint8Array, maxBytes?: number): Promise<Made> {
  // A fixed day, so that the same file gives the same bytes.
  const options = { title: name, author: '', date: '2000-01-01T00:00:00Z' };
  const made = await inPdfThread('pdfa', { bytes, options });
  if (!made.ok || maxBytes === undefined) return made;
  const small = await inPdfThread('compress', { bytes: made.value.pdf, maxBytes });
  if (!small.ok) return small;
  const { pdf, isMet, images } = small.value;
  return isMet
    ? { ok: true, value: { ...made.value, pdf, images } }
    : { ok: false, problems: [pdfProblem('PDF_SIZE', `${pdf.length} > ${maxBytes}`)] };
}

function bytesOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,11}$/.test(text))
    throw usageError(
      '--max-bytes veut un nombre d’octets, par exemple 5000000',
      '--max-bytes wants a number of bytes, for example 5000000',
    );
  return Number(text);
}
