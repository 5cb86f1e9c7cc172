import { type Language, makeOutput } from './output.ts';
import { CliError, type ExitCode } from './verb.ts';
import { help, verbs } from './verbs.ts';

/**
 * The command line. Options of every verb: `--json` (one object a line), `--lang fr|en` (else the locale's, else
 * French). Nothing is asked back, and nothing is loaded but what the verb needs.
 */
export async function runCli(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
  stdout: (text: string) => void,
  stderr: (text: string) => void,
): Promise<ExitCode> {
  const { rest, json, language } = readCommon(argv, env);
  const out = makeOutput({ json, language }, stdout, stderr);
  const [name, ...args] = rest;
  try {
    if (name === undefined || name === 'help' || name === '--help' || args.includes('--help')) {
      (name === undefined ? stderr : stdout)(help(language, name === 'help' ? args[0] : name));
      return name === undefined ? 2 : 0;
    }
    const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
    if (!verb) {
      throw new CliError(2, {
        fr: `verbe inconnu : ${name} (« facteur help » les donne tous)`,
        en: `unknown verb: ${name} (“facteur help” lists them)`,
      });
    }
    const run = await verb.load();
    return await run(args, out);
  } catch (error) {
    if (error instanceof CliError) {
      stderr(`facteur: ${out.say(error.text)}\n`);
      return error.exit;
    }
    throw error;
  }
}

function readCommon(argv: readonly string[], env: NodeJS.ProcessEnv) {
  const rest: string[] = [];
  let json = false;
  let language: Language = localeOf(env);
  for (let i = 0; i < argv.length; i++) {
    const arg = argv[i] as string;
    if (arg === '--json') json = true;
    else if (arg === '--lang') language = argv[++i] === 'en' ? 'en' : 'fr';
    else if (arg.startsWith('--lang=')) language = arg === '--lang=en' ? 'en' : 'fr';
    else rest.push(arg);
  }
  return { rest, json, language };
}

const localeOf = (env: NodeJS.ProcessEnv): Language =>
  /^en/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? 'en' : 'fr';
