import { execFileSync, spawnSync } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PackContents, PackedDelivery } from '#server/evidence/contents.ts';
import { type SealKey, sealKey } from '#server/evidence/key.ts';
import { seal, sealPack } from '#server/evidence/pack.ts';
import { sealerOf } from '#server/evidence/seal.ts';
import { unpack } from '#server/evidence/unpack.ts';
import { verifyPack } from '#server/evidence/verify.ts';
import { contents, deliveryId, events, history, plan } from './sample.ts';

const hasPython = spawnSync('python3', ['--version']).status === 0;

let folder: string;
let key: SealKey;
let pack: Buffer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facteur-evidence-'));
  key = await sealKey(folder, new Uint8Array(32));
  pack = Buffer.from(await sealPack(contents, key));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const failing = async (bytes: Uint8Array, options = {}) => {
  const { ok, checks } = await verifyPack(bytes, options);
  expect(ok).toBe(checks.every((check) => check.ok));
  return checks.filter((check) => !check.ok).map(({ what }) => what.en);
};

/** The sample with one delivery changed, sealed with a good key: a forger's pack, if he had the key. */
const sealedWith = (changed: Partial<PackedDelivery>, more: Partial<PackContents> = {}) =>
  sealPack(
    { ...contents, deliveries: contents.deliveries.map((d) => ({ ...d, ...changed })), ...more },
    key,
  );

