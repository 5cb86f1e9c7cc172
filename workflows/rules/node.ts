/** The one key of a JsonLogic operation, `{"==": […]}`; undefined for values, lists and anything else. */
export function operatorOf(rule: unknown): string | undefined {
  if (typeof rule !== 'object' || rule === null || Array.isArray(rule)) return undefined;
  const keys = Object.keys(rule);
  return keys.length === 1 ? keys[0] : undefined;
}

/** JsonLogic lets a single operand stand without its list: `{"!": x}` is `{"!": [x]}`. */
export function operands(rule: unknown): readonly unknown[] {
  const operator = operatorOf(rule);
  if (operator === undefined) return [];
  const value = (rule as Record<string, unknown>)[operator];
  return Array.isArray(value) ? value : [value];
}
