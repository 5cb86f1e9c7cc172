import type {
  Context,
  CustomerFacts,
  DocumentRef,
  IssuerFacts,
  Value,
} from '#workflows/context.ts';
import type { Flow } from '#workflows/flow/schema.ts';
import type { InvoiceFacts } from '#workflows/invoice/facts.ts';

/** All that a delivery can see as it begins: a snapshot, so that later edits change no running delivery. */
export function beginContext({
  invoice,
  customer,
  issuer,
  params,
  documents,
  delivery,
}: {
  invoice: InvoiceFacts;
  customer: CustomerFacts;
  issuer: IssuerFacts;
  params: Context['params'];
  documents: Readonly<Record<string, DocumentRef>>;
  delivery: Context['delivery'];
}): Context {
  return { invoice, customer, issuer, params, documents, vars: {}, steps: {}, delivery };
}

/** The flow's parameters: each declared default, or what the customer has instead. What neither gives is absent. */
export function paramsOf(
  flow: Pick<Flow, 'params'>,
  own: Readonly<Record<string, Value>>,
): Readonly<Record<string, Value>> {
  const entries = flow.params.flatMap(({ name, default: standard }) => {
    const value = Object.hasOwn(own, name) && own[name] !== '' ? own[name] : standard;
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(entries);
}
