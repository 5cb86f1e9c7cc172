import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { judgeZip } from '#activities/formats/guard.ts';
import { walkZip } from '#activities/formats/zip.ts';

async function zipOf(files: Readonly<Record<string, Uint8Array>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, bytes] of Object.entries(files)) zip.addBuffer(Buffer.from(bytes), name);
  zip.end();
  return buffer(zip.outputStream);
}

const limits = { files: 3, total: 4_000_000, ratio: 100 };
const some = Buffer.from('<Invoice/>');

describe('an archive', () => {
  test('gives out its files as they were, and passes over folders', async () => {
    const zip = await zipOf({ 'a/f.xml': some, 'é.txt': Buffer.from('x'.repeat(200_000)) });
    const seen = new Map<string, number>();
    await walkZip(zip, limits, (name, chunk) => {
      seen.set(name, (seen.get(name) ?? 0) + chunk.length);
    });
    expect([...seen]).toEqual([
      ['a/f.xml', some.length],
      ['é.txt', 200_000],
    ]);
    expect(await judgeZip(zip)).toMatchObject({ verdict: 'accept' });
  });

  test.each([
    ['has more files than allowed', { a: some, b: some, c: some, d: some }],
    ['inflates to more than allowed', { a: Buffer.alloc(5_000_000) }],
    ['inflates to far more than it is', { a: Buffer.alloc(2_000_000) }],
    ['holds an archive', { 'more.zip': some }],
  ])('that %s is over its budget', async (_, files) => {
    const zip = await zipOf(files);
    await expect(walkZip(zip, limits, () => {})).rejects.toMatchObject({ code: 'ZIP_BUDGET' });
  });

  test('that names a file twice is refused, also where only case tells them apart', async () => {
    const zip = await zipOf({ 'a.xml': some, 'A.XML': some });
    expect(await judgeZip(zip)).toMatchObject({ verdict: 'reject', code: 'ZIP_INVALID' });
  });

  test('of which one byte was changed is refused', async () => {
    const zip = await zipOf({ 'a.txt': Buffer.from('the quick brown fox jumps over it') });
    const start = zip.indexOf('a.txt') + 'a.txt'.length;
    zip.writeUInt8(zip.readUInt8(start + 4) ^ 1, start + 4);
    expect(await judgeZip(zip)).toMatchObject({ verdict: 'reject', code: 'ZIP_INVALID' });
  });
});
