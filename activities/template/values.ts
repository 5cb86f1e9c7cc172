import { ABSENT } from '#workflows/template/absent.ts';
import type { Language } from '#workflows/template/format.ts';

/** What a rendering gathers while it goes. */
export interface Rendering {
  readonly language: Language;
  /** Writes a value into the text; a `url` escapes it, a `folder` takes its slashes away. */
  readonly write: (text: string, path: string) => string;
  readonly missing: Set<string>;
  /** Letters written so far, so that no list can fill the memory. */
  written: number;
}

export class OutputTooLarge extends Error {}

/** A template writes at most so many letters. */
export const OUTPUT_CAP = 262_144;

/**
 * A value inside of a template, or a group of values, which it holds as properties of its own. Handlebars joins it to
 * the text by `toString`, which is where its absence is noticed, its letters are counted, and what does not fit the
 * kind of text is made harmless. All else is private: a variable may have any name.
 */
export class Shown {
  readonly #raw: unknown;
  readonly #path: string;
  readonly #rendering: Rendering;

  constructor(raw: unknown, path: string, rendering: Rendering) {
    this.#raw = raw;
    this.#path = path;
    this.#rendering = rendering;
  }

  static raw(shown: Shown): unknown {
    return shown.#raw;
  }

  static rendering(shown: Shown): Rendering {
    return shown.#rendering;
  }

  static isMissing(shown: Shown): boolean {
    const raw = shown.#raw;
    const isEmptyList = Array.isArray(raw) && raw.length === 0;
    return raw === undefined || raw === null || raw === '' || isEmptyList;
  }

  /** The value as plain text, an absent one being noted and shown as `ABSENT`. */
  static text(shown: Shown): string {
    if (!Shown.isMissing(shown)) return wordsOf(shown.#raw, shown.#rendering.language);
    shown.#rendering.missing.add(shown.#path);
    return ABSENT;
  }

  /** Another value in its place, e.g. its capitals. */
  static instead(shown: Shown, raw: unknown): Shown {
    return new Shown(raw, shown.#path, shown.#rendering);
  }

  toString(): string {
    const plain = Shown.text(this);
    const text = Shown.isMissing(this) ? plain : this.#rendering.write(plain, this.#path);
    return counted(text, this.#rendering);
  }
}

export function counted(text: string, rendering: Rendering): string {
  rendering.written += text.length;
  if (rendering.written > OUTPUT_CAP) throw new OutputTooLarge();
  return text;
}

function wordsOf(raw: unknown, language: Language): string {
  if (typeof raw === 'boolean') {
    if (language === 'fr') return raw ? 'oui' : 'non';
    return raw ? 'yes' : 'no';
  }
  return Array.isArray(raw) ? raw.map(String).join(', ') : String(raw);
}
