import { type Carries, carriedBy } from '#workflows/invoice/lost.ts';

/** A format that an invoice can be written in. */
export interface Target {
  /** Of its files, with the dot. */
  readonly extension: string;
  /** The terms that it has a place for. */
  readonly carries: Carries;
}

const en16931 = carriedBy('en16931');

/** Our own JSON is the model itself, so it carries even what is no term. */
export const targets = {
  facturx: { extension: '.pdf', carries: (term) => en16931(term) && term?.cii !== undefined },
  cii: { extension: '.xml', carries: (term) => en16931(term) && term?.cii !== undefined },
  json: { extension: '.json', carries: () => true },
} as const satisfies Readonly<Record<string, Target>>;
