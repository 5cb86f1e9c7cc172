import { isAmount } from '../invoice/amount.ts';
import { readPartner } from '../invoice/edifactPartner.ts';
import type { Problem } from '../problem.ts';
import { flowProblem } from './problems.ts';
import type { Param } from './schema.ts';

/** Whether each parameter has a name of its own, and a default of its type: a rule would stop at any other. */
export function checkParams(params: readonly Param[]): Problem[] {
  const names = params.map(({ name }) => name);
  return [
    ...names
      .filter((name, index) => names.indexOf(name) !== index)
      .map((name) => flowProblem('PARAM_TWICE', '', name)),
    ...params
      .filter(({ type, default: preset }) => preset !== undefined && !fitsParam(type, preset))
      .map(({ name }) => flowProblem('PARAM_DEFAULT_INVALID', '', name)),
  ];
}

/** Whether a value is one of that type. */
export function fitsParam(type: Param['type'], preset: unknown): boolean {
  switch (type) {
    case 'boolean':
      return typeof preset === 'boolean';
    case 'addresses':
      return Array.isArray(preset);
    case 'amount':
    case 'number':
      return typeof preset === 'string' && isAmount(preset);
    case 'partner':
      return typeof preset === 'string' && readPartner(preset).ok;
    case 'text':
    case 'address':
      return typeof preset === 'string';
  }
}
