import { fault } from '#workflows/node.ts';
import type { Activity } from '../activity.ts';
import { firstOf, noValueFor } from '../faults.ts';
import { customerLanguage, fill } from '../fill.ts';
import { subject } from './manifest.ts';

/**
 * Writes the subject of the messages that follow, as `vars.subject`.
 *
 * @throws SUBJECT_VALUE_MISSING, SUBJECT_INVALID
 */
export const run: Activity<typeof subject> = async ({ config, context }) => {
  const text = fill(config.template, 'subject', context, customerLanguage(context), {
    missing: (missing) => fault(subject, 'SUBJECT_VALUE_MISSING', noValueFor(missing), { missing }),
    invalid: (problems) => fault(subject, 'SUBJECT_INVALID', firstOf(problems), { problems }),
  });
  if (text.trim() === '')
    throw fault(subject, 'SUBJECT_INVALID', {
      fr: 'l’objet est vide',
      en: 'the subject came out empty',
    });
  return { vars: { subject: text }, note: text, evidence: [] };
};
