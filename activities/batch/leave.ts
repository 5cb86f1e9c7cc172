import type { BatchFacts, BatchMember } from '#workflows/batch.ts';
import { sum } from '#workflows/invoice/amount.ts';
import type { ConfigOf } from '#workflows/node.ts';
import type { Outcome, Ports } from '../activity.ts';
import type { batch } from './manifest.ts';
import { cutOffAfter } from './rule.ts';

/** Waits for the cut-off, then closes the batch and takes its members along. A second run takes the same ones. */
export async function leave(
  config: ConfigOf<typeof batch>,
  facts: BatchFacts,
  timeZone: string,
  { batches, now }: Ports,
): Promise<Outcome> {
  const { id, cutOff, period } = facts;
  if (now().getTime() < Date.parse(cutOff))
    return {
      awaits: { wakes: true, rungs: [{ at: cutOff, exit: 'leaves', ends: true }] },
      evidence: [],
    };
  const next = config.recordEmpty ? cutOffAfter(config, timeZone, new Date(cutOff)) : undefined;
  const members = await batches.leave(id, next);
  const evidence = [
    {
      kind: 'batch',
      detail: { batch: id, cutOff, period, deliveries: members.map(({ delivery }) => delivery) },
    },
  ];
  if (members.length === 0) return { exit: 'empty', note: period, evidence };
  return {
    exit: 'leaves',
    batch: together(facts, members),
    note: `${period} · ${members.length}`,
    evidence,
  };
}

function together(facts: BatchFacts, members: readonly BatchMember[]): BatchFacts {
  const sorted = [...members].sort((a, b) => compareText(orderOf(a), orderOf(b)));
  const total = (name: 'total' | 'totalWithoutVat' | 'vatTotal') =>
    sum(members.flatMap(({ [name]: amount }) => (amount === undefined ? [] : [amount])));
  return {
    ...facts,
    count: members.length,
    sum: total('total'),
    sumWithoutVat: total('totalWithoutVat'),
    sumVat: total('vatTotal'),
    numbers: sorted.map(({ number }) => number ?? ''),
    members: sorted,
  };
}

const orderOf = ({ issueDate, number }: BatchMember): string =>
  `${issueDate ?? ''} ${number ?? ''}`;

/** Order of code units: the same on every machine. */
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
