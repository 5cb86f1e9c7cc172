/** Headers as people type them, a line each of `Name: value`. */
export function pairsOf(lines: string): Record<string, string> {
  const pairs = lines
    .split('\n')
    .map((line) => line.split(/:(.*)/s).map((part) => part.trim()))
    .filter(([name]) => name !== undefined && name !== '');
  return Object.fromEntries(pairs.map(([name, value]) => [name, value ?? '']));
}
