import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '#workflows/plan.ts';
import { Broken, type Check, check } from './check.ts';
import { fingerprintOf, sealerOf } from './seal.ts';
import { unpack } from './unpack.ts';
import { verifyDelivery } from './verifyDelivery.ts';

export interface Verdict {
  readonly ok: boolean;
  readonly checks: readonly Check[];
}

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const Manifest = z.strictObject({
  format: z.literal('facteur-evidence:v1'),
  createdAt: z.string(),
  invoice: z.strictObject({ id: z.string(), number: z.string() }),
  deliveries: z.array(z.string()),
  key: z.strictObject({ algorithm: z.literal('Ed25519'), publicKey: Sha256, fingerprint: Sha256 }),
  files: z.array(
    z.strictObject({
      path: z.string(),
      what: z.strictObject({ fr: z.string(), en: z.string() }),
      bytes: z.int(),
      sha256: Sha256,
    }),
  ),
});
type Manifest = z.output<typeof Manifest>;

const InvoiceFile = z.looseObject({
  id: z.string(),
  number: z.string(),
  documents: z.array(z.looseObject({ sha256: Sha256, name: z.string() })),
});

const ReceiptsFile = z.array(
  z.looseObject({ document: z.looseObject({ sha256: Sha256 }).nullable() }),
);

type Files = ReadonlyMap<string, Buffer>;

/**
 * Judges an evidence pack from its bytes alone: no database, no network, and none of the code that wrote it.
 *
 * @param key fingerprint that the sealing key must have. Without one, the pack proves that it was not changed since it
 *   was sealed, not who sealed it.
 */
export async function verifyPack(
  bytes: Uint8Array,
  { key }: { key?: string } = {},
): Promise<Verdict> {
  let sealer = '';
  let files: Files = new Map();
  let manifest: Manifest | undefined;
  const checks: Check[] = [
    await check({ fr: 'Sceau de chaque octet', en: 'Seal over every byte' }, () => {
      sealer = sealerOf(bytes);
      return { fr: `${bytes.length} octets scellés`, en: `${bytes.length} bytes sealed` };
    }),
    await check({ fr: 'Archive', en: 'Archive' }, async () => {
      files = await unpack(bytes);
      return { fr: `${files.size} fichiers`, en: `${files.size} files` };
    }),
    await check({ fr: 'Manifeste', en: 'Manifest' }, () => {
      manifest = manifestOf(files);
      const { number } = manifest.invoice;
      return {
        fr: `facture ${number}, ${manifest.createdAt}`,
        en: `invoice ${number}, ${manifest.createdAt}`,
      };
    }),
    await check({ fr: 'Clé de scellement', en: 'Sealing key' }, () =>
      keyIsRight(need(manifest), sealer, key),
    ),
    await check({ fr: 'Fichiers', en: 'Files' }, () => filesAreListed(need(manifest), files)),
    await check({ fr: 'Documents', en: 'Documents' }, () =>
      documentsAreThere(need(manifest), files),
    ),
  ];
  for (const id of manifest?.deliveries ?? []) checks.push(...(await verifyDelivery(files, id)));
  return { ok: checks.every(({ ok }) => ok), checks };
}

function manifestOf(files: Files): Manifest {
  const text = read(files, 'manifest.json');
  const manifest = Manifest.parse(JSON.parse(text));
  if (canonicalJson(manifest) !== text) {
    throw new Broken({ fr: 'forme non canonique', en: 'not in canonical form' });
  }
  return manifest;
}

function keyIsRight(manifest: Manifest, sealer: string, wanted: string | undefined) {
  const { publicKey, fingerprint } = manifest.key;
  if (sealer !== publicKey || fingerprintOf(publicKey) !== fingerprint) {
    throw new Broken({
      fr: 'le manifeste nomme une autre clé que celle du sceau',
      en: 'the manifest names another key than the seal’s',
    });
  }
  if (wanted !== undefined && wanted.toLowerCase() !== fingerprint) {
    throw new Broken({
      fr: `scellé par ${fingerprint}, pas par la clé attendue ${wanted}`,
      en: `sealed by ${fingerprint}, not by the expected key ${wanted}`,
    });
  }
  return wanted === undefined
    ? {
        fr: `${fingerprint} (à comparer à l’empreinte que l’émetteur vous a donnée)`,
        en: `${fingerprint} (compare it with the fingerprint that the issuer gave you)`,
      }
    : { fr: `${fingerprint}, celle attendue`, en: `${fingerprint}, as expected` };
}

function filesAreListed({ files: listed }: Manifest, files: Files) {
  const paths = listed.map(({ path }) => path);
  const extra = [...files.keys()].filter(
    (path) => path !== 'manifest.json' && !paths.includes(path),
  );
  if (extra.length > 0 || new Set(paths).size !== paths.length) {
    throw new Broken({
      fr: `hors du manifeste : ${extra.join(', ')}`,
      en: `not in the manifest: ${extra.join(', ')}`,
    });
  }
  for (const { path, bytes, sha256 } of listed) {
    const file = files.get(path);
    if (!file) throw new Broken({ fr: `${path} manque`, en: `${path} is missing` });
    if (file.length !== bytes || hash(file) !== sha256) {
      throw new Broken({
        fr: `${path} n’est pas celui du manifeste`,
        en: `${path} is not the one of the manifest`,
      });
    }
  }
  return {
    fr: `${listed.length} fichiers conformes au manifeste`,
    en: `${listed.length} files match the manifest`,
  };
}

/** Every document that the invoice or a receipt names is in the pack, under the sha256 of its content. */
function documentsAreThere({ invoice: named, deliveries }: Manifest, files: Files) {
  const stored = new Map(
    [...files]
      .filter(([path]) => path.startsWith('documents/'))
      .map(([path, bytes]) => [path.slice('documents/'.length).split('.')[0] as string, bytes]),
  );
  for (const [sha256, bytes] of stored) {
    if (hash(bytes) !== sha256) {
      throw new Broken({
        fr: `${sha256} : le contenu a une autre empreinte`,
        en: `${sha256}: the content has another hash`,
      });
    }
  }
  const invoice = InvoiceFile.parse(JSON.parse(read(files, 'invoice.json')));
  if (invoice.id !== named.id || invoice.number !== named.number) {
    throw new Broken({ fr: 'une autre facture', en: 'another invoice' });
  }
  const receipts = deliveries.flatMap((id) =>
    ReceiptsFile.parse(JSON.parse(read(files, `deliveries/${id}/evidence.json`))),
  );
  const wanted = [
    ...invoice.documents.map(({ sha256 }) => sha256),
    ...receipts.flatMap(({ document }) => (document ? [document.sha256] : [])),
  ];
  const missing = wanted.find((sha256) => !stored.has(sha256));
  if (missing) throw new Broken({ fr: `${missing} manque`, en: `${missing} is missing` });
  return {
    fr: `${stored.size} documents, empreintes recalculées`,
    en: `${stored.size} documents, hashes recomputed`,
  };
}

function need(manifest: Manifest | undefined): Manifest {
  if (!manifest) throw new Broken({ fr: 'pas de manifeste', en: 'no manifest' });
  return manifest;
}

function read(files: Files, path: string): string {
  const file = files.get(path);
  if (!file) throw new Broken({ fr: `${path} manque`, en: `${path} is missing` });
  return file.toString('utf8');
}

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
