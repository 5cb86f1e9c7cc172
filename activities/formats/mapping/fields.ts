/** An object of the model while it is read or written. */
export type Fields = Record<string, unknown>;

export function get(from: unknown, field: readonly string[]): unknown {
  let value = from;
  for (const name of field) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.hasOwn(value, name) ? (value as Fields)[name] : undefined;
  }
  return value;
}

/** Makes the objects on the way. */
export function set(into: Fields, field: readonly string[], value: unknown): void {
  let object = into;
  for (const name of field.slice(0, -1)) {
    const inner = (object[name] as Fields | undefined) ?? {};
    object[name] = inner;
    object = inner;
  }
  const last = field.at(-1);
  if (last !== undefined) object[last] = value;
}