describe('a pack', () => {
  test('as sealed passes every check, and each says what was seen in both languages', async () => {
    const { ok, checks } = await verifyPack(pack, { key: key.fingerprint });
    expect(checks.filter((check) => !check.ok)).toEqual([]);
    expect(ok).toBe(true);
    expect(checks.length).toBeGreaterThanOrEqual(11);
    for (const { detail } of checks) expect(detail.fr.length * detail.en.length).toBeGreaterThan(0);
  });

  test('sealed twice has the same bytes, whatever the time zone and the order of its documents', async () => {
    const zone = process.env.TZ;
    process.env.TZ = 'Pacific/Auckland';
    const again = await sealPack(
      { ...contents, documents: [...contents.documents].reverse() },
      key,
    );
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    const [one, other] = await Promise.all([unpack(pack), unpack(again)]);
    const sameBut = (files: ReadonlyMap<string, Buffer>) =>
      [...files].filter(([path]) => path !== 'summary.html' && path !== 'manifest.json');
    expect(sameBut(other)).toEqual(sameBut(one));
    expect(Buffer.from(await sealPack(contents, key)).equals(pack)).toBe(true);
  });

  test.skipIf(!hasPython)('opens with another unzip (needs python3)', async () => {
    const path = join(folder, 'pack.zip');
    await writeFile(path, pack);
    const printed = execFileSync('python3', ['-m', 'zipfile', '-t', path], { encoding: 'utf8' });
    expect(printed).toContain('Done testing');
  });

  test('shows the customer’s name as text, never as markup', async () => {
    const page = (await unpack(pack)).get('summary.html')?.toString() ?? '';
    expect(page).toContain('ACME &lt;Benelux&gt; &amp; Co');
    expect(page).not.toContain('<Benelux>');
  });

  test('says of each document what it is to the invoice, in both languages', async () => {
    const page = (await unpack(pack)).get('summary.html')?.toString() ?? '';
    expect(page).toContain('<strong>PDF reçu</strong> <small lang="en">PDF received</small>');
  });

  test('with any single byte changed, anywhere, is not valid', () => {
    for (let at = 0; at < pack.length; at++) {
      const changed = Buffer.from(pack);
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      expect(() => sealerOf(changed), `byte ${at}`).toThrow();
    }
  });

  test('with any bit flipped is judged not valid, without a crash', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(pack.length - 1), fc.nat(7), async (at, bit) => {
        const changed = Buffer.from(pack);
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        expect((await verifyPack(changed)).ok).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  test('cut, extended, prefixed or with two bytes swapped is not valid', async () => {
    const swapped = Buffer.from(pack);
    swapped.set([pack[41] ?? 0, pack[40] ?? 0], 40);
    expect(swapped.equals(pack)).toBe(false);
    const broken = [
      pack.subarray(0, -1),
      pack.subarray(0, pack.length >> 1),
      pack.subarray(1),
      Buffer.alloc(0),
      Buffer.concat([pack, Buffer.from('\n')]),
      Buffer.concat([Buffer.from('x'), pack]),
      Buffer.concat([pack, pack]),
      swapped,
    ];
    for (const bytes of broken) expect(await failing(bytes)).toContain('Seal over every byte');
  });

  test('that is no archive says so in each language', async () => {
    const { checks } = await verifyPack(pack.subarray(0, pack.length >> 1));
    const archive = checks.find(({ what }) => what.en === 'Archive');
    expect(archive?.detail.fr).toMatch(/^illisible : l’archive est abîmée/);
    expect(archive?.detail.en).toMatch(/^unreadable: the archive is damaged/);
  });

  test('whose signature is written in capitals is not valid', async () => {
    const tail = pack.subarray(-128).toString().toUpperCase();
    const changed = Buffer.concat([pack.subarray(0, -128), Buffer.from(tail)]);
    expect((await verifyPack(changed)).ok).toBe(false);
  });
});

describe('a pack sealed again by somebody', () => {
  test('with a key of their own fails where the auditor knows the right one', async () => {
    const other = await sealKey(folder, new Uint8Array(32).fill(1));
    const forged = await sealPack(contents, other);
    expect(await failing(forged)).toEqual([]);
    expect(await failing(forged, { key: key.fingerprint })).toEqual(['Sealing key']);
  });

  test.each<[string, string, Partial<PackedDelivery>]>([
    ['whose plan was edited', 'Plan hash', { plan: { ...plan, steps: plan.steps.slice(0, 2) } }],
    [
      'with an event left out',
      'Sequence of events',
      { events: events.filter(({ seq }) => seq !== 3) },
    ],
    ['with its end left out', 'Outcome', { events: events.slice(0, -1) }],
    [
      'with another history',
      'History',
      { history: history.replace('"eventId":"2"', '"eventId":"3"') },
    ],
    ['without its history', 'History', { history: null }],
    [
      'with a decision by somebody else',
      'History',
      {
        events: events.map((event) =>
          event.kind === 'resolved'
            ? { ...event, resolution: { ...event.resolution, actor: 'ops@demo' } }
            : event,
        ),
      },
    ],
    [
      'with a receipt of another attempt',
      'Attempts and receipts',
      {
        evidence: [
          { attemptId: 'other', kind: 'smtp-reply', detail: {}, document: null, recordedAt: '' },
        ],
      },
    ],
  ])('%s fails the check “%s”', async (_, what, changed) => {
    const failed = await failing(await sealedWith(changed));
    expect(failed).toContain(`${what} (delivery ${deliveryId.slice(0, 8)})`);
    expect(failed).not.toContain('Seal over every byte');
  });

  test('with a document taken out fails', async () => {
    const [first] = contents.documents;
    expect(await failing(await sealedWith({}, { documents: first ? [first] : [] }))).toEqual([
      'Documents',
    ]);
  });

  test('with a document changed under its old name fails', async () => {
    const [first, ...rest] = contents.documents;
    if (!first) throw new Error('the sample has a document');
    const documents = [{ ...first, bytes: Buffer.from('%PDF-1.7 other') }, ...rest];
    expect(await failing(await sealedWith({}, { documents }))).toEqual(['Documents']);
  });

  test('with a file that the manifest does not name fails', async () => {
    const files = [...(await unpack(pack))].map(([path, bytes]) => ({ path, bytes }));
    const note = { path: 'note.txt', bytes: Buffer.from('x') };
    expect(await failing(await seal([...files, note], key))).toEqual(['Files']);
  });

  test('with a manifest in another form fails', async () => {
    const files = [...(await unpack(pack))].map(([path, bytes]) => ({
      path,
      bytes: path === 'manifest.json' ? Buffer.from(`${bytes.toString()} `) : bytes,
    }));
    expect(await failing(await seal(files, key))).toContain('Manifest');
  });
});

test('servers of one installation seal with one key, each without the folder of the other', async () => {
  const secret = randomBytes(32);
  const [one, other] = await Promise.all([
    sealKey(join(folder, 'one'), secret),
    sealKey(join(folder, 'other'), secret),
  ]);
  expect(one.fingerprint).toBe(other.fingerprint);
  expect(one.fingerprint).not.toBe((await sealKey(folder, randomBytes(32))).fingerprint);
});

test('the sealing key that an earlier version made stays the one that auditors know', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const data = await mkdtemp(join(folder, 'earlier-'));
  await writeFile(join(data, 'seal-key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const raw = Buffer.from(String(publicKey.export({ format: 'jwk' }).x), 'base64url');
  expect((await sealKey(data, randomBytes(32))).publicKey).toBe(raw.toString('hex'));
});
