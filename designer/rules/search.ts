import type { Text } from '#workflows/text.ts';
import { searchWords } from '../text/rules.ts';

/** Whether a value is what somebody looks for: each word, in any order, without accents and capitals. */
export function isFound(
  { path, label, term = '' }: { path: string; label: Text; term?: string | undefined },
  search: string,
): boolean {
  const text = plain(`${label.fr} ${label.en} ${path} ${term} ${searchWords[path] ?? ''}`);
  return plain(search)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[’']/g, ' ');
