import type { Text } from '#workflows/text.ts';

/** The form for a count, `{count}` filled in. French says zero in the singular, English doesn't. */
export function plural(count: number, one: Text, many: Text): Text {
  const put = (text: string) => text.replaceAll('{count}', String(count));
  return { fr: put(count < 2 ? one.fr : many.fr), en: put(count === 1 ? one.en : many.en) };
}
