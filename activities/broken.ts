import { amendableFacts } from '#workflows/invoice/amend.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import {
  saysTotalsDiffer,
  type ToldDifference,
  toldDifference,
  totalsDifferences,
} from '#workflows/invoice/totalsCheck.ts';
import { type DeliveryError, type FaultOf, fault, type NodeManifest } from '#workflows/node.ts';
import { isFatal, type Problem } from '#workflows/problem.ts';
import type { Text } from '#workflows/text.ts';

/** Problems that a fault or a proof lists: history and screens hold no more of them. */
const LISTED = 50;
/** Problems that a sentence names. */
const NAMED = 5;

/** What a step says of an invoice that breaks rules: in a sentence, one by one, and what a person may fill in. */
function brokenRules(
  problems: readonly Problem[],
  invoice: Invoice | undefined,
): {
  readonly seen: Text;
  readonly details: Readonly<Record<string, unknown>>;
} {
  const totals = differingTotals(problems, invoice);
  const patches = totals.flatMap(({ remedies }) => remedies.map(({ patch = {} }) => patch));
  const fatal = problems.filter(isFatal);
  const more = fatal.length - NAMED;
  const named = fatal.slice(0, NAMED);
  return {
    seen: {
      fr: [
        ...named.map(({ code, message: { fr } }) => `${code} : ${fr}`),
        ...(more > 0 ? [`et ${more} de plus`] : []),
      ].join(' ; '),
      en: [
        ...named.map(({ code, message: { en } }) => `${code}: ${en}`),
        ...(more > 0 ? [`and ${more} more`] : []),
      ].join('; '),
    },
    details: {
      problems: listed(fatal),
      missing: [
        ...new Set([...fatal.flatMap(({ at }) => factsAt(at)), ...patches.flatMap(Object.keys)]),
      ],
      ...(totals.length > 0 && { totals }),
    },
  };
}

/** How the totals differ from what follows from the lines, and what would mend each, where a rule says that they do. */
const differingTotals = (
  problems: readonly Problem[],
  invoice: Invoice | undefined,
): readonly ToldDifference[] =>
  invoice && problems.some(({ code }) => saysTotalsDiffer(code))
    ? totalsDifferences(invoice).map(toldDifference)
    : [];

/**
 * The step's own fault for what is wrong first, where it declares one of that code; else the one that lists them all.
 *
 * @param invoice that was judged, where there is one: then the fault says what would make its totals add up
 */
export function refusal<M extends NodeManifest>(
  node: M,
  other: FaultOf<M>,
  problems: readonly Problem[],
  more: Readonly<Record<string, unknown>> = {},
  invoice?: Invoice,
): DeliveryError {
  const { seen, details } = brokenRules(problems, invoice);
  const code = problems.find(isFatal)?.code ?? '';
  const own = Object.keys(node.faults).find((one) => one === code) as FaultOf<M> | undefined;
  return fault(node, own ?? other, seen, { ...details, ...more });
}

export const listed = (problems: readonly Problem[]): readonly Problem[] =>
  problems.slice(0, LISTED);

/** The facts that a person may fill in at that place of the invoice. */
function factsAt(at: string): readonly string[] {
  if (at.startsWith('precedingInvoices')) return ['invoice.precedingInvoice'];
  const fact = amendableFacts.find((name) => at === name || at.startsWith(`${name}.`));
  return fact === undefined ? [] : [`invoice.${fact}`];
}
