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
  const last = field.length - 1;
  for (const [depth, name] of field.entries()) {
    if (depth === last) object[name] = value;
    else {
      const inner = (object[name] as Fields | undefined) ?? {};
      object[name] = inner;
      object = inner;
    }
  }
}
