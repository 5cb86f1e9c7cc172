import type { Router } from 'express';
import { writeReferenceTable } from '#activities/lookup/readTable.ts';
import { keepTable, tablePage, tableVersion, tableVersionPage } from '../db/tables.ts';
import { tableIn } from '../intake/tableIn.ts';
import { downloadTable, listTables, listTableVersions, saveTable } from './contract.ts';
import type { ApiDeps } from './deps.ts';
import { mount, mountDownload, mountUpload } from './mount.ts';

export function tables(router: Router, { sql }: ApiDeps): void {
  mount(router, listTables, ({ query }, { actor }) => tablePage(sql, actor.issuerId, query));
  mountUpload(router, saveTable, async ({ body }, { actor, files }) =>
    keepTable(sql, actor, { ...body, table: tableIn(files) }),
  );
  mount(router, listTableVersions, ({ name, query }, { actor }) =>
    tableVersionPage(sql, actor.issuerId, name, query),
  );
  mountDownload(router, downloadTable, async ({ name, version }, { actor }) => ({
    bytes: writeReferenceTable(await tableVersion(sql, actor.issuerId, name, version)),
    type: 'text/csv; charset=utf-8',
    name: `${name} v${version}.csv`,
  }));
}
