/** A ToUnicode CMap, code → text. Source: ISO 32000-1, 9.10.3; Adobe Technical Note 5411. */
export function readToUnicode(text: string): Map<number, string> {
  const codes = new Map<number, string>();
  for (const [, body = ''] of text.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code = '', to = ''] of body.matchAll(/<([^>]*)>\s*<([^>]*)>/g))
      codes.set(hex(code), utf16(to));
  for (const [, body = ''] of text.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, low = '', high = '', list, first = ''] of body.matchAll(
      /<([^>]*)>\s*<([^>]*)>\s*(?:\[([^\]]*)\]|<([^>]*)>)/g,
    )) {
      const from = hex(low);
      const count = Math.min(hex(high) - from + 1, 0x10000);
      const items = list?.match(/<[^>]*>/g)?.map((item) => utf16(item.slice(1, -1)));
      for (let i = 0; i < (items ? Math.min(items.length, count) : count); i += 1)
        codes.set(from + i, items?.[i] ?? later(utf16(first), i));
    }
  return codes;
}

/** @param size in bytes, of a code */
export function writeToUnicode(codes: ReadonlyMap<number, number>, size: 1 | 2): string {
  const lines = [...codes].map(
    ([code, point]) => `<${digits(code, size)}> <${hexOf(String.fromCodePoint(point))}>`,
  );
  const blocks: string[] = [];
  // A hundred a block is what the note allows.
  for (let i = 0; i < lines.length; i += 100) {
    const block = lines.slice(i, i + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<${digits(0, size)}> <${'FF'.repeat(size)}>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;
}

const hex = (text: string): number => Number.parseInt(text.replace(/\s/g, '') || '0', 16);

const digits = (code: number, size: number): string =>
  code
    .toString(16)
    .toUpperCase()
    .padStart(2 * size, '0');

const hexOf = (text: string): string =>
  [...Array(text.length).keys()].map((i) => digits(text.charCodeAt(i), 2)).join('');

const utf16 = (text: string): string =>
  (text.replace(/\s/g, '').match(/.{1,4}/g) ?? [])
    .map((unit) => String.fromCharCode(Number.parseInt(unit, 16) || 0))
    .join('');

/** The range counts in its last letter. */
const later = (text: string, steps: number): string =>
  text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) + steps);
