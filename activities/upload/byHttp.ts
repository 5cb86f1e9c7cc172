import { createHash } from 'node:crypto';
import { type DeliveryError, fault } from '#workflows/node.ts';
import type { ChannelOf, HttpResult, Outcome, Ports } from '../activity.ts';
import { below } from '../portal/address.ts';
import { callPortal } from '../portal/call.ts';
import { multipart } from '../portal/multipart.ts';
import { lookUp } from './lookUp.ts';
import { upload } from './manifest.ts';
import { receiptIn } from './receipt.ts';

export interface HttpUpload {
  /** The effect's, said as `Idempotency-Key`. */
  readonly key: string;
  readonly folder: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  /** By which the portal knows the file, where its addresses ask for it. */
  readonly reference: string | undefined;
  readonly fields: readonly (readonly [string, string])[];
}

/**
 * Sends a file to a portal, and reads its receipt.
 *
 * @param isRepeat whether an earlier try may have arrived: a portal that can be asked is asked first
 */
export async function sendByHttp(
  ports: Ports,
  channel: ChannelOf<'https'>,
  file: HttpUpload,
  isRepeat: boolean,
): Promise<Outcome> {
  if (isRepeat && channel.lookupUrl !== undefined) {
    const there = await lookUp(ports, channel, file, channel.lookupUrl);
    if (there) return there;
  }
  const { url, ...request } = requestOf(channel, file);
  const result = await callPortal(ports.http, channel, { url, ...request });
  if (result.kind === 'forbidden-target')
    throw fault(upload, 'UPLOAD_TARGET_FORBIDDEN', result.message);
  if (result.kind === 'untrusted')
    throw fault(upload, 'UPLOAD_CERTIFICATE_REFUSED', result.message);
  if (result.kind === 'no-token') throw fault(upload, 'UPLOAD_REFUSED', result.message);
  if (result.kind === 'unreachable')
    throw fault(upload, result.sent ? 'UPLOAD_UNCERTAIN' : 'UPLOAD_UNAVAILABLE', result.message);

  const { status } = result;
  const isTaken = request.method === 'PUT' && status === 412;
  if (isTaken || (status === 409 && channel.lookupUrl !== undefined))
    return (await lookUp(ports, channel, file, channel.lookupUrl ?? url)) ?? nothingThere(result);
  // 409 means that an earlier try under this key got through and only its answer was lost.
  const taken = (status >= 200 && status < 300) || status === 409;
  if (!taken) throw refusal(result);
  const receipt = receiptIn(channel, file, result, status !== 409);
  return {
    level: 'accepted',
    note: receipt === undefined ? `${status}` : `${status} · ${receipt}`,
    ...(receipt !== undefined && { vars: { receipt } }),
    evidence: [
      {
        kind: 'https-receipt',
        detail: {
          url,
          status,
          body: result.body,
          fileName: file.name,
          bytes: file.bytes.length,
          sha256: createHash('sha256').update(file.bytes).digest('hex'),
          idempotencyKey: file.key,
          ...(receipt !== undefined && { receipt }),
        },
      },
    ],
  };
}

function requestOf(
  channel: ChannelOf<'https'>,
  { key, folder, name, type, bytes, fields }: HttpUpload,
) {
  const { url: base, method = 'POST', fileField } = channel;
  const parts = folder.split('/');
  if (method === 'PUT')
    return {
      method,
      url: below(base, [...parts, name]),
      headers: { 'content-type': type, 'if-none-match': '*', 'idempotency-key': key },
      body: bytes,
    };
  const url = below(base, parts);
  if (fileField !== undefined) {
    const form = multipart(fields, { field: fileField, name, type, bytes });
    return {
      method,
      url,
      headers: { 'content-type': form.type, 'idempotency-key': key },
      body: form.body,
    };
  }
  const headers = {
    'content-type': type,
    'content-disposition': `attachment; filename*=UTF-8''${extValue(name)}`,
    'idempotency-key': key,
  };
  return { method, url, headers, body: bytes };
}

type Answered = Extract<HttpResult, { kind: 'answered' }>;

/** The portal says that the name is taken, and that nothing has it. */
function nothingThere({ status, body }: Answered): never {
  throw fault(
    upload,
    'UPLOAD_CONFLICT',
    {
      fr: `le portail a répondu ${status}, et ne montre aucun fichier`,
      en: `portal answered ${status}, and shows no file`,
    },
    { status, body: body.slice(0, LONGEST_QUOTE) },
  );
}

/** Characters of a refusal's text that are kept: it travels with the fault into the engine's history, of 2 MB at most. */
const LONGEST_QUOTE = 4000;

function refusal({ status, body, retryAfter }: Answered): DeliveryError {
  const seen = { fr: `le portail a répondu ${status}`, en: `portal answered ${status}` };
  const details = {
    status,
    body: body.slice(0, LONGEST_QUOTE),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  };
  // A gateway that gave up doesn't know what the portal behind it did.
  if (status === 502 || status === 504) return fault(upload, 'UPLOAD_UNCERTAIN', seen, details);
  const passing = status >= 500 || [408, 425, 429].includes(status);
  const code = passing ? 'UPLOAD_UNAVAILABLE' : 'UPLOAD_REFUSED';
  return fault(upload, code, seen, details);
}

/** RFC 8187 §3.2.1 has no room for these four, which `encodeURIComponent` leaves as they are. */
const extValue = (text: string): string =>
  encodeURIComponent(text).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
