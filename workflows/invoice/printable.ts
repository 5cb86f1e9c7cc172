/** What XML 1.0 can carry: no control characters but tab and line ends, no half of a surrogate pair. */
export function isPrintable(value: string): boolean {
  for (const letter of value) {
    const point = letter.codePointAt(0) ?? 0;
    const isControl = point < 0x20 && point !== 0x9 && point !== 0xa && point !== 0xd;
    if (isControl || (point >= 0xd800 && point <= 0xdfff) || point === 0xfffe || point === 0xffff)
      return false;
  }
  return true;
}
