import net from 'node:net';
import { convertInvoice } from '#activities/formats/convert.ts';
import { readInvoice } from '#activities/formats/read.ts';
import { validateFile } from '#activities/formats/validate.ts';
import { type TargetName, targetNames } from '#workflows/invoice/targets.ts';
import { creditNote, domesticInvoice } from '../../samples/invoices.ts';
import { mutant, seeded } from '../../support/mutate.ts';

/*
 * A process of its own for `mutants.test.ts`, which runs it without leave to read anything but the project. Writes one
 * line of JSON: what went wrong, how long the worst mutant worked, how much memory it took.
 */
const [seed = '1', count = '100'] = process.argv.slice(2);
let sockets = 0;
const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function counted(this: net.Socket, ...args: unknown[]) {
  sockets += 1;
  return Reflect.apply(connect, this, args);
} as typeof connect;

const samples: [string, Uint8Array][] = [];
for (const [name, invoice] of Object.entries({ invoice: domesticInvoice, note: creditNote }))
  for (const to of targetNames.filter((one) => !one.startsWith('xrechnung'))) {
    const made = await convertInvoice({ invoice, to });
    if (made.ok) samples.push([`${name}-${to}`, made.bytes]);
  }

/** Seconds of processor time, of all threads: a busy machine changes nothing about it. */
const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

const random = seeded(Number(seed));
const failures: string[] = [];
const after: TargetName[] = ['ubl', 'cii', 'csv', 'edifact-d01b'];
let slowest = { name: '', seconds: 0 };
for (let i = 0; i < Number(count); i += 1) {
  const [sample, bytes] = samples[i % samples.length] as [string, Uint8Array];
  const name = `${sample} #${i}`;
  const begun = cpu();
  try {
    const file = { name, bytes: mutant(bytes, random) };
    await validateFile(file, 'auto');
    const read = await readInvoice([file]);
    if (read.ok)
      await convertInvoice({ invoice: read.invoice, to: after[i % after.length] ?? 'cii' });
  } catch (error) {
    failures.push(`${name}: ${error instanceof Error ? error.stack : error}`);
  }
  const seconds = cpu() - begun;
  if (seconds > slowest.seconds) slowest = { name, seconds };
}
const megabytes = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ samples: samples.length, failures, slowest, megabytes, sockets }));
process.exit(0);
