import { readdirSync, readFileSync } from 'node:fs';
import { create, type Font as Peer } from 'fontkit';
import { expect, test } from 'vitest';
import { fontOf, nameOf } from '#activities/formats/pdf/faces.ts';
import { type Letterforms, readFont } from '#activities/formats/pdf/letterforms.ts';
import { trueType } from '#activities/formats/pdf/trueType.ts';
import { unwoff, woffTable } from '#activities/formats/pdf/woff.ts';

const packages = new URL('../../../../node_modules/@fontsource/', import.meta.url);
const files = [
  ...['arimo', 'tinos', 'cousine'].flatMap((name) => filesOf(name, /-(400|700)-\w+\.woff$/)),
  ...['noto-sans-math', 'noto-sans-symbols', 'noto-sans-symbols-2'].flatMap((name) =>
    filesOf(name, /-400-normal\.woff$/),
  ),
];

function filesOf(name: string, pattern: RegExp): URL[] {
  const folder = new URL(`${name}/files/`, packages);
  return readdirSync(folder)
    .filter((file) => pattern.test(file))
    .map((file) => new URL(file, folder));
}

const peerOf = (woff: Buffer): Peer => create(unwoff(woff)) as Peer;

/** The whole of the large fonts would take a minute. */
const SAMPLED = 150;

test('the letters of the free fonts, put into another font, are as wide and go as fontkit reads them', () => {
  expect(files.length).toBeGreaterThan(80);
  for (const file of files) {
    const woff = readFileSync(file);
    const peer = peerOf(woff);
    const font = readFont(woff);
    const forms = font.letterforms();
    const step = Math.ceil(peer.characterSet.length / SAMPLED);
    const codePoints = peer.characterSet.filter((_, i) => i % step === 0);
    const glyphs = codePoints.map((point) => font.glyphOf(point));
    expect(glyphs).toEqual(codePoints.map((point) => peer.glyphForCodePoint(point).id));
    expect(glyphs.map(forms.advance)).toEqual(glyphs.map((id) => peer.getGlyph(id).advanceWidth));
    const made = create(trueType(glyphs.map((glyph) => slotOf(forms, glyph)))) as Peer;
    for (const [i, glyph] of glyphs.entries()) {
      const [ours, theirs] = [made.getGlyph(i + 1).path, peer.getGlyph(glyph).path];
      const scale = made.unitsPerEm / peer.unitsPerEm;
      expect(ours.commands.map(({ command }) => command)).toEqual(
        theirs.commands.map(({ command }) => command),
      );
      const ends = theirs.commands.flatMap(({ args }) => args);
      const off = ours.commands
        .flatMap(({ args }) => args)
        .map((value, at) => Math.abs(value - (ends[at] ?? 0) * scale));
      // Each point is rounded to a whole unit, of which an em has 2,000.
      expect(Math.max(0, ...off)).toBeLessThanOrEqual(0.5 + 1e-9);
    }
  }
}, 120_000);

const slotOf = ({ unitsPerEm, advance, draw }: Letterforms, glyph: number) => {
  const width = (advance(glyph) * 1000) / unitsPerEm;
  const letter = { draw: () => draw(glyph), unitsPerEm, advance: width };
  return { advance: width, letters: [letter], stretch: 1 };
};

test.each(['arimo', 'tinos', 'cousine'] as const)(
  '%s says its names and measures as fontkit reads them',
  (family) => {
    for (const bold of [false, true])
      for (const italic of [false, true]) {
        const file = `${family}/files/${family}-latin-${bold ? 700 : 400}-${italic ? 'italic' : 'normal'}.woff`;
        const { postscriptName, bbox, ascent, descent, capHeight, unitsPerEm } = peerOf(
          readFileSync(new URL(file, packages)),
        );
        expect(nameOf(family, { bold, italic })).toBe(postscriptName);
        expect(fontOf(family, { bold, italic }, 'latin').letterforms()).toMatchObject({
          unitsPerEm,
          measures: [bbox.minX, bbox.minY, bbox.maxX, bbox.maxY, ascent, descent, capHeight],
        });
      }
  },
);

test('a composite glyph that scales its parts is refused, not drawn wrongly', () => {
  const woff = readFileSync(new URL('arimo/files/arimo-latin-400-normal.woff', packages));
  const glyf = Buffer.from(woffTable(woff, 'glyf'));
  const accented = readFont(woff).glyphOf('é'.codePointAt(0) as number);
  const at = 2 * woffTable(woff, 'loca').readUInt16BE(2 * accented);
  expect(glyf.readInt16BE(at)).toBe(-1);
  const flags = at + 10;
  glyf.writeUInt16BE(glyf.readUInt16BE(flags) | 8, flags);
  const scaled = readFont(withTable(woff, 'glyf', glyf)).letterforms();
  expect(() => scaled.draw(accented)).toThrow(`glyph ${accented}`);
});

/** The font with another table, which lies unpacked at its end. */
function withTable(woff: Buffer, tag: string, table: Buffer): Buffer {
  const changed = Buffer.concat([woff, table]);
  const entry = changed.indexOf(tag, 44, 'latin1');
  changed.writeUInt32BE(woff.length, entry + 4);
  changed.writeUInt32BE(table.length, entry + 8);
  changed.writeUInt32BE(table.length, entry + 12);
  return changed;
}
