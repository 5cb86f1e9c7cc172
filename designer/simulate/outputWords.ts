import type { Text } from '#workflows/text.ts';
import type { NodeView } from '#workflows/trace.ts';

/** One line on what came out of a step: its note, else the texts and documents in what it gave. */
export function outputWords(
  seen: Pick<NodeView, 'note'>,
  output: Readonly<Record<string, unknown>> | undefined,
): Text {
  if (seen.note) return { fr: seen.note, en: seen.note };
  const words = [...said(output ?? {})].slice(0, 4).join(' · ');
  return { fr: words, en: words };
}

function* said(value: unknown, depth = 0): Generator<string> {
  if (value === '') return;
  if (typeof value === 'string') yield value.length > 120 ? `${value.slice(0, 119)}…` : value;
  if (typeof value === 'number' || typeof value === 'boolean') yield String(value);
  if (typeof value !== 'object' || value === null || depth > 3) return;
  // A stored document is known by its name; its hash stands in the evidence.
  if ('sha256' in value && 'name' in value && typeof value.name === 'string') yield value.name;
  else for (const inner of Object.values(value)) yield* said(inner, depth + 1);
}
