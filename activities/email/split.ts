import { fault } from '#workflows/node.ts';
import type { Attached, Attachments } from './attachments.ts';
import { email } from './manifest.ts';

export interface Limits {
  /** Per message. */
  readonly maxFiles: number;
  /** Of a whole message as it goes over the wire. */
  readonly maxBytes: number;
  /** True puts the invoice first in every message, and not in the first alone. */
  readonly invoiceInEach: boolean;
  /** The body, which counts as well. */
  readonly text: string;
}

/**
 * The files of each message: in their order, as many as fit, the invoice first.
 *
 * @throws EMAIL_TOO_LARGE where a file does not fit even alone (or with the invoice, where that is in each)
 */
export function split(
  { invoice, others }: Attachments,
  { maxFiles, maxBytes, invoiceInEach, text }: Limits,
): readonly (readonly Attached[])[] {
  const room = maxBytes - headBytes(text);
  const isFull = (bundle: readonly Attached[]): boolean =>
    bundle.length > maxFiles || sum(bundle) > room;
  const opening = invoiceInEach ? [invoice] : [];
  const bundles: Attached[][] = [];
  let current: Attached[] = [invoice];
  for (const file of others) {
    if (isFull([...current, file])) {
      bundles.push(current);
      current = [...opening, file];
    } else current.push(file);
  }
  bundles.push(current);
  const tooLarge = bundles.find(isFull);
  if (tooLarge)
    throw tooLargeFor(tooLarge, { maxFiles, maxBytes, used: sum(tooLarge) + headBytes(text) });
  return bundles;
}

function tooLargeFor(
  bundle: readonly Attached[],
  { maxFiles, maxBytes, used }: { maxFiles: number; maxBytes: number; used: number },
): Error {
  const names = bundle.map(({ name }) => name);
  const listed = names.join(' + ');
  const seen =
    used > maxBytes
      ? {
          fr: `${listed} : ${megabytes(used, 'fr')} Mo encodé, pour ${megabytes(maxBytes, 'fr')} Mo au plus`,
          en: `${listed}: ${megabytes(used, 'en')} MB encoded, for ${megabytes(maxBytes, 'en')} MB at most`,
        }
      : {
          fr: `${listed} : ${names.length} fichiers, pour ${maxFiles} au plus`,
          en: `${listed}: ${names.length} files, for ${maxFiles} at most`,
        };
  return fault(email, 'EMAIL_TOO_LARGE', seen, { files: names, bytes: used, maxBytes });
}

const sum = (bundle: readonly Attached[]): number =>
  bundle.reduce((total, file) => total + encodedBytes(file), 0);

/** Base 64 in lines of 76 letters with their ends, and the headers of the part, whose file name may be told twice, encoded. */
const encodedBytes = ({ name, bytes }: Attached): number => {
  const letters = Math.ceil(bytes.length / 3) * 4;
  return letters + Math.ceil(letters / 76) * 2 + 500 + Buffer.byteLength(name) * 8;
};

/** Headers, a signature among them, and a body every byte of which might need three. Rather too much: a limit is kept. */
const headBytes = (text: string): number => 6000 + Buffer.byteLength(text) * 3;

const megabytes = (bytes: number, language: 'fr' | 'en'): string =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(bytes / 1_000_000);
