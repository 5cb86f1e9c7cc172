import { type Fields, set } from '../mapping/fields.ts';

type Key = string | number;

/** `lines[].allowances[0].amount` without its line: `['allowances', 0, 'amount']`. */
const keysOf = (path: string): Key[] =>
  (path.match(/[^.[\]]+/g) ?? []).map((key) => (/^\d+$/.test(key) ? Number(key) : key));

/** Puts a value at a path with numbers of items; lists may get holes, which `compacted` closes. */
export function putAt(fields: Fields, path: string, value: unknown): void {
  let into: unknown = fields;
  const keys = keysOf(path);
  for (const [i, key] of keys.slice(0, -1).entries()) {
    const holder = into as Record<Key, unknown>;
    holder[key] ??= typeof keys[i + 1] === 'number' ? [] : {};
    into = holder[key];
  }
  const last = keys.at(-1);
  if (last !== undefined) (into as Record<Key, unknown>)[last] = value;
}

export function valueAtPath(fields: unknown, path: string): unknown {
  let value: unknown = fields;
  for (const key of keysOf(path)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<Key, unknown>)[key];
  }
  return value;
}

/** The same with no holes in its lists. */
export function compacted(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== undefined).map(compacted);
  if (typeof value !== 'object' || value === null) return value;
  const fields: Fields = {};
  for (const [name, part] of Object.entries(value)) set(fields, [name], compacted(part));
  return fields;
}

/** Each value of a part of the model with its path: `notes[0].text`. */
export function* valuesIn(value: unknown, at = ''): Generator<readonly [string, string]> {
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) yield* valuesIn(item, `${at}[${i}]`);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, part] of Object.entries(value))
      yield* valuesIn(part, at === '' ? name : `${at}.${name}`);
  } else if (value !== undefined && value !== null) yield [at, String(value)];
}
