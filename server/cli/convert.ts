import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { type Conversion, convertInvoice } from '#activities/formats/convert.ts';
import { type ReadFiles, readInvoice } from '#activities/formats/read.ts';
import { treatments } from '#workflows/invoice/rules/judged.ts';
import { profileNamed, type Target, targetNames, targets } from '#workflows/invoice/targets.ts';
import { fileWords } from '../fileWords.ts';
import { noteDetected } from './detected.ts';
import { openEach, readInput, writeOutput } from './files.ts';
import { atLeastOne, exactlyOne, oneOf, parseOptions } from './options.ts';
import { optionTable } from './optionTable.ts';
import type { Output } from './output.ts';
import { problemTable } from './problems.ts';
import { type Run, usageError } from './verb.ts';
import { partnerIn, readingOf } from './wishes.ts';

/**
 * `facteur convert`: reads each invoice and writes it in another format. With `--pdf`, the one file is the data of that
 * PDF. Several files are written to a folder, each under its own name.
 */
export const convert: Run = async (args, out) => {
  const { values, positionals } = parseOptions(args, optionTable.convert);
  const files = atLeastOne(positionals, 'un fichier', 'a file');
  if (values.to === undefined) throw usageError('il manque --to', '--to is missing');
  const to = oneOf('--to', values.to, targetNames);
  const target: Target = targets[to];
  const { profile } = values;
  if (profile !== undefined && !profileNamed(target, profile)) throw noProfile(target, profile);
  if (values.out === undefined) throw usageError('il manque -o', '-o is missing');
  const partner = await targetPartner(values.partner, target);
  const treatment =
    values.treatment === undefined ? undefined : oneOf('--treatment', values.treatment, treatments);
  const how = await readingOf({ ...values, partner: values['from-partner'] });
  if (values.pdf !== undefined) exactlyOne(files, 'un fichier', 'a file');
  const outputs = files.length === 1 ? [values.out] : await outputsIn(values.out, files, target);
  const pdf = values.pdf === undefined ? [] : [await readInput(values.pdf)];
  let isGood = true;
  let done = 0;
  for await (const { path: file, opened } of openEach(files, out)) {
    const begun = performance.now();
    const read = opened.ok ? await readInvoice([opened.file, ...pdf], how) : opened;
    noteDetected(file, read, out);
    const made = await write({ to, profile, partner, treatment }, read, outputs[done] as string);
    done += 1;
    isGood &&= made.out !== null;
    report(file, { ...made, ms: Math.round(performance.now() - begun) }, out);
  }
  return isGood ? 0 : 1;
};

function noProfile({ profiles }: Target, wanted: string): Error {
  const names = profiles.map(({ id }) => id);
  return names.length > 0
    ? usageError(
        `--profile : ${wanted} n’est pas ${names.join(' | ')}`,
        `--profile: ${wanted} is not ${names.join(' | ')}`,
      )
    : usageError('ce format n’a pas de --profile', 'this format has no --profile');
}

/** @throws usage where the file is not that of a partner, or the format has none */
async function targetPartner(path: string | undefined, { directory }: Target) {
  if (path === undefined) return undefined;
  if (!directory)
    throw usageError('ce format n’a pas de --partner', 'this format has no --partner');
  return partnerIn(path, directory);
}

/** @throws usage where two files would be written to one */
async function outputsIn(folder: string, files: readonly string[], { extension }: Target) {
  const outputs = files.map((file) => join(folder, `${basename(file, extname(file))}${extension}`));
  const twice = outputs.find((path, i) => outputs.indexOf(path) !== i);
  if (twice !== undefined) {
    throw usageError(
      `deux factures s’écriraient dans ${twice} : convertissez-les à part`,
      `two invoices would be written to ${twice}: convert them apart`,
    );
  }
  await mkdir(folder, { recursive: true }).catch((error) => {
    const { fr, en } = fileWords(error);
    throw usageError(
      `${folder} : écriture impossible : ${fr}`,
      `${folder} can’t be written: ${en}`,
    );
  });
  return outputs;
}

async function write(
  how: Pick<Conversion, 'to' | 'profile' | 'partner' | 'treatment'>,
  read: ReadFiles,
  path: string,
) {
  const made = read.ok
    ? await convertInvoice({ ...how, invoice: read.invoice, pdf: read.pdf?.bytes })
    : read;
  if (!made.ok || !read.ok) {
    const problems = made.ok ? [] : made.problems;
    return { out: null, sha256: null, bytes: 0, lost: [], problems };
  }
  await writeOutput(path, made.bytes);
  return {
    out: path,
    sha256: createHash('sha256').update(made.bytes).digest('hex'),
    bytes: made.bytes.length,
    lost: made.lost,
    problems: [...read.unmapped, ...made.problems],
  };
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
