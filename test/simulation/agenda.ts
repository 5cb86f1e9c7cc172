/** A clock that stands still between events, and what is to happen when. */
export class Agenda {
  now = Date.parse('2026-11-01T00:00:00Z');
  #entries: { readonly at: number; readonly happens: () => void }[] = [];

  /** What is noted for the same instant happens in the order in which it was noted. */
  in(ms: number, happens: () => void): void {
    const at = this.now + Math.max(0, ms);
    let place = this.#entries.length;
    while (place > 0 && (this.#entries[place - 1] as { at: number }).at > at) place -= 1;
    this.#entries.splice(place, 0, { at, happens });
  }

  /** Goes to the next instant and lets one thing happen. @returns false where there is none */
  step(): boolean {
    const entry = this.#entries.shift();
    if (!entry) return false;
    this.now = entry.at;
    entry.happens();
    return true;
  }
}
