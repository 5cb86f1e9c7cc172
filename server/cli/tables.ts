import { basename } from 'node:path';
import { downloadTable, listTables, listTableVersions, saveTable } from '../api/contract.ts';
import { connectServer } from './client.ts';
import { readInput, writeOutput } from './files.ts';
import { exactlyOne, none, oneOf, parseOptions } from './options.ts';
import { optionTable } from './optionTable.ts';
import { table } from './output.ts';
import { type Run, usageError } from './verb.ts';

/** `facteur tables …`: reference tables, in and out. */
export const tables: Run = async ([name = '', ...args], out) => {
  const verb = oneOf('tables', name, ['list', 'import', 'export']);
  return { list, import: importTable, export: exportTable }[verb](args, out);
};

const list: Run = async (args, out) => {
  none(parseOptions(args, {}).positionals, 'tables list');
  const server = await connectServer(process.env);
  for (const found of await server.all(listTables, {}))
    out.result(found, () =>
      table([
        [
          found.name,
          `v${found.version}`,
          `${found.rowCount}`,
          found.columns.join(', '),
          found.note,
        ],
      ]),
    );
  return 0;
};

const importTable: Run = async (args, out) => {
  const { values, positionals } = parseOptions(args, optionTable['tables import']);
  const [name, path, more] = positionals;
  if (!name || !path || more !== undefined)
    throw usageError(
      'tables import veut un nom et un fichier',
      'tables import takes a name and a file',
    );
  const { bytes } = await readInput(path);
  const form = new FormData();
  form.set('name', name);
  form.set('note', values.note ?? basename(path));
  form.append('files', new Blob([Buffer.from(bytes)]), basename(path));
  const server = await connectServer(process.env);
  const saved = await server.upload(saveTable, form);
  out.result(saved, () => table([[saved.name, `v${saved.version}`, `${saved.rowCount}`]]));
  return 0;
};

const exportTable: Run = async (args, out) => {
  const { values, positionals } = parseOptions(args, optionTable['tables export']);
  const name = exactlyOne(positionals, 'une table', 'a table');
  const path = values.out;
  if (path === undefined) throw usageError('il manque -o', '-o is missing');
  const server = await connectServer(process.env);
  const version = values.version ?? (await newest(server, name));
  const bytes = await server.download(downloadTable, { name, version });
  await writeOutput(path, bytes);
  out.result({ name, version, out: path, bytes: bytes.length }, () => `${path}  ${bytes.length}`);
  return 0;
};

async function newest(
  server: Awaited<ReturnType<typeof connectServer>>,
  name: string,
): Promise<string> {
  const { items } = await server.call(listTableVersions, { name, query: { limit: 1 } });
  const [first] = items;
  if (!first) throw usageError(`aucune table ${name}`, `no table ${name}`);
  return `${first.version}`;
}
