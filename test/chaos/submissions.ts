import { setTimeout as pause } from 'node:timers/promises';
import { domesticInvoice } from '../samples/invoices.ts';
import { formOf } from '../server/house.ts';
import type { Submitted } from './oracle.ts';
import type { Progress } from './progress.ts';

type Receipt = Submitted['receipts'][number];

export interface Submissions {
  readonly submitted: readonly Submitted[];
  /** Calls that got no 202 and were made again under the same key. */
  readonly failed: number;
  /** Calls made although the invoice was taken already. */
  readonly repeated: number;
}

const GIVES_UP_AFTER_MS = 10_000;
const REPEATED = 0.2;
/** Invoices that may be under way at once. */
const AHEAD = 10;

export const recipientOf = (number: string): string => `${number.toLowerCase()}@client.example`;

/**
 * Submits invoices as an integration does: each under its own `Idempotency-Key`, again until it is taken, and some twice,
 * at once or one after the other.
 * They come as fast as documents leave, so that every part has work when it is killed.
 */
export async function submitAll(
  { url, token }: { readonly url: string; readonly token: string },
  numbers: readonly string[],
  progress: Progress,
  random: () => number,
): Promise<Submissions> {
  const calls = { failed: 0, repeated: 0 };
  const untilTaken = async (number: string): Promise<Receipt> => {
    for (;;) {
      const receipt = await post(url, token, number).catch(() => undefined);
      if (receipt) return receipt;
      calls.failed += 1;
      await pause(200);
    }
  };
  const running: Promise<Submitted>[] = [];
  for (const [i, number] of numbers.entries()) {
    await progress.reaches((i - AHEAD) / numbers.length);
    const times = random() < REPEATED ? 2 : 1;
    const atOnce = random() < 0.5;
    calls.repeated += times - 1;
    running.push(send(number, times, atOnce, untilTaken));
  }
  return { submitted: await Promise.all(running), ...calls };
}

async function send(
  number: string,
  times: number,
  atOnce: boolean,
  untilTaken: (number: string) => Promise<Receipt>,
): Promise<Submitted> {
  const receipts: Receipt[] = [];
  if (atOnce)
    receipts.push(...(await Promise.all(Array.from({ length: times }, () => untilTaken(number)))));
  else for (let time = 0; time < times; time++) receipts.push(await untilTaken(number));
  return { number, recipient: recipientOf(number), receipts };
}

/** @throws where it was not taken: what is lost on the way is the caller's to send again */
async function post(url: string, token: string, number: string): Promise<Receipt> {
  const reply = await fetch(`${url}/api/invoices`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'idempotency-key': number },
    body: formOf(domesticInvoice, { number }),
    signal: AbortSignal.timeout(GIVES_UP_AFTER_MS),
  });
  if (reply.status !== 202) throw new Error(`answered ${reply.status}: ${await reply.text()}`);
  return (await reply.json()) as Receipt;
}
