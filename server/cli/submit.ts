import { indexAmong } from '#activities/formats/csv/documents.ts';
import type { CsvMapping } from '#activities/formats/csv/mapping.ts';
import { kindOf } from '#activities/formats/sniff.ts';
import { type Reply, submitInvoice } from '../api/contract.ts';
import { type Client, connectServer } from './client.ts';
import { noteDetected } from './detected.ts';
import { type InputFile, openEach, openFile, readInput } from './files.ts';
import { atLeastOne, exactlyOne, parseOptions } from './options.ts';
import { optionTable } from './optionTable.ts';
import { type Output, table } from './output.ts';
import { problemTable } from './problems.ts';
import { CliError, type ExitCode, type Run, usageError } from './verb.ts';
import { mappingIn } from './wishes.ts';

type Receipt = Reply<typeof submitInvoice>;

/** Files in one request, as the API takes them. */
const MOST_FILES = 200;

/**
 * `facteur submit`: hands each file to the server as one invoice; with `--pdf`, the one file is the data of that PDF.
 * A table beside PDFs is their index: all go together, and each row is an invoice. A file or row that is refused does
 * not keep the others back.
 */
export const submit: Run = async (args, out) => {
  const { values, positionals } = parseOptions(args, optionTable.submit);
  const files = atLeastOne(positionals, 'un fichier', 'a file');
  if (values.pdf !== undefined) exactlyOne(files, 'un fichier', 'a file');
  const mapping = values.mapping === undefined ? undefined : await mappingIn(values.mapping);
  const pdf = values.pdf === undefined ? [] : [await readInput(values.pdf)];
  const server = await connectServer(process.env);
  const fields = { customer: values.customer, mapping: mapping && JSON.stringify(mapping) };
  if (await isIndexed(files, mapping)) return submitIndex(server, files, fields, mapping, out);
  let exit: ExitCode = 0;
  for await (const { path: file, opened } of openEach(files, out)) {
    try {
      if (!opened.ok) throw new CliError(1, opened.text);
      const receipt = await server.upload(submitInvoice, formOf([opened.file, ...pdf], fields));
      told(file, receipt, out);
    } catch (error) {
      if (!(error instanceof CliError) || error.exit !== 1) throw error;
      exit = 1;
      out.result({ file, error: error.text }, () => `${file}  ${out.say(error.text)}`);
    }
  }
  return exit;
};

/** Whether one of the files is a table and all others are PDFs. Looks at one file at a time. */
async function isIndexed(paths: readonly string[], mapping?: CsvMapping): Promise<boolean> {
  if (paths.length < 2) return false;
  let tables = 0;
  for (const path of paths) {
    const opened = await openFile(path);
    if (!opened.ok) return false;
    const kind = kindOf(opened.file.bytes, mapping);
    if (kind === 'csv' || kind === 'xlsx') tables += 1;
    else if (kind !== 'pdf') return false;
  }
  return tables === 1;
}

async function submitIndex(
  server: Client,
  paths: readonly string[],
  fields: Fields,
  mapping: CsvMapping | undefined,
  out: Output,
): Promise<ExitCode> {
  if (paths.length > MOST_FILES) {
    throw usageError(
      `${MOST_FILES} fichiers au plus à la fois, index compris : découpez l’index`,
      `at most ${MOST_FILES} files at a time, with the index: split it`,
    );
  }
  const files: InputFile[] = [];
  for (const path of paths) files.push(await readInput(path));
  // A single PDF may as well be the pages of the one invoice that the table describes.
  const found = await indexAmong(files, mapping);
  const receipt = await server.upload(submitInvoice, formOf(files, fields));
  if (!('rows' in receipt)) {
    told(paths.join(' '), receipt, out);
    return 0;
  }
  const { index, rows } = receipt;
  noteDetected(found?.index.name ?? '', { detected: [index.detected] }, out);
  if (index.unnamed.length > 0) {
    const names = index.unnamed.join(', ');
    out.note({
      fr: `que l’index ne nomme pas, et qui ne partent donc pas : ${names}`,
      en: `not named by the index, and so not sent: ${names}`,
    });
  }
  for (const { receipt: taken, ...row } of rows) {
    const { row: line, file, number, problems } = row;
    const { invoice, delivery, duplicateOf } = taken ?? {};
    out.result({ ...row, ...taken }, () =>
      [
        table([
          [
            `${line}`,
            number ?? '',
            file ?? '',
            taken ? `${invoice}  ${delivery}` : '✗',
            duplicateOf ? '=' : '',
          ],
        ]),
        ...(taken || problems.length === 0 ? [] : [problemTable(problems, out.language)]),
      ].join('\n'),
    );
  }
  return rows.every((row) => row.receipt) ? 0 : 1;
}

function told(file: string, receipt: Receipt, out: Output): void {
  if ('rows' in receipt) return;
  noteDetected(file, receipt, out);
  out.result(receipt, () =>
    table([[file, receipt.invoice, receipt.delivery, receipt.duplicateOf ? '=' : '']]),
  );
}

interface Fields {
  readonly customer: string | undefined;
  readonly mapping: string | undefined;
}

function formOf(files: readonly InputFile[], fields: Fields): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields))
    if (value !== undefined) form.set(name, value);
  for (const { name, bytes } of files) form.append('files', new Blob([Buffer.from(bytes)]), name);
  return form;
}
