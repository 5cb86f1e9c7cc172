/** Numbers from 0 up to 1, the same ones for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What readers stumble over: ends of strings and tags, entities, escapes, numbers and names that mean something. */
const NASTY = [
  '\0',
  '<![CDATA[',
  ']]>',
  '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>&a;',
  '&#0;',
  '"',
  "'",
  '<',
  '{',
  '[[[[',
  '\ud83d',
  '9'.repeat(400),
  '-0.00',
  '1e999',
  '__proto__',
  "?'+:",
  "UNH+1+INVOIC:D:96A:UN'",
  ';;;;\r\n',
  '=cmd|x',
  ' obj\n',
  'endstream',
  '/Length 99999999',
  '%%EOF',
];

/** One to four changes: a byte, a cut, a piece twice, a piece elsewhere, something nasty. */
export function mutant(bytes: Uint8Array, random: () => number): Uint8Array {
  let out = Buffer.from(bytes);
  const place = () => Math.floor(random() * out.length);
  for (let left = 1 + Math.floor(random() * 4); left > 0; left -= 1) {
    const at = place();
    const piece = out.subarray(at, at + Math.floor(random() * 300));
    const choice = random();
    if (choice < 0.3) out[at] = Math.floor(random() * 256);
    else if (choice < 0.4) out = out.subarray(0, at);
    else if (choice < 0.55) out = Buffer.concat([out.subarray(0, at), piece, out.subarray(at)]);
    else if (choice < 0.7) {
      const to = place();
      out = Buffer.concat([out.subarray(0, to), piece, out.subarray(to)]);
    } else {
      const nasty = Buffer.from(NASTY[Math.floor(random() * NASTY.length)] ?? '');
      out = Buffer.concat([out.subarray(0, at), nasty, out.subarray(at)]);
    }
    if (out.length === 0) return out;
  }
  return out;
}
