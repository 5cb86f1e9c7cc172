import type { Flow, Param } from './flow/schema.ts';
import { invoiceVariables } from './invoice/facts.ts';
import type { Written } from './node.ts';
import type { Text } from './text.ts';

/** One path of the context that rules and templates may name, with what people call it. */
export interface Variable {
  readonly path: string;
  readonly type: 'text' | 'amount' | 'date' | 'code' | 'number' | 'boolean' | 'list';
  readonly label: Text;
  /** Business term of EN 16931, `BT-13`. */
  readonly term?: string;
}

const named = (path: string, type: Variable['type'], fr: string, en: string): Variable => ({
  path,
  type,
  label: { fr, en },
});

/** What a batch says of its invoices together. */
const batchVariables: readonly Variable[] = [
  named('batch.count', 'number', 'Nombre de factures', 'Number of invoices'),
  named('batch.sum', 'amount', 'Total TTC du lot', 'Batch total with VAT'),
  named('batch.sumWithoutVat', 'amount', 'Total HT du lot', 'Batch total without VAT'),
  named('batch.sumVat', 'amount', 'Total de TVA du lot', 'Batch VAT total'),
  named('batch.currency', 'code', 'Devise du lot', 'Batch currency'),
  named('batch.numbers', 'list', 'Numéros des factures', 'Invoice numbers'),
  named('batch.year', 'text', 'Année de la période', 'Year of the period'),
  named('batch.week', 'text', 'Semaine ISO', 'ISO week'),
  named('batch.period', 'text', 'Période', 'Period'),
  named('batch.cutOff', 'date', 'Clôture du lot', 'Cut-off of the batch'),
  named('batch.key', 'text', 'Ce qui réunit le lot', 'What the batch has in common'),
];

const deliveryVariables: readonly Variable[] = [
  named('customer.name', 'text', 'Nom du client', 'Customer name'),
  named('customer.code', 'text', 'Code du client', 'Customer code'),
  named('customer.country', 'code', 'Pays du client', 'Customer country'),
  named('customer.language', 'code', 'Langue du client', 'Customer language'),
  named('customer.timeZone', 'text', 'Fuseau horaire du client', 'Customer time zone'),
  named('customer.id', 'text', 'Identifiant du client', 'Customer id'),
  named('issuer.name', 'text', 'Nom de l’émetteur', 'Issuer name'),
  named('issuer.siren', 'text', 'SIREN de l’émetteur', 'Issuer SIREN'),
  named('issuer.timeZone', 'text', 'Fuseau horaire de l’émetteur', 'Issuer time zone'),
  named('issuer.id', 'text', 'Identifiant de l’émetteur', 'Issuer id'),
  named('delivery.id', 'text', 'Identifiant de la remise', 'Delivery id'),
  named('delivery.flow', 'text', 'Circuit', 'Flow'),
  named('delivery.version', 'number', 'Version du circuit', 'Flow version'),
  named('delivery.startedAt', 'date', 'Début de la remise', 'Delivery started'),
];

/** What every delivery of an invoice has, whatever its flow. */
export const standardVariables: readonly Variable[] = [...invoiceVariables, ...deliveryVariables];

const paramTypes = {
  text: 'text',
  address: 'text',
  addresses: 'list',
  amount: 'amount',
  number: 'number',
  boolean: 'boolean',
  partner: 'text',
} as const satisfies Record<Param['type'], Variable['type']>;

/**
 * All that a node can name: the invoice, customer, issuer and delivery, the flow's parameters, and what nodes before
 * it wrote; for a batch, what it says of its invoices. `invoice.custom.*` is not listed (the issuer's source decides its names): ask `variableAt`.
 */
export function vocabulary(
  flow: Pick<Flow, 'params'>,
  written: readonly Written[] = [],
  of: 'invoice' | 'batch' = 'invoice',
): readonly Variable[] {
  const params = flow.params.map(
    ({ name, type, label }): Variable => ({
      path: `params.${name}`,
      type: paramTypes[type],
      label,
    }),
  );
  const vars = written.flatMap(({ path, type, label }): Variable[] =>
    type === 'document' ? [] : [{ path, type, label }],
  );
  const standard = of === 'batch' ? [...batchVariables, ...deliveryVariables] : standardVariables;
  const byPath = new Map([...standard, ...params, ...vars].map((one) => [one.path, one]));
  return [...byPath.values()];
}

const CUSTOM = /^invoice\.custom\.([A-Za-z][A-Za-z0-9_]{0,63})$/;

/** A field of the issuer's own source: text, number or boolean, known only when the invoice is there. */
export const isCustomPath = (path: string): boolean => CUSTOM.test(path) && isSafePath(path);

/** The variable of that path, `invoice.custom.*` included. */
export function variableAt(path: string, variables: readonly Variable[]): Variable | undefined {
  const known = variables.find((variable) => variable.path === path);
  if (known || !isCustomPath(path)) return known;
  const name = CUSTOM.exec(path)?.[1] ?? '';
  return named(path, 'text', `Champ « ${name} »`, `Field “${name}”`);
}

/** No empty part, and no name that JavaScript objects inherit (`constructor`, `__proto__`, `toString` …). */
export const isSafePath = (path: string): boolean =>
  path.length <= 200 &&
  path.split('.').every((part) => /^[A-Za-z][A-Za-z0-9_-]*$/.test(part) && !isInherited(part));

/** `prototype` is no member of an object, but of every function that one could reach. */
const isInherited = (name: string): boolean => name in Object.prototype || name === 'prototype';

/** The known path that was probably meant, or undefined when none is near: at most a third of the letters differ. */
export function nearestPath(path: string, variables: readonly Variable[]): string | undefined {
  if (path.length > 80) return undefined;
  let best: { path: string; distance: number } | undefined;
  for (const { path: candidate } of variables) {
    const last = candidate.slice(candidate.lastIndexOf('.') + 1);
    const isCutShort = path.includes('.') && candidate.startsWith(path);
    const far = isCutShort ? 1 : Math.min(distance(path, candidate), distance(path, last));
    if (!best || far < best.distance) best = { path: candidate, distance: far };
  }
  const allowed = Math.max(2, Math.floor(path.length / 3));
  return best && best.distance <= allowed ? best.path : undefined;
}

/** Levenshtein, ignoring case, with a cost of 1 for each letter added, dropped or changed. */
function distance(a: string, b: string): number {
  const [from, to] = [a.toLowerCase(), b.toLowerCase()];
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let line = 1; line <= from.length; line++) {
    const next = [line];
    for (let column = 1; column <= to.length; column++) {
      const changed = (row[column - 1] ?? 0) + (from[line - 1] === to[column - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
