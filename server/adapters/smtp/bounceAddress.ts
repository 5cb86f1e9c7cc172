import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** What a bounce is about. */
export interface Bounced {
  readonly delivery: string;
  /** `mailTag` of the message that came back: a delivery may have sent several. */
  readonly mail: string;
}

const UUID = 16;
const TAG = 5;
/** 80 bits: nobody guesses them, and the whole stays within the 64 letters that a mailbox's name may have (RFC 5321). */
const SEAL = 10;

/**
 * The address that bounces of a message go to, `bounce+<token>@domain`: who receives one there knows what it is about, and
 * that this installation had sent it.
 *
 * @param key of the installation, 32 bytes
 * @param about `delivery` is a UUID
 */
export function makeBounceAddress(
  key: Uint8Array,
  domain: string,
  about: { readonly delivery: string; readonly messageId: string },
): string {
  const delivery = Buffer.from(about.delivery.replaceAll('-', ''), 'hex');
  if (delivery.length !== UUID) throw new Error('the delivery’s id is not a UUID');
  const said = Buffer.concat([delivery, fromLetters(mailTag(about.messageId))]);
  return `bounce+${letters(Buffer.concat([said, seal(key, said)]))}@${domain}`;
}

/** What a bounce at that address is about; undefined where the address is not one that this installation made. */
export function readBounceAddress(key: Uint8Array, address: string): Bounced | undefined {
  const [, token = ''] = /^bounce\+([a-z2-7]+)@/i.exec(address) ?? [];
  const bytes = fromLetters(token.toLowerCase());
  if (bytes.length !== UUID + TAG + SEAL) return undefined;
  const said = bytes.subarray(0, UUID + TAG);
  if (!timingSafeEqual(seal(key, said), bytes.subarray(UUID + TAG))) return undefined;
  const hex = said.subarray(0, UUID).toString('hex');
  const delivery = hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  return { delivery, mail: letters(said.subarray(UUID)) };
}

/** A message by the part of its `Message-ID` that fits into an address. */
export const mailTag = (messageId: string): string =>
  letters(createHash('sha256').update(messageId).digest().subarray(0, TAG));

/** Over its purpose as well: nothing else that is sealed with the key can stand for a bounce. */
const seal = (key: Uint8Array, said: Uint8Array): Buffer =>
  createHmac('sha256', key).update('facteur bounce\n').update(said).digest().subarray(0, SEAL);

/** Base 32 of RFC 4648 in small letters, without filling: servers on the way may change capitals. */
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

function letters(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => ALPHABET[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('');
}

function fromLetters(text: string): Buffer {
  const bits = [...text].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0'));
  const whole = bits.join('').match(/.{8}/g) ?? [];
  return Buffer.from(whole.map((byte) => Number.parseInt(byte, 2)));
}
