import { CircleDashed } from 'lucide-react';
import { catalogue } from '#activities/catalogue.ts';
import type { Catalogue, NodeManifest } from '#workflows/node.ts';
import type { Text } from '#workflows/text.ts';
import { icons } from '../canvas/icons.tsx';

const known: Catalogue = catalogue;

export const manifestOfType = (type: string): NodeManifest | undefined =>
  Object.hasOwn(known, type) ? known[type] : undefined;

/** The icon of a step's type, bare, for rows of a table. */
export function StepIcon({ type, size = 15 }: { type: string; size?: number }) {
  const Icon = icons[manifestOfType(type)?.icon ?? ''] ?? CircleDashed;
  return <Icon size={size} strokeWidth={1.75} color="var(--c-send)" aria-hidden />;
}

/** A step type's name; an installation that no longer knows the type still shows what history names. */
export const typeTitle = (type: string): Text =>
  manifestOfType(type)?.title ?? { fr: type, en: type };
