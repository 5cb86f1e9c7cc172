/**
 * Whether a text has a form, letter by letter: `#` stands for a digit, `@` for a letter, `?` for either, `*` for any
 * characters or none; anything else for itself. Not a regular expression: a form that ops write must not be able to keep a
 * worker busy for ever.
 */
export function fitsMask(text: string, mask: string): boolean {
  let reached = new Set([0]);
  const settle = (positions: Set<number>): Set<number> => {
    for (const at of positions) if (mask[at] === '*') positions.add(at + 1);
    return positions;
  };
  reached = settle(reached);
  for (const letter of text) {
    const next = new Set<number>();
    for (const at of reached) {
      const wanted = mask[at];
      if (wanted === '*') next.add(at);
      else if (wanted !== undefined && stands(wanted, letter)) next.add(at + 1);
    }
    reached = settle(next);
    if (reached.size === 0) return false;
  }
  return reached.has(mask.length);
}

function stands(wanted: string, letter: string): boolean {
  if (wanted === '#') return /^[0-9]$/.test(letter);
  if (wanted === '@') return /^\p{L}$/u.test(letter);
  if (wanted === '?') return /^[\p{L}0-9]$/u.test(letter);
  return wanted === letter;
}
