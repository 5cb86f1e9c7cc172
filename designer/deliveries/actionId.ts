/**
 * An id for one click: the server takes the same id twice as one action. `crypto.randomUUID` is missing where the
 * page is served over plain HTTP from another machine, hence random bytes.
 */
export const actionId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
