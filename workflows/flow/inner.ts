/** Stands between the ids of a sub-flow's step and of a step in it: a dot would part paths, and `node.field` of problems. */
const WITHIN = '__';

/** The id in the plan of a step that a sub-flow brought in. */
export const innerId = (subflow: string, id: string): string => `${subflow}${WITHIN}${id}`;

export const isWithin = (id: string, subflow: string): boolean =>
  id.startsWith(`${subflow}${WITHIN}`);
