import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { ChannelOf, DropKind } from '#activities/activity.ts';
import { dialAddress } from '#server/adapters/dial.ts';
import { makeFileDrop } from '#server/adapters/fileDrop.ts';
import { testFolder } from '../../support/folder.ts';
import { hasPyftpdlib, pyftpd } from './ftpsServers.ts';
import { ownServer } from './sftpServers.ts';

interface Far {
  readonly channel: ChannelOf<DropKind>;
  readonly folder: string;
  close?(): Promise<void>;
}
type Start = readonly [DropKind, () => Promise<Far>];

const ftps: readonly Start[] = hasPyftpdlib ? [['ftps', () => pyftpd()]] : [];

async function own(): Promise<Far> {
  const path = await testFolder();
  return { channel: { kind: 'folder', name: 'share', path }, folder: path };
}

test.each<Start>([['sftp', ownServer], ['folder', own], ...ftps])(
  'a connection of the kind %s puts the file where it leads',
  async (_kind, start) => {
    const { channel, folder, close } = await start();
    onTestFinished(() => close?.());
    const file = { folder: '', name: 'F-1.pdf', bytes: Buffer.from('ours'), key: 'd/upload/1' };
    const result = await makeFileDrop(dialAddress, [folder]).put(channel, file);
    expect(result).toMatchObject({ kind: 'stored', path: 'F-1.pdf', bytes: 4 });
    expect(await readFile(join(folder, 'F-1.pdf'), 'utf8')).toBe('ours');
  },
);
