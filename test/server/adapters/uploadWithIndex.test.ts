import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FileDrop } from '#activities/activity.ts';
import { catalogue } from '#activities/catalogue.ts';
import { runs } from '#activities/index.ts';
import { perform } from '#activities/perform.ts';
import { dialAddress } from '#server/adapters/dial.ts';
import { makeSftp } from '#server/adapters/sftp.ts';
import { fakeRecords, fakeWorld, jobOf } from '../../activities/world.ts';
import { hasOpenSsh, openSsh, ownServer, type TestSftp } from './sftpServers.ts';

const sftp = makeSftp(dialAddress);
const pdf = '40017_F-1.pdf';
const idx = '40017_F-1.idx';

describe('a file and its index, by SFTP', () => {
  let server: TestSftp;
  beforeEach(async () => {
    server = await (hasOpenSsh ? openSsh() : ownServer());
  });
  afterEach(() => server.close());

  /** A house that dies at the nth upload: before it, or after it and before anything of it is recorded. */
  function house({ dies, when }: { dies?: number; when?: 'before' | 'after' } = {}) {
    const world = fakeWorld();
    const records = fakeRecords();
    const puts: string[] = [];
    let left = dies ?? Number.POSITIVE_INFINITY;
    const drop: FileDrop = {
      ...world.ports.drop,
      async put(_channel, file) {
        left -= 1;
        if (left === 0 && when === 'before') return death();
        const result = await sftp.put(server.channel, file);
        puts.push(file.name);
        return left === 0 ? death() : result;
      },
    };
    const job = jobOf(
      'upload',
      { channel: 'portal', after: ['index'] },
      {
        vars: { fileName: pdf },
        documents: {
          invoice: world.keep(Buffer.from('%PDF'), { type: 'application/pdf', name: 'o.pdf' }),
          index: world.keep(Buffer.from('NUM=F-1\r\n'), { type: 'text/plain', name: idx }),
        },
        customer: { language: 'fr' },
      },
    );
    const run = () =>
      perform(job, {
        ports: { ...world.ports, drop },
        records,
        activities: runs,
        catalogue,
      });
    return { run, puts, records };
  }

  const there = async () => (await readdir(server.folder)).sort();

  test('the index comes after the file, each under its own name and nothing else', async () => {
    const { run, puts } = house();
    const outcome = await run();
    expect(puts).toEqual([pdf, idx]);
    expect(outcome).toMatchObject({ level: 'handed-over', note: `${pdf}, ${idx}` });
    expect(await there()).toEqual([idx, pdf]);
    expect(await readFile(join(server.folder, idx), 'ascii')).toBe('NUM=F-1\r\n');
  });

  test.each<[string, number, 'before' | 'after']>([
    ['before the file', 1, 'before'],
    ['once the file is there and nobody knows', 1, 'after'],
    ['between the two', 2, 'before'],
    ['once both are there and nobody knows of the second', 2, 'after'],
  ])('after a death %s there is exactly one of each', async (_what, dies, when) => {
    const { run } = house({ dies, when });
    void run();
    await expect.poll(() => there()).toHaveLength(when === 'before' ? dies - 1 : dies);
    const resumed = await run();
    expect(await there()).toEqual([idx, pdf]);
    expect(resumed).toMatchObject({ level: 'handed-over', note: `${pdf}, ${idx}` });
  });

  test('what the partner took already is not put again', async () => {
    const { run, puts } = house({ dies: 2, when: 'before' });
    void run();
    await expect.poll(() => there()).toEqual([pdf]);
    await rm(join(server.folder, pdf));
    await run();
    expect(puts).toEqual([pdf, idx]);
    expect(await there()).toEqual([idx]);
  });

  test('where another file has the index’s name, it is left, and the step waits for a person', async () => {
    await writeFile(join(server.folder, idx), 'theirs');
    const { run } = house();
    await expect(run()).rejects.toMatchObject({ code: 'UPLOAD_NAME_TAKEN', remedy: 'fix' });
    expect(await readFile(join(server.folder, idx), 'ascii')).toBe('theirs');

    await rm(join(server.folder, idx));
    await run();
    expect(await there()).toEqual([idx, pdf]);
  });
});

/** A worker that is gone answers nobody. */
const death = (): Promise<never> => new Promise(() => {});
