import { refuse } from './problems.ts';

const DEEPEST = 64;

/** JSON of a request: valid UTF-8, at most 64 levels, no `__proto__` that a careless merge would follow, no NUL. */
export function parseJson(bytes: Uint8Array): unknown {
  const value = decode(bytes);
  refuseHostile(value);
  return value;
}

function decode(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw refuse('JSON_INVALID', {
      fr: 'Le corps n’est pas du JSON en UTF-8.',
      en: 'The body is not JSON in UTF-8.',
    });
  }
}

/** By a list of what is still to be looked at: recursion over 50 000 nested arrays would end the process's stack. */
function refuseHostile(root: unknown): void {
  const rest: { value: unknown; depth: number }[] = [{ value: root, depth: 0 }];
  for (let next = rest.pop(); next; next = rest.pop()) {
    const { value, depth } = next;
    if (typeof value === 'string') refuseNul(value);
    if (typeof value !== 'object' || value === null) continue;
    if (depth === DEEPEST) {
      throw refuse('JSON_TOO_DEEP', {
        fr: `Plus de ${DEEPEST} niveaux.`,
        en: `More than ${DEEPEST} levels.`,
      });
    }
    for (const key of Object.keys(value)) {
      refuseNul(key);
      if (key === '__proto__') {
        throw refuse('JSON_INVALID', {
          fr: 'Le nom « __proto__ » est refusé.',
          en: 'The name “__proto__” is refused.',
        });
      }
    }
    for (const item of Object.values(value)) rest.push({ value: item, depth: depth + 1 });
  }
}

/** Postgres holds no NUL: better said here than as its fault. */
export function refuseNul(text: string): void {
  if (!text.includes('\u0000')) return;
  throw refuse('REQUEST_INVALID', {
    fr: 'Un texte contient le caractère NUL.',
    en: 'A text holds the character NUL.',
  });
}
