import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type TargetName, targetNames } from '#workflows/invoice/targets.ts';
import { convertAll, validFiles, ways } from './conversions.ts';
import { hasCorpus } from './corpus.ts';
import { canAskOracles, refusals } from './oracle.ts';

/**
 * `npm run conformance`: writes every valid invoice of the corpus in every way that carries it, and asks the oracles
 * about each document. Prints what is refused by us, and what by them; exit 1 when any document is not valid.
 */
const { values } = parseArgs({
  options: {
    every: { type: 'string', default: '1' },
    to: { type: 'string', multiple: true, default: targetNames.filter((name) => name !== 'json') },
    keep: { type: 'string' },
  },
});
if (!hasCorpus || !canAskOracles) {
  console.error('no corpus or no oracles beside the project');
  process.exit(3);
}

const folder = values.keep ?? (await mkdtemp(join(tmpdir(), 'facteur-conformance-')));
const all = ways(values.to as TargetName[]);
const { files, refused } = await convertAll(validFiles(Number(values.every)), all, folder);
let isGood = true;
for (const [way, written] of files) {
  const isPdf = written[0]?.endsWith('.pdf');
  const wrong = await refusals(isPdf ? 'verapdf' : 'phive', written);
  isGood &&= wrong.length === 0;
  const ours = [...(refused.get(way) ?? [])].map(([code, count]) => `${code} ×${count}`);
  console.log(`${way}: ${written.length} written, ${written.length - wrong.length} valid`);
  if (ours.length > 0) console.log(`  not written: ${ours.join(', ')}`);
  for (const { file, rules, why } of wrong) console.log(`  ${basename(file)} ${rules} ${why}`);
}
if (values.keep === undefined) await rm(folder, { recursive: true, force: true });
process.exitCode = isGood ? 0 : 1;
