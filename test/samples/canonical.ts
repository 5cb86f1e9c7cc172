import { prefixes } from '#activities/formats/namespaces.ts';
import { parseXml, type XmlElement } from '#activities/formats/xml.ts';

/**
 * What a document says, whatever its spelling: names by namespace, attributes by name, children in order. Left out are
 * comments, spaces around values and within base64, empty elements, and the attributes of other namespaces
 * (`xsi:schemaLocation`).
 *
 * @throws Error when it is no XML
 */
export function canonical(xml: Uint8Array | string): unknown {
  const parsed = parseXml(typeof xml === 'string' ? Buffer.from(xml, 'utf8') : xml, prefixes);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return plain(parsed.document.root);
}

function plain({ name, attributes, children, text }: XmlElement): unknown[] | undefined {
  const sorted = Object.entries(attributes).map(([key, value]) => `@${key}=${value.trim()}`);
  const value = name.endsWith('BinaryObject') ? text.replace(/\s+/g, '') : text.trim();
  const inner = children.flatMap((child) => {
    const one = plain(child);
    return one ? [one] : [];
  });
  const said = children.length > 0 ? inner : value === '' ? [] : [value];
  return sorted.length + said.length === 0 ? undefined : [name, ...sorted.sort(), ...said];
}
