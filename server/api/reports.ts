import type { Router } from 'express';
import { reportSettings, saveSettings } from '../reports/settings.ts';
import { unfinished, unfinishedCsv } from '../reports/unfinished.ts';
import {
  downloadUnfinished,
  getReportSettings,
  getUnfinished,
  saveReportSettings,
} from './contract.ts';
import type { ApiDeps } from './deps.ts';
import { mount, mountDownload } from './mount.ts';

export function reports(router: Router, { sql }: ApiDeps): void {
  mount(router, getReportSettings, async (_, { actor }) => ({
    settings: await reportSettings(sql, actor.issuerId),
  }));
  mount(router, saveReportSettings, async ({ body }, { actor }) => ({
    settings: await saveSettings(sql, actor, body),
  }));
  mount(router, getUnfinished, ({ query }, { actor }) =>
    unfinished(sql, actor.issuerId, query.month, new Date()),
  );
  mountDownload(router, downloadUnfinished, async ({ query }, { actor }) => {
    const list = await unfinished(sql, actor.issuerId, query.month, new Date());
    return {
      bytes: Buffer.from(unfinishedCsv(list, query.language)),
      type: 'text/csv; charset=utf-8',
      name: `${list.month}.csv`,
    };
  });
}
