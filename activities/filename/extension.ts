const extensions: Readonly<Record<string, string>> = {
  'application/pdf': '.pdf',
  'application/xml': '.xml',
  'text/xml': '.xml',
  'application/json': '.json',
};

/** Longest file name in bytes: what every file system and mail program takes, with room for a prefix. */
const LONGEST = 150;

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
  return cut(base, LONGEST - extension.length) + extension;
}

/** By code point, so that no character is cut in two. */
function cut(text: string, bytes: number): string {
  let kept = '';
  let size = 0;
  for (const character of text) {
    size += new TextEncoder().encode(character).length;
    if (size > bytes) break;
    kept += character;
  }
  return kept;
}
