import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { getBulkRun, listBulkItems, startBulkRun } from '../api/contract.ts';
import { connectServer } from './client.ts';
import { oneOf } from './options.ts';
import { type Output, table } from './output.ts';
import { type ExitCode, usageError } from './verb.ts';

interface Many {
  /** A state, or the code of a fault. */
  readonly allWith: string;
  readonly action: string;
  readonly reason: string;
  readonly patch: Record<string, string | null> | undefined;
  readonly exit: string | undefined;
  readonly order: string | undefined;
  readonly pace: string | undefined;
}

const ASK_EVERY_MS = 500;

/**
 * One decision about every delivery that waits in a state or for a fault: the server goes through them, and each result is
 * told once it is over. Exit 1 where any was refused or left out.
 */
export async function resolveMany(many: Many, out: Output): Promise<ExitCode> {
  const { allWith, reason, patch, exit } = many;
  const action = oneOf('--action', many.action, ['retry', 'amend', 'skip', 'abort']);
  const order = oneOf('--order', many.order ?? 'oldest', ['oldest', 'customer', 'amount']);
  const isState = allWith === 'parked' || allWith === 'uncertain';
  const server = await connectServer(process.env);
  const begun = await server.call(startBulkRun, {
    body: {
      where: isState ? { state: allWith } : { code: allWith },
      action,
      reason,
      order,
      // Whoever names them all has mended the cause: what would fail again says so itself.
      include: ['safe', 'will-fail-again'],
      pace: paceOf(many.pace),
      actionId: randomUUID(),
      ...(patch ? { patch } : {}),
      ...(exit ? { exit } : {}),
    },
  });
  let run = begun;
  while (run.endedAt === null) {
    await pause(ASK_EVERY_MS);
    run = await server.call(getBulkRun, { runId: begun.id });
  }
  const items = await server.all(listBulkItems, { runId: begun.id });
  for (const item of items) {
    out.result({ ...item, run: begun.id }, () =>
      table([[item.id, item.invoiceNumber, item.state, item.why ? out.say(item.why) : '']]),
    );
  }
  out.note({
    fr: `${run.done} faites, ${run.refused} refusées, ${run.leftOut} laissées, ${run.waiting} non commencées`,
    en: `${run.done} done, ${run.refused} refused, ${run.leftOut} left out, ${run.waiting} not begun`,
  });
  return run.done === items.length ? 0 : 1;
}

function paceOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const pace = Number(text);
  if (Number.isInteger(pace) && pace >= 1 && pace <= 10_000) return pace;
  throw usageError(
    `--pace : un entier de 1 à 10000, pas ${text}`,
    `--pace: a whole number from 1 to 10000, not ${text}`,
  );
}
