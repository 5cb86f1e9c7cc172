/**
 * Text that is longer than a component goes on in the next one. It is cut at a space, which is then left out; a word
 * that is too long fills its component to the last character. So the reader knows: a component that is full goes on
 * without a space, any other with one.
 */
export function splitText(text: string, limit: number): string[] {
  const parts: string[] = [];
  let rest = [...text];
  while (rest.length > limit) {
    const space = rest.lastIndexOf(' ', limit - 1);
    const isCut = space > 0;
    parts.push(rest.slice(0, isCut ? space : limit).join(''));
    rest = rest.slice(isCut ? space + 1 : limit);
  }
  return [...parts, rest.join('')];
}

/** What `splitText` was given. Empty components, which people leave to make columns, say nothing. */
export function joinText(parts: readonly string[], limit: number): string {
  let text = '';
  let isFull = true;
  for (const part of parts) {
    if (part === '') continue;
    text += isFull ? part : ` ${part}`;
    isFull = [...part].length >= limit;
  }
  return text;
}
