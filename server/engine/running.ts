import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the parts that run on this machine were last started. Undefined for what never was. */
export interface LastAddresses {
  readonly databaseUrl: string | undefined;
  /** `host:port`. */
  readonly temporal: string | undefined;
  readonly mailbox: { readonly host: string; readonly port: number } | undefined;
}

const HOST = '127.0.0.1';

/** @param data the data folder */
export async function lastAddresses(data: string): Promise<LastAddresses> {
  const portOf = async (name: string) => Number(await read(join(data, 'run', `${name}.port`)));
  const [postgres, temporal, mailbox] = await Promise.all([
    portOf('postgres'),
    portOf('temporal'),
    portOf('mailbox'),
  ]);
  const password = await read(join(data, 'postgres', 'password'));
  return {
    databaseUrl:
      postgres > 0 && password !== ''
        ? `postgres://facteur:${password}@${HOST}:${postgres}/facteur`
        : undefined,
    temporal: temporal > 0 ? `${HOST}:${temporal}` : undefined,
    mailbox: mailbox > 0 ? { host: HOST, port: mailbox } : undefined,
  };
}

const read = (file: string): Promise<string> =>
  readFile(file, 'utf8').then(
    (text) => text.trim(),
    () => '',
  );
