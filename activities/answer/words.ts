/** Letters of an answer that are kept with the fault: it travels into the engine's history. */
const LONGEST = 4000;

/** A partner's file in words: UTF-8 where it is that, else what old programs write. Controls but line ends are left out. */
export function wordsOf(bytes: Uint8Array): string {
  return decoded(bytes)
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .slice(0, LONGEST);
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
