import type { Router } from 'express';
import { guardedDial } from '../adapters/guardedDial.ts';
import { makeHttp } from '../adapters/http.ts';
import { tryChannel } from '../adapters/tryChannel.ts';
import { channelPage, channelRow } from '../db/channelList.ts';
import * as settings from '../db/channelSettings.ts';
import * as connections from '../db/connections.ts';
import {
  changeConnection,
  createConnection,
  getConnection,
  listChannels,
  paceChannel,
  pauseChannel,
  resumeChannel,
  testConnection,
} from './contract.ts';
import type { ApiDeps } from './deps.ts';
import { mount } from './mount.ts';

export function channels(router: Router, { sql, key, config }: ApiDeps): void {
  const house = { sql, key };
  const far = {
    dial: guardedDial(config.egressAllow),
    clientName: new URL(config.url).hostname,
    http: makeHttp(config.egressAllow),
    egressAllow: config.egressAllow,
    folders: config.folders,
  };

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

  mount(router, getConnection, ({ query }, { actor }) =>
    connections.connectionNamed(house, actor.issuerId, query.name),
  );

  mount(router, createConnection, ({ body }, { actor }) =>
    connections.addConnection(house, actor, body),
  );

  mount(router, changeConnection, ({ body }, { actor }) =>
    connections.changeConnection(house, actor, body),
  );

  mount(router, testConnection, async ({ body }, { actor }) => {
    const channel = await connections.draftedChannel(house, actor.issuerId, body);
    const { ok, said, lines } = await tryChannel(channel, far);
    return { ok, said, lines: [...lines] };
  });
}
