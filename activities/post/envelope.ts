/** Sheets that fit a C5 envelope, folded once; more go flat into a C4. */
const FOLDED = 5;
const FLAT = 100;

export interface Enveloped {
  readonly sheets: number;
  /** Undefined where no envelope takes them. */
  readonly envelope: 'C5' | 'C4' | undefined;
}

/** How pages go into an envelope. */
export function envelopeFor(pages: number, duplex: boolean): Enveloped {
  const sheets = duplex ? Math.ceil(pages / 2) : pages;
  return { sheets, envelope: sheets <= FOLDED ? 'C5' : sheets <= FLAT ? 'C4' : undefined };
}
