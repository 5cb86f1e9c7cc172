import { listOf } from '../context.ts';
import type { Problem } from '../problem.ts';
import { onePath } from '../template/onePath.ts';
import { innerId } from './inner.ts';
import { fitsParam } from './params.ts';
import { flowProblem } from './problems.ts';
import type { FlowNode, Param } from './schema.ts';

export interface Filled {
  /** What stands in the place of each of the sub-flow's parameters, by name: a path of the outer flow. */
  readonly paths: ReadonlyMap<string, string>;
  readonly constants: readonly Param[];
  readonly problems: readonly Problem[];
}

/**
 * What a sub-flow's parameters become where it is used: a value of the outer flow that its settings name, or a constant
 * under a name that no drawing can declare.
 *
 * @param own those that deeper sub-flows were given already: nobody fills them in here
 */
export function fill(node: FlowNode, params: readonly Param[], own: readonly Param[]): Filled {
  const given = (node.config.params ?? {}) as Readonly<Record<string, unknown>>;
  const at = `${node.id}.params`;
  const paths = new Map<string, string>();
  const constants: Param[] = [];
  const problems: Problem[] = Object.keys(given)
    .filter((name) => !params.some((param) => param.name === name && !own.includes(param)))
    .map((name) => flowProblem('SUBFLOW_PARAM_UNKNOWN', at, name));
  for (const param of params) {
    const isOpen = !own.includes(param) && Object.hasOwn(given, param.name);
    const value = asTyped(
      param,
      isOpen && given[param.name] !== '' ? given[param.name] : param.default,
    );
    const path = onePath(value);
    const name = innerId(node.id, param.name);
    paths.set(param.name, path ?? `params.${name}`);
    if (path !== undefined) continue;
    // A partner without ways of its own gets plain EANCOM.
    if (value === undefined && param.type === 'partner') continue;
    if (value === undefined) problems.push(flowProblem('SUBFLOW_PARAM_MISSING', at, param.label));
    else if (isComposed(value) || !fitsParam(param.type, value))
      problems.push(flowProblem('SUBFLOW_PARAM_INVALID', at, param.label));
    else constants.push({ ...param, name, default: value as NonNullable<Param['default']> });
  }
  return { paths, constants, problems };
}

/** People write addresses as one text. */
const asTyped = ({ type }: Param, value: unknown): unknown =>
  type === 'addresses' && typeof value === 'string' && !value.includes('{{')
    ? listOf(value)
    : value;

const isComposed = (value: unknown): boolean =>
  [value].flat().some((item) => typeof item === 'string' && item.includes('{{'));
