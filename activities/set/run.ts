import { fault } from '#workflows/node.ts';
import type { Activity } from '../activity.ts';
import { firstOf, noValueFor } from '../faults.ts';
import { customerLanguage, fill } from '../fill.ts';
import { set } from './manifest.ts';

/**
 * Writes a text for later steps, as `vars.<name>`. An empty one is kept: a condition may ask whether it is present.
 *
 * @throws SET_VALUE_MISSING, SET_INVALID
 */
export const run: Activity<typeof set> = async ({ config, context }) => {
  const text = fill(config.template, 'text', context, customerLanguage(context), {
    missing: (missing) => fault(set, 'SET_VALUE_MISSING', noValueFor(missing), { missing }),
    invalid: (problems) => fault(set, 'SET_INVALID', firstOf(problems), { problems }),
  });
  return { vars: { [config.name]: text }, note: `${config.name} = ${text}`, evidence: [] };
};
