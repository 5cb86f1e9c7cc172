import { parseArgs } from 'node:util';
import { chaos } from './chaos.ts';

// `npm run chaos -- --seed N --invoices N --kills N --stops N`: one JSON verdict on stdout; exit 1 where the product broke its word.
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    invoices: { type: 'string', default: '60' },
    kills: { type: 'string', default: '8' },
    stops: { type: 'string', default: '0' },
  },
});
const [seed, invoices, kills, stops] = [
  values.seed,
  values.invoices,
  values.kills,
  values.stops,
].map(Number);
if (
  ![seed, invoices, kills, stops].every((n) => Number.isSafeInteger(n) && Number(n) >= 0) ||
  !invoices
) {
  process.stderr.write('usage: npm run chaos -- --seed N --invoices N --kills N --stops N\n');
  process.exit(2);
}
const verdict = await chaos({
  seed: Number(seed),
  invoices,
  kills: Number(kills),
  stops: Number(stops),
});
process.stdout.write(`${JSON.stringify(verdict, null, 2)}\n`);
process.exit(verdict.verdict === 'PASS' ? 0 : 1);
