/**
 * ICC colour profiles made from published numbers, so that no third-party file is shipped: sRGB (IEC 61966-2-1,
 * primaries adapted to D50) and a plain CMYK that is good enough to give DeviceCMYK a meaning.
 * Layout: ICC.1:2001-04 (version 2.4).
 */
const D50 = [0.9642, 1, 0.8249] as const;

export const srgbProfile = (): Buffer =>
  profile('mntr', 'RGB ', 'XYZ ', [
    ['desc', description('sRGB')],
    ['cprt', text('Public domain')],
    ['wtpt', xyz(D50)],
    ['rXYZ', xyz([0.43607, 0.22249, 0.01392])],
    ['gXYZ', xyz([0.38515, 0.71687, 0.09708])],
    ['bXYZ', xyz([0.14307, 0.06061, 0.7141])],
    ['rTRC', srgbCurve()],
    ['gTRC', srgbCurve()],
    ['bTRC', srgbCurve()],
  ]);

export const cmykProfile = (): Buffer =>
  profile('scnr', 'CMYK', 'Lab ', [
    ['desc', description('CMYK, plain')],
    ['cprt', text('Public domain')],
    ['wtpt', xyz(D50)],
    ['A2B0', cmykToLab()],
  ]);

type Tag = readonly [signature: string, data: Buffer];

function profile(kind: string, space: string, pcs: string, tags: readonly Tag[]): Buffer {
  const header = Buffer.alloc(128);
  header.writeUInt32BE(0x02400000, 8);
  header.write(kind, 12, 'latin1');
  header.write(space, 16, 'latin1');
  header.write(pcs, 20, 'latin1');
  for (const [i, part] of [2020, 1, 1, 0, 0, 0].entries()) header.writeUInt16BE(part, 24 + 2 * i);
  header.write('acsp', 36, 'latin1');
  for (const [i, value] of D50.entries()) header.writeInt32BE(fixed(value), 68 + 4 * i);

  const table = Buffer.alloc(4 + 12 * tags.length);
  table.writeUInt32BE(tags.length, 0);
  const data: Buffer[] = [];
  let offset = header.length + table.length;
  for (const [i, [signature, body]] of tags.entries()) {
    const at = 4 + 12 * i;
    table.write(signature, at, 'latin1');
    table.writeUInt32BE(offset, at + 4);
    table.writeUInt32BE(body.length, at + 8);
    data.push(body, Buffer.alloc((4 - (body.length % 4)) % 4));
    offset += Math.ceil(body.length / 4) * 4;
  }
  header.writeUInt32BE(offset, 0);
  return Buffer.concat([header, table, ...data]);
}

const fixed = (value: number): number => Math.round(value * 65536);

function typed(type: string, size: number): Buffer {
  const data = Buffer.alloc(8 + size);
  data.write(type, 0, 'latin1');
  return data;
}

function text(value: string): Buffer {
  const data = typed('text', value.length + 1);
  data.write(value, 8, 'latin1');
  return data;
}

function description(value: string): Buffer {
  const data = typed('desc', 4 + value.length + 1 + 4 + 4 + 2 + 1 + 67);
  data.writeUInt32BE(value.length + 1, 8);
  data.write(value, 12, 'latin1');
  return data;
}

function xyz(values: readonly number[]): Buffer {
  const data = typed('XYZ ', 12);
  for (const [i, value] of values.entries()) data.writeInt32BE(fixed(value), 8 + 4 * i);
  return data;
}

const CURVE_POINTS = 256;

function srgbCurve(): Buffer {
  const data = typed('curv', 4 + 2 * CURVE_POINTS);
  data.writeUInt32BE(CURVE_POINTS, 8);
  for (let i = 0; i < CURVE_POINTS; i += 1)
    data.writeUInt16BE(Math.round(65535 * linear(i / (CURVE_POINTS - 1))), 12 + 2 * i);
  return data;
}

/** sRGB to linear light, IEC 61966-2-1. */
const linear = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;

const GRID = 5;

/** A lut8: identity curves around a 5⁴ grid of Lab, from the device formula RGB = (1 − ink)(1 − black). */
function cmykToLab(): Buffer {
  const data = typed('mft1', 40 + 4 * 256 + 3 * GRID ** 4 + 3 * 256);
  data.set([4, 3, GRID, 0], 8);
  for (const i of [0, 4, 8]) data.writeInt32BE(fixed(1), 12 + 4 * i);
  let at = 48;
  const ramp = () => {
    for (let i = 0; i < 256; i += 1) data[at++] = i;
  };
  for (let channel = 0; channel < 4; channel += 1) ramp();
  const steps = Array.from({ length: GRID }, (_, i) => i / (GRID - 1));
  for (const c of steps)
    for (const m of steps)
      for (const y of steps)
        for (const k of steps) {
          const [l, a, b] = lab([c, m, y].map((ink) => (1 - ink) * (1 - k)));
          data[at++] = Math.round((l * 255) / 100);
          data[at++] = Math.round(a + 128);
          data[at++] = Math.round(b + 128);
        }
  for (let channel = 0; channel < 3; channel += 1) ramp();
  return data;
}

function lab(rgb: readonly number[]): [number, number, number] {
  const [r = 0, g = 0, b = 0] = rgb.map(linear);
  const [x, y, z] = [
    0.43607 * r + 0.38515 * g + 0.14307 * b,
    0.22249 * r + 0.71687 * g + 0.06061 * b,
    0.01392 * r + 0.09708 * g + 0.7141 * b,
  ].map((value, i) => cubeRoot(value / (D50[i] ?? 1))) as [number, number, number];
  return [116 * y - 16, clamp(500 * (x - y)), clamp(200 * (y - z))];
}

const cubeRoot = (t: number): number => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
const clamp = (value: number): number => Math.max(-128, Math.min(127, value));
