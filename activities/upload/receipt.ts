import { createHash } from 'node:crypto';
import { fault } from '#workflows/node.ts';
import type { ChannelOf } from '../activity.ts';
import { findIn } from '../portal/find.ts';
import { upload } from './manifest.ts';

/**
 * The number in a portal's receipt, once what the receipt says of the file was compared with the file.
 *
 * @param isDue whether an answer without what the connection looks for is no receipt
 * @throws UPLOAD_RECEIPT_MISSING, UPLOAD_RECEIPT_DIFFERS
 */
export function receiptIn(
  channel: ChannelOf<'https'>,
  { bytes }: { readonly bytes: Uint8Array },
  { status, body }: { readonly status: number; readonly body: string },
  isDue: boolean,
): string | undefined {
  const { receiptNumber, receiptSize, receiptSha256 } = channel;
  const find = (wanted: string | undefined): string | undefined => {
    if (wanted === undefined) return undefined;
    const found = findIn(body, wanted);
    if (found === undefined && isDue)
      throw fault(
        upload,
        'UPLOAD_RECEIPT_MISSING',
        {
          fr: `le portail a répondu ${status}, sans ${wanted}`,
          en: `portal answered ${status}, without ${wanted}`,
        },
        { status, wanted, body: body.slice(0, LONGEST_QUOTE) },
      );
    return found;
  };
  const size = find(receiptSize);
  if (size !== undefined && size !== String(bytes.length))
    throw differs({ fr: 'octets', en: 'bytes' }, size, String(bytes.length));
  const hash = createHash('sha256').update(bytes).digest();
  const seen = find(receiptSha256);
  const isSame =
    seen === undefined ||
    seen.toLowerCase() === hash.toString('hex') ||
    seen === hash.toString('base64');
  if (!isSame) throw differs({ fr: 'sha256', en: 'sha256' }, seen, hash.toString('hex'));
  return find(receiptNumber);
}

const differs = (what: { fr: string; en: string }, seen: string, expected: string): Error =>
  fault(
    upload,
    'UPLOAD_RECEIPT_DIFFERS',
    {
      fr: `le reçu dit ${what.fr} ${seen.slice(0, 100)}, pour ${expected} envoyés`,
      en: `the receipt says ${what.en} ${seen.slice(0, 100)}, for ${expected} sent`,
    },
    { seen: seen.slice(0, 100), expected },
  );

const LONGEST_QUOTE = 4000;
