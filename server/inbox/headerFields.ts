/** Fields of a header by name in small letters, lines that are folded made one. Of a name that comes twice the first counts. */
export function headerFields(text: string): ReadonlyMap<string, string> {
  const [head = ''] = text.replace(/^(\r?\n)+/, '').split(/\r?\n\r?\n/, 1);
  const fields = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const [, name, value] = /^([!-9;-~]+)[ \t]*:[ \t]*(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) continue;
    const key = name.toLowerCase();
    if (!fields.has(key)) fields.set(key, value.trim());
  }
  return fields;
}
