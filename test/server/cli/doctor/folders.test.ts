import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folders } from '#server/cli/doctor/folders.ts';
import { testFolder } from '../../../support/folder.ts';

test('a folder apart that can be written is fine', async () => {
  const [data, share] = [await testFolder(), await testFolder()];
  expect(await folders({ data, folders: [share] })).toMatchObject([{ ok: true }]);
});

test('a folder that is not there is told, with what to do', async () => {
  const data = await testFolder();
  expect(await folders({ data, folders: [join(data, 'x')] })).toMatchObject([
    {
      ok: false,
      detail: { en: 'It does not exist.' },
      fix: { en: expect.stringContaining('FACTEUR_FOLDERS') },
    },
  ]);
});

test('a folder from which our data can be reached is told, also by a link', async () => {
  const [root, elsewhere] = [await testFolder(), await testFolder()];
  const data = join(root, 'data');
  await mkdir(join(data, 'drop'), { recursive: true });
  await symlink(data, join(elsewhere, 'link'));
  const reaching = [root, data, join(data, 'drop'), join(elsewhere, 'link')];
  const found = await folders({ data, folders: reaching });
  expect(found.map(({ ok }) => ok)).toEqual([false, false, false, false]);
});
