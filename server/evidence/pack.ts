import { createHash } from 'node:crypto';
import { type FileToZip, zipped } from '#activities/zipped.ts';
import { canonicalJson } from '#workflows/plan.ts';
import type { Text } from '#workflows/text.ts';
import type { PackContents, PackedDelivery, PackedDocument } from './contents.ts';
import type { SealKey } from './key.ts';
import { summary } from './summary.ts';

interface Described extends FileToZip {
  readonly what: Text;
}

const SIGNATURE_DIGITS = 128;

/**
 * The evidence of one invoice as a ZIP that anybody can open and nobody can change unseen. `manifest.json` names every
 * other file with its sha256. The ZIP's comment, which ends the file, is the seal:
 * `facteur-seal:v1:<public key>:<signature>`, the Ed25519 signature of the text `facteur-seal:v1:<sha256>` over all of
 * the file but the signature itself. The same contents and key give the same bytes.
 */
export async function sealPack(contents: PackContents, key: SealKey): Promise<Uint8Array> {
  const files = describe(contents);
  const manifest = {
    format: 'facteur-evidence:v1',
    createdAt: contents.createdAt,
    invoice: { id: contents.invoice.id, number: contents.invoice.number },
    deliveries: contents.deliveries.map(({ about }) => about.id),
    key: { algorithm: 'Ed25519', publicKey: key.publicKey, fingerprint: key.fingerprint },
    files: files
      .map(({ path, what, bytes }) => ({ path, what, bytes: bytes.length, sha256: sha256(bytes) }))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
  return seal([...files, { path: 'manifest.json', bytes: json(manifest) }], key);
}

/** The files as a ZIP whose comment is the seal. What the files say is the caller's. */
export async function seal(files: readonly FileToZip[], key: SealKey): Promise<Uint8Array> {
  const head = `facteur-seal:v1:${key.publicKey}:`;
  const bytes = await zipped(files, head + '0'.repeat(SIGNATURE_DIGITS));
  const sealed = bytes.subarray(0, -SIGNATURE_DIGITS);
  const signature = key.sign(Buffer.from(`facteur-seal:v1:${sha256(sealed)}`));
  bytes.write(Buffer.from(signature).toString('hex'), sealed.length, 'ascii');
  return bytes;
}

function describe(contents: PackContents): readonly Described[] {
  return [
    {
      path: 'summary.html',
      what: { fr: 'Résumé lisible', en: 'Readable summary' },
      bytes: Buffer.from(summary(contents)),
    },
    {
      path: 'invoice.json',
      what: { fr: 'La facture telle qu’enregistrée', en: 'The invoice as recorded' },
      bytes: json(contents.invoice),
    },
    ...contents.deliveries.flatMap(describeDelivery),
    ...contents.documents.map((document) => ({
      path: documentPath(document),
      what: { fr: `Document « ${document.name} »`, en: `Document “${document.name}”` },
      bytes: document.bytes,
    })),
  ];
}

function describeDelivery(delivery: PackedDelivery): readonly Described[] {
  const file = (name: string, bytes: Uint8Array, fr: string, en: string): Described => ({
    path: `deliveries/${delivery.about.id}/${name}`,
    what: { fr, en },
    bytes,
  });
  return [
    file(
      'delivery.json',
      json(delivery.about),
      'La remise et son issue',
      'The delivery and its outcome',
    ),
    file('flow.json', json(delivery.flow), 'Le circuit publié', 'The published flow'),
    file('plan.json', json(delivery.plan), 'Le plan exécuté', 'The plan that ran'),
    file('events.json', json(delivery.events), 'Ce qui s’est passé', 'What happened'),
    file('attempts.json', json(delivery.attempts), 'Chaque tentative', 'Each attempt'),
    file('evidence.json', json(delivery.evidence), 'Les accusés et preuves', 'Receipts and proofs'),
    ...(delivery.history === null
      ? []
      : [
          file(
            'history.json',
            Buffer.from(delivery.history),
            'L’historique du moteur',
            'The engine’s history',
          ),
        ]),
  ];
}

const extensions: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/xml': 'xml',
  'text/xml': 'xml',
  'application/json': 'json',
  'message/rfc822': 'eml',
  'text/plain': 'txt',
};

const documentPath = ({ sha256, type }: PackedDocument): string =>
  `documents/${sha256}.${extensions[type.split(';')[0] ?? ''] ?? 'bin'}`;

const json = (value: unknown): Uint8Array => Buffer.from(canonicalJson(value));

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
