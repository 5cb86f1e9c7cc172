import { namespaces } from './namespaces.ts';
import type { XmlElement } from './xml.ts';

/** XML as UTF-8 text, indented by two spaces; the same tree always gives the same bytes. */
export const printXml = (root: XmlElement): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${print(root, root.attributes.xmlns ?? '', '\n')}\n`;

/** One element without spaces around; the prefixes in `namespaces` are declared where it is put (`wrapFragments`). */
export const printFragment = (element: XmlElement): string => print(element, '', '');

/** Fragments as the children of a root that declares their prefixes. */
export function wrapFragments(fragments: readonly string[]): string {
  const declared = Object.entries(namespaces).map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`);
  return `<fragments${declared.join('')}>${fragments.join('')}</fragments>`;
}

/**
 * @param outer the default namespace in force
 * @param line what stands before each element: a line end with its indent, or nothing
 */
function print(element: XmlElement, outer: string, line: string): string {
  const { attributes, children, text } = element;
  const { name, own = outer } = named(element.name);
  let written = own === outer ? '' : ` xmlns="${escapeAttribute(own)}"`;
  for (const key in attributes) written += ` ${key}="${escapeAttribute(attributes[key] ?? '')}"`;
  if (children.length === 0)
    return text === ''
      ? `<${name}${written}/>`
      : `<${name}${written}>${escapeText(text)}</${name}>`;
  const before = line === '' ? '' : `${line}  `;
  let inner = '';
  for (const child of children) inner += before + print(child, own, before);
  return `<${name}${written}>${inner}${line}</${name}>`;
}

/** `{uri}name` is written with that URI as the default namespace; a prefix is declared further up. */
function named(name: string): { readonly name: string; readonly own?: string } {
  const end = name.startsWith('{') ? name.indexOf('}') : -1;
  return end === -1 ? { name } : { name: name.slice(end + 1), own: name.slice(1, end) };
}

const SPECIAL = /[<>&\r]/;

/** A bare carriage return would be read back as a line feed (XML 1.0, 2.11). */
const escapeText = (text: string): string =>
  SPECIAL.test(text)
    ? text.replace(/[<>&\r]/g, (c) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;' })[c] ?? '&#13;')
    : text;

const escapeAttribute = (text: string): string =>
  escapeText(text).replace(/["\n\t]/g, (c) => (c === '"' ? '&quot;' : `&#${c.charCodeAt(0)};`));
