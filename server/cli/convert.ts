import { createHash } from 'node:crypto';
import { writeCii } from '#activities/formats/cii/cii.ts';
import { toFacturX } from '#activities/formats/facturx.ts';
import { writeJson } from '#activities/formats/json.ts';
import { inPdfThread } from '#activities/formats/pdf/thread.ts';
import { readInvoice } from '#activities/formats/read.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import type { Problem } from '#workflows/problem.ts';
import { readInput, writeOutput } from './files.ts';
import { exactlyOne, oneOf, parseOptions } from './options.ts';
import { problemTable } from './problems.ts';
import { notInThisVersion, type Run, usageError } from './verb.ts';

const TARGETS = [
  'facturx',
  'cii',
  'ubl',
  'xrechnung-cii',
  'xrechnung-ubl',
  'peppol',
  'edifact-d96a',
  'edifact-d01b',
  'json',
  'csv',
] as const;

type Made =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** `facteur convert`: reads one invoice and writes it in another format. */
export const convert: Run = async (args, out) => {
  const { values, positionals } = parseOptions(args, {
    to: { type: 'string' },
    pdf: { type: 'string' },
    profile: { type: 'string' },
    out: { type: 'string', short: 'o' },
  });
  const file = exactlyOne(positionals, 'un fichier', 'a file');
  if (values.to === undefined) throw usageError('il manque --to', '--to is missing');
  const to = oneOf('--to', values.to, TARGETS);
  if (to !== 'facturx' && to !== 'cii' && to !== 'json') throw notInThisVersion(`--to ${to}`);
  const { profile } = values;
  if (profile !== undefined && !/^en ?16931$/i.test(profile)) {
    throw notInThisVersion(`--profile ${profile}`);
  }
  const path = needed(values.out);
  const begun = performance.now();
  const files = await Promise.all([file, ...(values.pdf ? [values.pdf] : [])].map(readInput));
  const read = await readInvoice(files);
  const made: Made = read.ok ? await make(to, read.invoice, read.pdf?.bytes) : read;
  if (made.ok) await writeOutput(path, made.bytes);
  const problems = made.ok ? (read.ok ? read.unmapped : []) : made.problems;
  const bytes = made.ok ? made.bytes : undefined;
  const result = {
    out: bytes ? path : null,
    sha256: bytes ? sha256(bytes) : null,
    bytes: bytes?.length ?? 0,
    lost: [],
    problems,
    ms: Math.round(performance.now() - begun),
  };
  out.result(result, () =>
    [
      ...(bytes ? [`${path}  ${bytes.length}  ${result.sha256}`] : []),
      ...(problems.length > 0 ? [problemTable(problems, out.language)] : []),
    ].join('\n'),
  );
  return made.ok ? 0 : 1;
};

async function make(
  to: 'facturx' | 'cii' | 'json',
  invoice: Invoice,
  pdf: Uint8Array | undefined,
): Promise<Made> {
  if (to === 'json') return { ok: true, bytes: Buffer.from(writeJson(invoice)) };
  if (to === 'cii') return { ok: true, bytes: Buffer.from(writeCii(invoice)) };
  const made = await toFacturX({ invoice, profile: 'EN 16931', ...(pdf ? { pdf } : {}) });
  return made.ok ? { ok: true, bytes: made.pdf } : made;
}

/** `facteur pdfa`: the PDF as PDF/A-3b, with what was repaired. */
export const pdfa: Run = async (args, out) => {
  const { values, positionals } = parseOptions(args, { out: { type: 'string', short: 'o' } });
  const file = exactlyOne(positionals, 'un fichier', 'a file');
  const path = needed(values.out);
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

function needed(path: string | undefined): string {
  if (path === undefined) throw usageError('il manque -o', '-o is missing');
  return path;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
