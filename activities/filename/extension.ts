import { cutStem } from '../template/fileName.ts';

const extensions: Readonly<Record<string, string>> = {
  'application/pdf': '.pdf',
  'application/xml': '.xml',
  'text/xml': '.xml',
  'application/json': '.json',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
};

/**
 * A file's name with the extension of its content, whatever one the name had of those we know: `F-1.pdf` sent as XML is
 * `F-1.xml`. Cut to 150 bytes of UTF-8 before the extension.
 *
 * @param type media type
 */
export function withExtension(name: string, type: string): string {
  const extension = extensions[type] ?? '';
  const known = Object.values(extensions).find((one) => name.toLowerCase().endsWith(one));
  const base = known === undefined ? name : name.slice(0, -known.length);
  return cutStem(base, extension);
}
