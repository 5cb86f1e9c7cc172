import { en16931 } from '#workflows/invoice/rules/en16931/en16931.ts';
import { peppol } from '#workflows/invoice/rules/peppol/peppol.ts';
import { type Check, check } from './check.ts';

const rules = new Map([...en16931, ...peppol.rules].map((rule) => [rule.id, rule]));

/**
 * A business rule that must look at the document, since it speaks of more places than the model has terms for. Its
 * words are those of the rule over the model.
 *
 * @throws RangeError for an id that is no business rule
 */
export function businessCheck(id: string, on: readonly string[], holds: Check['holds']): Check {
  const rule = rules.get(id);
  if (!rule) throw new RangeError(`no rule ${id}`);
  return check(id, rule.severity, on, rule.message, holds, rule.fix);
}
