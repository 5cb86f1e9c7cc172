import type { Router } from 'express';
import { channelPage, channelRow } from '../db/channelList.ts';
import * as settings from '../db/channelSettings.ts';
import { listChannels, paceChannel, pauseChannel, resumeChannel } from './contract.ts';
import type { ApiDeps } from './deps.ts';
import { mount } from './mount.ts';

export function channels(router: Router, { sql }: ApiDeps): void {
  mount(router, listChannels, ({ query }, { actor }) => channelPage(sql, actor.issuerId, query));

  mount(router, pauseChannel, async ({ body }, { actor }) => {
    await settings.pauseChannel(sql, actor, body);
    return channelRow(sql, actor.issuerId, body.name);
  });

  mount(router, resumeChannel, async ({ body }, { actor }) => {
    await settings.resumeChannel(sql, actor, body);
    return channelRow(sql, actor.issuerId, body.name);
  });

  mount(router, paceChannel, async ({ body }, { actor }) => {
    await settings.paceChannel(sql, actor, body);
    return channelRow(sql, actor.issuerId, body.name);
  });
}
