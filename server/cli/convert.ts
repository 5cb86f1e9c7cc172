import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { EN16931, writeCii } from '#activities/formats/cii/cii.ts';
import { toFacturX } from '#activities/formats/facturx.ts';
import { writeJson } from '#activities/formats/json.ts';
import { type ReadFiles, readInvoice } from '#activities/formats/read.ts';
import { targets } from '#activities/formats/target.ts';
import { extensionsFit } from '#workflows/invoice/extensions.ts';
import { lostTerms } from '#workflows/invoice/lost.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import type { Problem } from '#workflows/problem.ts';
import { messageOf } from '../engine/fault.ts';
import { openEach, readInput, writeOutput } from './files.ts';
import { atLeastOne, exactlyOne, oneOf, parseOptions } from './options.ts';
import { optionTable } from './optionTable.ts';
import type { Output } from './output.ts';
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

type TargetName = keyof typeof targets;

type Made =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * `facteur convert`: reads each invoice and writes it in another format. With `--pdf`, the one file is the data of that
 * PDF. Several files are written to a folder, each under its own name.
 */
export const convert: Run = async (args, out) => {
  const { values, positionals } = parseOptions(args, optionTable.convert);
  const files = atLeastOne(positionals, 'un fichier', 'a file');
  if (values.to === undefined) throw usageError('il manque --to', '--to is missing');
  const to = oneOf('--to', values.to, TARGETS);
  if (!isTarget(to)) throw notInThisVersion(`--to ${to}`);
  const { profile } = values;
  if (profile !== undefined && !/^en ?16931$/i.test(profile)) {
    throw notInThisVersion(`--profile ${profile}`);
  }
  if (values.out === undefined) throw usageError('il manque -o', '-o is missing');
  if (values.pdf !== undefined) exactlyOne(files, 'un fichier', 'a file');
  const outputs = files.length === 1 ? [values.out] : await outputsIn(values.out, files, to);
  const pdf = values.pdf === undefined ? [] : [await readInput(values.pdf)];
  let isGood = true;
  let done = 0;
  for await (const { path: file, opened } of openEach(files, out)) {
    const begun = performance.now();
    const read = opened.ok ? await readInvoice([opened.file, ...pdf]) : opened;
    const made = await write(to, read, outputs[done] as string);
    done += 1;
    isGood &&= made.out !== null;
    report(file, { ...made, ms: Math.round(performance.now() - begun) }, out);
  }
  return isGood ? 0 : 1;
};

const isTarget = (name: string): name is TargetName => Object.hasOwn(targets, name);

/** @throws usage where two files would be written to one */
async function outputsIn(folder: string, files: readonly string[], to: TargetName) {
  const outputs = files.map((file) =>
    join(folder, `${basename(file, extname(file))}${targets[to].extension}`),
  );
  const twice = outputs.find((path, i) => outputs.indexOf(path) !== i);
  if (twice !== undefined) {
    throw usageError(
      `deux factures s’écriraient dans ${twice} : convertissez-les à part`,
      `two invoices would be written to ${twice}: convert them apart`,
    );
  }
  await mkdir(folder, { recursive: true }).catch((error) => {
    const seen = messageOf(error);
    throw usageError(
      `${folder} : écriture impossible : ${seen}`,
      `${folder} can’t be written: ${seen}`,
    );
  });
  return outputs;
}

async function write(to: TargetName, read: ReadFiles, path: string) {
  const made: Made = read.ok ? await make(to, read.invoice, read.pdf?.bytes) : read;
  if (!made.ok || !read.ok) {
    const problems = made.ok ? [] : made.problems;
    return { out: null, sha256: null, bytes: 0, lost: [], problems };
  }
  await writeOutput(path, made.bytes);
  return {
    out: path,
    sha256: createHash('sha256').update(made.bytes).digest('hex'),
    bytes: made.bytes.length,
    lost: lostTerms(read.invoice, targets[to].carries, keepsExtensions(to, read.invoice)),
    problems: read.unmapped,
  };
}

/** A Factur-X is written with its own BT-24, which the document may not have had. */
const keepsExtensions = (to: TargetName, invoice: Invoice): boolean =>
  to === 'json' ||
  extensionsFit(to === 'cii' ? invoice : { ...invoice, specification: EN16931 }, 'cii');

async function make(to: TargetName, invoice: Invoice, pdf: Uint8Array | undefined): Promise<Made> {
  if (to === 'json') return { ok: true, bytes: Buffer.from(writeJson(invoice)) };
  if (to === 'cii') return { ok: true, bytes: Buffer.from(writeCii(invoice)) };
  const made = await toFacturX({ invoice, profile: 'EN 16931', ...(pdf ? { pdf } : {}) });
  return made.ok ? { ok: true, bytes: made.pdf } : made;
}

function report(
  file: string,
  result: Awaited<ReturnType<typeof write>> & { readonly ms: number },
  out: Output,
): void {
  const without = { fr: 'non repris', en: 'not carried' };
  out.result({ file, ...result }, () =>
    [
      result.out === null ? file : `${result.out}  ${result.bytes}  ${result.sha256}`,
      ...result.lost.map(
        ({ term, path, label }) => `  − ${out.say(without)}: ${term ?? path} ${out.say(label)}`,
      ),
      ...(result.problems.length > 0 ? [problemTable(result.problems, out.language)] : []),
    ].join('\n'),
  );
}
