import type { XmlElement } from './xml.ts';

/** XML as UTF-8 text, indented by two spaces; the same tree always gives the same bytes. */
export const printXml = (root: XmlElement): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${print(root, '')}`;

function print({ name, attributes, children, text }: XmlElement, indent: string): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`)
    .join('');
  if (children.length === 0)
    return text === ''
      ? `${indent}<${name}${written}/>\n`
      : `${indent}<${name}${written}>${escapeText(text)}</${name}>\n`;
  const inner = children.map((child) => print(child, `${indent}  `)).join('');
  return `${indent}<${name}${written}>\n${inner}${indent}</${name}>\n`;
}

/** A bare carriage return would be read back as a line feed (XML 1.0, 2.11). */
const escapeText = (text: string): string =>
  text.replace(/[<>&\r]/g, (c) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;' })[c] ?? '&#13;');

const escapeAttribute = (text: string): string =>
  escapeText(text).replace(/["\n\t]/g, (c) => (c === '"' ? '&quot;' : `&#${c.charCodeAt(0)};`));
