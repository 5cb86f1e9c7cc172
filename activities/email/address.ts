import type { Text } from '#workflows/text.ts';
import { accepted, type Verdict } from '#workflows/verdict.ts';

export type AddressCode =
  | 'ADDR_SCHEMA'
  | 'ADDR_TOO_LONG'
  | 'ADDR_GROUP'
  | 'ADDR_INVALID'
  | 'ADDR_TOO_MANY';

export type ParsedAddress =
  | { readonly ok: true; readonly address: string }
  | { readonly ok: false; readonly code: AddressCode; readonly message: Text };

/** RFC 5321 §4.5.3.1: 64 before the `@`, 255 after it. */
const LONGEST = 320;
const MOST = 50;

/** Dot-atoms of RFC 5322 without `%`, `!`, `|` and the back quote, which old servers route or run by. */
const LOCAL = /^[A-Za-z0-9#$&'*+/=?^_{}~-]+(\.[A-Za-z0-9#$&'*+/=?^_{}~-]+)*$/;
/** Two labels at least, the last one no number: an IP address is not a mail domain. */
const DOMAIN = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;
/** Full stops of other scripts, and what looks like an `@`: they would make another domain than the eye reads. */
const LOOKALIKE = /[\u3002\uff0e\uff61\uff20\ufe6b\p{Cf}\p{Cc}]/u;

const messages: Readonly<Record<AddressCode, Text>> = {
  ADDR_SCHEMA: { fr: 'Une adresse est un texte.', en: 'An address is a text.' },
  ADDR_TOO_LONG: {
    fr: 'L’adresse dépasse 320 caractères.',
    en: 'The address has more than 320 characters.',
  },
  ADDR_GROUP: {
    fr: 'Un groupe d’adresses n’est pas une adresse : écrivez chacune à part.',
    en: 'A group of addresses is not an address: write each one apart.',
  },
  ADDR_INVALID: {
    fr: 'Ce n’est pas une adresse comme nom@domaine.example.',
    en: 'This is not an address like name@domain.example.',
  },
  ADDR_TOO_MANY: { fr: 'Plus de 50 adresses.', en: 'More than 50 addresses.' },
};

const refuse = (code: AddressCode) => ({ ok: false, code, message: messages[code] }) as const;

/**
 * Exactly one mailbox, or a refusal: no display name, group, comment, quoted part or second address, so that a mail
 * program finds in it what we found. Never repaired but for spaces around it; an accented domain becomes its `xn--` form.
 */
export function parseAddress(input: unknown): ParsedAddress {
  if (typeof input !== 'string') return refuse('ADDR_SCHEMA');
  if (input.length > LONGEST) return refuse('ADDR_TOO_LONG');
  if (/[\p{Cc}\u2028\u2029]/u.test(input)) return refuse('ADDR_INVALID');
  const text = input.trim();
  if (/[:;]/.test(text)) return refuse('ADDR_GROUP');
  const at = text.indexOf('@');
  const [local, domain] = [text.slice(0, at), text.slice(at + 1)];
  const isLocal = LOCAL.test(local) && local.length <= 64 && !local.startsWith('-');
  // `=?utf-8?…` is decoded by mail programs, `{{` is a template that was not filled.
  if (at < 1 || !isLocal || local.startsWith('=?') || local.includes('{{')) {
    return refuse('ADDR_INVALID');
  }
  const host = asciiDomain(domain);
  return host === undefined ? refuse('ADDR_INVALID') : { ok: true, address: `${local}@${host}` };
}

function asciiDomain(domain: string): string | undefined {
  if (LOOKALIKE.test(domain) || /[\s@/?#\\%[\]()<>",]/.test(domain)) return undefined;
  if (!URL.canParse(`http://${domain}`)) return undefined;
  const host = new URL(`http://${domain}`).hostname;
  return DOMAIN.test(host) ? host : undefined;
}

export type ParsedAddresses =
  | { readonly ok: true; readonly addresses: readonly string[] }
  | {
      readonly ok: false;
      readonly code: AddressCode;
      readonly message: Text;
      /** The one that was refused, as written. */
      readonly address: string;
    };

/** A list, or a text with commas, semicolons or line ends between; each must be one mailbox, at most 50 in all. */
export function parseAddresses(list: unknown): ParsedAddresses {
  const parts = typeof list === 'string' ? list.split(/[,;\r\n]/, MOST * 4) : list;
  if (!Array.isArray(parts)) return { ...refuse('ADDR_SCHEMA'), address: '' };
  const written = parts.filter((part) => typeof part !== 'string' || part.trim() !== '');
  if (written.length > MOST) return { ...refuse('ADDR_TOO_MANY'), address: '' };
  const addresses: string[] = [];
  for (const part of written) {
    const parsed = parseAddress(part);
    if (!parsed.ok) return { ...parsed, address: String(part).slice(0, LONGEST) };
    if (!addresses.includes(parsed.address)) addresses.push(parsed.address);
  }
  return { ok: true, addresses };
}

export function judgeAddress(input: unknown): Verdict {
  const parsed = parseAddress(input);
  if (!parsed.ok) return { verdict: 'reject', code: parsed.code, message: parsed.message };
  if (parsed.address === input) return { ...accepted, output: parsed.address };
  return {
    verdict: 'neutralise',
    code: parsed.address === String(input).trim() ? 'TRIMMED' : 'ADDR_NORMALISED',
    message: {
      fr: 'L’adresse a été mise en forme.',
      en: 'The address was put into its plain form.',
    },
    output: parsed.address,
  };
}
