import { domainToASCII } from 'node:url';

/** Names that only mean something inside of a network, whatever a resolver answers. */
const LOCAL =
  /(^|\.)(localhost|localdomain|internal|intranet|local|home|lan|corp|private|home\.arpa)$/;

export const isLocalName = (name: string): boolean => !name.includes('.') || LOCAL.test(name);

/** A name as it is asked for: ASCII, small letters, without the final dot. Undefined for what is no name. */
export function plainName(host: string): string | undefined {
  const name = domainToASCII(host).toLowerCase().replace(/\.$/, '');
  const isName =
    name.length <= 253 &&
    name.split('.').every((label) => /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/.test(label));
  return isName ? name : undefined;
}
