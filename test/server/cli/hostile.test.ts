import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hasHostileCorpus, hostileCases } from '../../support/hostile.ts';
import { spawned } from './spawned.ts';

const reason = hasHostileCorpus ? '' : ' (skipped: no corpus of hostile inputs beside the project)';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facteur-hostile-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Bytes go by a file, everything else in the line itself. */
async function question(id: string, value: unknown): Promise<string> {
  if (!(value instanceof Uint8Array)) return JSON.stringify({ id, input: value });
  const file = join(folder, id);
  await writeFile(file, value);
  return JSON.stringify({ id, file });
}

test.skipIf(!hasHostileCorpus).each(['pdf', 'xml', 'xslt', 'zip', 'csv', 'unicode'])(
  `check %s gives every hostile input its verdict${reason}`,
  async (kind) => {
    const cases = await hostileCases(kind);
    const lines = await Promise.all(cases.map(({ id, value }) => question(id, value)));
    const ran = await spawned(['check', kind, '--json'], { input: `${lines.join('\n')}\n` });
    const verdicts = ran.lines().map(({ id, verdict, code }) => ({ id, verdict, code }));
    expect(verdicts).toEqual(
      cases.map(({ id, expect: wanted }) => ({
        id,
        verdict: wanted.outcome,
        code: wanted.code ?? '',
      })),
    );
  },
);
