import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readInvoice } from '#activities/formats/read.ts';
import type { Value } from '#workflows/context.ts';
import type { Flow } from '#workflows/flow/schema.ts';
import { canonicalJson } from '#workflows/plan.ts';
import type { Problem } from '#workflows/problem.ts';
import { fileWords } from '../fileWords.ts';
import { readDrawing } from './drawing.ts';
import { openFile } from './files.ts';
import { exactlyOne, parseOptions } from './options.ts';
import { optionTable } from './optionTable.ts';
import { table } from './output.ts';
import { problemTable } from './problems.ts';
import { type Course, courseOf, type Given, type Planned, plannedBy } from './rehearsal.ts';
import { CliError, type ExitCode, type Run, usageError } from './verb.ts';

type Candidate =
  | (Given & { readonly name: string })
  | { readonly name: string; readonly problems: readonly Problem[] };

/**
 * `facteur flow simulate FLOW`: what would become of invoices, without side effects. `--on DIR` is offline: files of one
 * stem are one invoice, and `--param NAME=VALUE` gives what its customer would have set. `--last N` asks the server.
 * Exit 1 where an invoice can't be read or would wait for a person.
 */
export const simulateFlow: Run = async (args, out) => {
  const { values, positionals } = parseOptions(args, optionTable['flow simulate']);
  const file = exactlyOne(positionals, 'un circuit', 'a flow');
  const { on, last } = values;
  if ((on === undefined) === (last === undefined)) {
    throw usageError('donnez --on DIR ou --last N', 'give either --on DIR or --last N');
  }
  const flow = await planOf(file, out.language);
  const other =
    values.against === undefined ? undefined : await planOf(values.against, out.language);
  const params = paramsIn(values.param ?? [], flow.flow);
  const candidates =
    last === undefined
      ? invoicesIn(on as string, params)
      : (await import('./lastInvoices.ts')).lastInvoices(last);
  let exit: ExitCode = 0;
  for await (const candidate of candidates) {
    const { name } = candidate;
    if ('problems' in candidate) {
      exit = 1;
      const { problems } = candidate;
      const result = { file: name, problems };
      out.result(result, () => `${name}\n${problemTable(problems, out.language)}`);
      continue;
    }
    const course = await courseOf(flow, candidate);
    if (course.fault) exit = 1;
    const against = other && (await courseOf(other, candidate));
    const changed = against && differences(against, course);
    const invoice = candidate.invoice.number ?? null;
    const result = { file: name, invoice, ...course, ...(against ? { against, changed } : {}) };
    out.result(result, () => inWords(name, course, against, out.language));
  }
  return exit;
};

async function planOf(file: string, language: 'fr' | 'en'): Promise<Planned> {
  const planned = plannedBy(await readDrawing(file));
  if (planned.ok) return planned;
  const text = `${file}\n${problemTable(planned.problems, language)}`;
  throw new CliError(1, { fr: text, en: text });
}

/** `to=a@x.example,b@x.example`: a list where the flow declares addresses, a text or yes/no elsewhere. */
function paramsIn(given: readonly string[], flow: Flow): Readonly<Record<string, Value>> {
  const entries = given.map((pair): [string, Value] => {
    const [, name = '', value = ''] = /^(\w+)=(.*)$/s.exec(pair) ?? [];
    const type = flow.params.find((param) => param.name === name)?.type;
    if (type === undefined) {
      throw usageError(
        `--param : le circuit n’a pas de paramètre dans « ${pair} »`,
        `--param: the flow has no parameter in “${pair}”`,
      );
    }
    if (type === 'addresses') return [name, value.split(',').map((address) => address.trim())];
    return [name, type === 'boolean' ? value === 'true' : value];
  });
  return Object.fromEntries(entries);
}

/** In the order of their names, each read when its turn comes: a folder may hold thousands. */
async function* invoicesIn(
  folder: string,
  params: Readonly<Record<string, Value>>,
): AsyncGenerator<Candidate> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error) => {
    const { fr, en } = fileWords(error);
    throw usageError(`${folder} illisible : ${fr}`, `${folder} can’t be read: ${en}`);
  });
  const names = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.'));
  const byStem = new Map<string, string[]>();
  for (const name of names.map((entry) => entry.name).sort()) {
    const stem = name.replace(/\.[^.]*$/, '');
    byStem.set(stem, [...(byStem.get(stem) ?? []), name]);
  }
  if (byStem.size === 0) throw usageError(`aucun fichier dans ${folder}`, `no file in ${folder}`);
  for (const group of byStem.values()) {
    const name = group.join(' + ');
    const opened = await Promise.all(group.map((one) => openFile(join(folder, one))));
    const problems = opened.flatMap((one) => (one.ok ? [] : one.problems));
    if (problems.length > 0) {
      yield { name, problems };
      continue;
    }
    const files = opened.flatMap((one) => (one.ok ? [one.file] : []));
    const read = await readInvoice(files);
    if (read.ok) yield { name, invoice: read.invoice, files, params };
    else yield { name, problems: read.problems };
  }
}

const differences = (before: Course, after: Course): readonly (keyof Course)[] =>
  (Object.keys(after) as (keyof Course)[]).filter(
    (what) => canonicalJson(before[what]) !== canonicalJson(after[what]),
  );

function inWords(
  name: string,
  course: Course,
  against: Course | undefined,
  language: 'fr' | 'en',
): string {
  const { outcome, path, mails, files, channels, fault } = course;
  const rows = [
    ['  →', outcome ?? '—', path.join(' · ')],
    ...(fault
      ? [
          ['  ✗', fault.node, `${fault.code} ${fault.title[language]}: ${fault.message[language]}`],
          ['', '', fault.help[language]],
        ]
      : []),
    ...mails.map(({ to, cc, subject, attachments }) => [
      '  @',
      [...to, ...cc].join(', '),
      [subject, ...attachments].join(' · '),
    ]),
    ...files.map((file) => ['  ↑', file]),
    ['  ⇢', channels.join(', ')],
    ...(against ? differences(against, course) : []).map((what) => [
      '  ±',
      what,
      `${JSON.stringify(against?.[what])} → ${JSON.stringify(course[what])}`,
    ]),
  ];
  return `${name}\n${table(rows)}`;
}
