import { type DetectedTable, detectedWords } from '#workflows/invoice/detected.ts';
import type { Output } from './output.ts';

/** Tells whoever watches what the tables of a file were taken for. */
export function noteDetected(file: string, read: object | undefined, { note }: Output): void {
  const { detected = [] } = (read ?? {}) as { detected?: readonly DetectedTable[] };
  for (const one of detected) {
    const { fr, en } = detectedWords(one);
    note({ fr: `${file} : ${fr}`, en: `${file}: ${en}` });
  }
}
