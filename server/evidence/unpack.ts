import { walkZip } from '#activities/formats/zip.ts';

/** Evidence is text that compresses well, and there may be much of it. */
const limits = { files: 20_000, total: 1024 * 1024 * 1024, ratio: 1000 };

/**
 * The files of a ZIP by path.
 *
 * @throws Error on a damaged or misleading archive, a name that occurs twice, or sizes beyond what a pack has
 */
export async function unpack(bytes: Uint8Array): Promise<ReadonlyMap<string, Buffer>> {
  const chunks = new Map<string, Buffer[]>();
  await walkZip(bytes, limits, (name, chunk) => {
    const kept = chunks.get(name);
    if (kept) kept.push(chunk);
    else chunks.set(name, [chunk]);
  });
  return new Map([...chunks].map(([name, parts]) => [name, Buffer.concat(parts)]));
}
