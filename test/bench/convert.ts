import { toFacturX } from '#activities/formats/facturx.ts';
import { readInvoice } from '#activities/formats/read.ts';
import { domesticInvoice } from '../samples/invoices.ts';
import { plainPdf } from '../samples/pdfs.ts';
import { type Peer, peersFor, timed } from './peers.ts';

const ROUNDS = 60;

/**
 * Median milliseconds, warm, of what every delivery of a Factur-X does; validation by EN 16931 included. With `--peers`
 * other libraries do the same in turns.
 */
export async function benchConvert(): Promise<void> {
  const pdf = await plainPdf();
  const convert = () => toFacturX({ pdf, invoice: domesticInvoice, profile: 'EN 16931' });
  const made = await convert();
  if (!made.ok) throw new Error(`did not convert: ${JSON.stringify(made.problems)}`);
  const results = {
    'PDF + data → Factur-X': await timed(convert, ROUNDS),
    'data alone → Factur-X': await timed(
      () => toFacturX({ invoice: domesticInvoice, profile: 'EN 16931' }),
      ROUNDS,
    ),
    'Factur-X → invoice': await timed(() => readInvoice([{ name: '', bytes: made.pdf }]), ROUNDS),
  };
  for (const [what, times] of Object.entries(results))
    console.log(`${what}: ${median(times).toFixed(1)} ms`);
  if (!process.argv.includes('--peers')) return;
  const us: Peer = { name: 'Facteur', without: 'nothing', times: (n) => timed(convert, n) };
  await inTurns([us, ...(await peersFor({ pdf, xml: made.xml, invoice: domesticInvoice }))]);
}

/** A busy machine slows all of them down alike when they take turns. */
async function inTurns(peers: readonly Peer[]): Promise<void> {
  const times = peers.map((): number[] => []);
  for (let turn = -1; turn < 4; turn += 1)
    for (const [i, peer] of peers.entries()) {
      const taken = await peer.times(ROUNDS / 4);
      // The first turn warms the code up.
      if (turn >= 0) times[i]?.push(...taken);
    }
  const ours = median(times[0] ?? []);
  for (const [i, { name, without }] of peers.entries()) {
    const theirs = median(times[i] ?? []);
    const ratio = (theirs / ours).toFixed(2);
    console.log(`${name}, without ${without}: ${theirs.toFixed(1)} ms (${ratio}×)`);
  }
}

const median = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
