import type { Text } from '#workflows/text.ts';
import { languageOf } from '../language.ts';
import { closest } from './closest.ts';
import { help } from './help.ts';
import { withGuess } from './options.ts';
import { makeOutput } from './output.ts';
import { CliError, type ExitCode, usageError } from './verb.ts';
import { verbs } from './verbs.ts';

/** A file to read or to write, or the target that is one. To guess wrong costs a thread that has nothing to do. */
const PDF = /\.pdf$|^(--to=)?facturx$/i;

/**
 * The command line. Options of every verb: `--json` (one object a line), `--lang fr|en` (else the locale's, else
 * English), `--help`. Nothing is asked back, and nothing is loaded but what the verb needs.
 *
 * @param terminal whether a person watches stderr: only then is progress shown
 */
export async function runCli(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
  stdout: (text: string) => void,
  stderr: (text: string) => void,
  terminal = false,
): Promise<ExitCode> {
  const { rest, json, language, lang } = readCommon(argv, env);
  const out = makeOutput({ json, language }, { stdout, stderr, terminal });
  const [name, ...args] = rest;
  try {
    if (lang !== language)
      throw usageError(`--lang : fr ou en, pas ${lang}`, `--lang: fr or en, not ${lang}`);
    if (name === undefined) {
      stderr(help(language));
      return 2;
    }
    if (name === 'help' || name === '--help' || args.includes('--help')) {
      const about = name === 'help' ? args[0] : name === '--help' ? undefined : name;
      if (about !== undefined) verbNamed(about);
      stdout(help(language, about));
      return 0;
    }
    const verb = verbNamed(name);
    if (verb.takesPdf && args.some((arg) => PDF.test(arg))) {
      const { startPdfThread } = await import('#activities/formats/pdf/thread.ts');
      startPdfThread();
    }
    const run = await verb.load();
    return await run(args, out);
  } catch (error) {
    if (error instanceof CliError) {
      out.note(prefixed(error.text));
      return error.exit;
    }
    throw error;
  }
}

const prefixed = ({ fr, en }: Text): Text => ({ fr: `facteur: ${fr}`, en: `facteur: ${en}` });

/** @throws usage where there is none, with the one that was probably meant */
function verbNamed(name: string) {
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (verb) return verb;
  const guess = closest(name, Object.keys(verbs));
  const unknown = { fr: `verbe inconnu : ${name}`, en: `unknown verb: ${name}` };
  const { fr, en } = withGuess(unknown, guess);
  throw usageError(`${fr} (« facteur help » les donne tous)`, `${en} (“facteur help” lists them)`);
}

function readCommon(argv: readonly string[], env: NodeJS.ProcessEnv) {
  const rest: string[] = [];
  let json = false;
  let lang: string | undefined;
  for (let i = 0; i < argv.length; i++) {
    const arg = argv[i] as string;
    if (arg === '--json') json = true;
    else if (arg === '--lang') lang = argv[++i] ?? '';
    else if (arg.startsWith('--lang=')) lang = arg.slice('--lang='.length);
    else rest.push(arg);
  }
  const language = lang === 'fr' || lang === 'en' ? lang : languageOf(env);
  return { rest, json, language, lang: lang ?? language };
}
