import { runCli } from '#server/cli/run.ts';

export interface Ran {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The lines of standard output that are JSON objects. */
  readonly lines: () => readonly Record<string, unknown>[];
}

/** Runs a command in this process, with only these settings in its environment. */
export async function facteur(
  args: readonly string[],
  { env = {} }: { readonly env?: NodeJS.ProcessEnv } = {},
): Promise<Ran> {
  const outside = { ...process.env };
  for (const name of Object.keys(process.env)) {
    if (/^(FACTEUR_(?!SHARED)|TEMPORAL_|DATABASE_URL|PORT)/.test(name)) delete process.env[name];
  }
  Object.assign(process.env, env);
  let stdout = '';
  let stderr = '';
  try {
    const exit = await runCli(
      args,
      {},
      (text) => {
        stdout += text;
      },
      (text) => {
        stderr += text;
      },
    );
    return { exit, stdout, stderr, lines: () => objectsIn(stdout) };
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in outside)) delete process.env[name];
    Object.assign(process.env, outside);
  }
}

const objectsIn = (stdout: string): readonly Record<string, unknown>[] =>
  stdout
    .split('\n')
    .filter((line) => line.startsWith('{') && line.endsWith('}'))
    .map((line) => JSON.parse(line));
