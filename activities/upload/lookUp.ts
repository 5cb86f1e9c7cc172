import { createHash } from 'node:crypto';
import { fault } from '#workflows/node.ts';
import type { ChannelOf, Outcome, Ports } from '../activity.ts';
import { addressOf } from '../portal/address.ts';
import { callPortal } from '../portal/call.ts';
import { findIn } from '../portal/find.ts';
import type { HttpUpload } from './byHttp.ts';
import { upload } from './manifest.ts';

/**
 * Asks a portal whether a file is there already.
 *
 * @param at the address, or a template of one
 * @returns undefined where it is not there; the outcome of the earlier try where the very same bytes are
 * @throws UPLOAD_CONFLICT where others are; UPLOAD_UNCERTAIN where nobody says
 */
export async function lookUp(
  ports: Ports,
  channel: ChannelOf<'https'>,
  { name, reference, key, bytes }: HttpUpload,
  at: string,
): Promise<Outcome | undefined> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const address = addressOf(at, {
    name,
    key,
    sha256,
    ...(reference !== undefined && { reference }),
  });
  if (!address.ok) {
    const missing = address.missing.map((one) => (one === 'reference' ? 'config.reference' : one));
    throw fault(
      upload,
      'UPLOAD_VALUE_MISSING',
      {
        fr: `l’adresse de recherche demande ${missing.join(', ')}`,
        en: `the look-up address asks for ${missing.join(', ')}`,
      },
      { missing },
    );
  }
  const { url } = address;
  const result = await callPortal(ports.http, channel, {
    method: 'GET',
    url,
    headers: {},
    digest: true,
  });
  if (result.kind !== 'answered')
    throw fault(
      upload,
      'UPLOAD_UNCERTAIN',
      result.kind === 'unreachable' || result.kind === 'no-token'
        ? result.message
        : { fr: `recherche : ${result.message.fr}`, en: `look-up: ${result.message.en}` },
    );
  const { status, body, digest, retryAfter } = result;
  if (status === 404 || status === 410) return undefined;
  const there =
    channel.lookupSha256 === undefined ? digest?.sha256 : findIn(body, channel.lookupSha256);
  if (status < 200 || status > 299 || (there === undefined && channel.lookupSha256 === undefined))
    throw fault(
      upload,
      'UPLOAD_UNCERTAIN',
      {
        fr: `à la recherche, le portail a répondu ${status}`,
        en: `to the look-up, the portal answered ${status}`,
      },
      { status, ...(retryAfter === undefined ? {} : { retryAfter }) },
    );
  if (there?.toLowerCase() !== sha256)
    throw fault(
      upload,
      'UPLOAD_CONFLICT',
      {
        fr: `le portail a déjà un fichier sous ce nom ou cette référence, d’empreinte ${there ?? 'inconnue'}`,
        en: `the portal has a file of this name or reference already, of hash ${there ?? 'unknown'}`,
      },
      { url, expected: sha256, seen: there ?? null },
    );
  const receipt = channel.receiptNumber && findIn(body, channel.receiptNumber);
  return {
    level: 'accepted',
    note: receipt ?? `${status}`,
    ...(receipt && { vars: { receipt } }),
    evidence: [
      {
        kind: 'https-look-up',
        detail: { url, status, fileName: name, bytes: bytes.length, sha256, idempotencyKey: key },
      },
    ],
  };
}
