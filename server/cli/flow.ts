import { catalogue } from '#activities/catalogue.ts';
import { compile } from '#workflows/compile.ts';
import { diffFlows } from '#workflows/flow/diff.ts';
import { isFatal } from '#workflows/problem.ts';
import { drawingFrom, jsonFrom, readDrawing } from './drawing.ts';
import { explain } from './explain.ts';
import { type Opened, openEach } from './files.ts';
import { atLeastOne, oneOf, parseOptions } from './options.ts';
import { problemTable } from './problems.ts';
import { type ExitCode, type Run, usageError } from './verb.ts';

/** `facteur flow …`: what drawings say, without a server. */
export const flow: Run = async ([name = '', ...args], out) => {
  const verb = oneOf('flow', name, ['check', 'compile', 'diff', 'explain', 'simulate']);
  return { check, compile: compileFiles, diff, explain: explainFiles, simulate }[verb](args, out);
};

/** It brings all the steps' code with it, which the others do without. */
const simulate: Run = async (args, out) => (await import('./simulate.ts')).simulateFlow(args, out);

const check: Run = async (args, out) => {
  let exit: ExitCode = 0;
  for await (const { path: file, opened } of openEach(filesOf(args), out)) {
    const compiled = compiledFrom(file, opened);
    const problems = compiled.ok ? compiled.warnings : compiled.problems;
    const valid = !problems.some(isFatal);
    if (!valid) exit = 1;
    out.result({ file, valid, problems }, () => {
      const verdict = valid ? { fr: 'publiable', en: 'can be published' } : refused;
      return [`${file}: ${out.say(verdict)}`, problemTable(problems, out.language)]
        .join('\n')
        .trimEnd();
    });
  }
  return exit;
};

/** A file that is no JSON is a drawing with a problem, as one is that can't be compiled. */
function compiledFrom(path: string, opened: Opened) {
  const json = jsonFrom(path, opened);
  return json.ok ? compile(json.value, catalogue) : json;
}

const refused = { fr: 'à corriger', en: 'to be corrected' };

const compileFiles: Run = async (args, out) => {
  let exit: ExitCode = 0;
  for await (const { path: file, opened } of openEach(filesOf(args), out)) {
    const compiled = compiledFrom(file, opened);
    if (compiled.ok) {
      const { plan } = compiled;
      out.result({ file, hash: plan.hash, plan }, () => JSON.stringify(plan, undefined, 2));
      continue;
    }
    exit = 1;
    const { problems } = compiled;
    out.result({ file, problems }, () =>
      [`${file}: ${out.say(refused)}`, problemTable(problems, out.language)].join('\n'),
    );
  }
  return exit;
};

const diff: Run = async (args, out) => {
  const [before, after, more] = filesOf(args);
  if (!before || !after || more) {
    throw usageError('flow diff veut deux fichiers', 'flow diff takes two files');
  }
  const changes = diffFlows(await readDrawing(before), await readDrawing(after), catalogue);
  const visible = changes.filter((change) => !('implied' in change && change.implied));
  if (out.json) for (const change of changes) out.result(change, () => '');
  else if (visible.length === 0) out.result({}, () => out.say({ fr: 'rien', en: 'nothing' }));
  else for (const { text } of visible) out.result({}, () => out.say(text));
  return 0;
};

const explainFiles: Run = async (args, out) => {
  let exit: ExitCode = 0;
  for await (const { path: file, opened } of openEach(filesOf(args), out)) {
    const drawing = drawingFrom(file, opened);
    if (drawing.ok) {
      const text = explain(drawing.flow, catalogue);
      out.result({ file, text }, () => out.say(text));
      continue;
    }
    exit = 1;
    const { problems } = drawing;
    out.result({ file, problems }, () => `${file}\n${problemTable(problems, out.language)}`);
  }
  return exit;
};

const filesOf = (args: readonly string[]): readonly string[] =>
  atLeastOne(parseOptions(args, {}).positionals, 'un fichier', 'a file');
