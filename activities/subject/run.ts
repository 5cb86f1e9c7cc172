import { fault } from '#workflows/node.ts';
import type { Activity } from '../activity.ts';
import { customerLanguage, fill } from '../fill.ts';
import { subject } from './manifest.ts';

/**
 * Writes the subject of the messages that follow, as `vars.subject`.
 *
 * @throws SUBJECT_VALUE_MISSING, SUBJECT_INVALID
 */
export const run: Activity<typeof subject> = async ({ config, context }) => {
  const text = fill(config.template, 'subject', context, customerLanguage(context), {
    missing: (missing) =>
      fault(subject, 'SUBJECT_VALUE_MISSING', `no value for ${missing.join(', ')}`, { missing }),
    invalid: (problems) =>
      fault(subject, 'SUBJECT_INVALID', problems[0]?.message.en ?? 'refused', { problems }),
  });
  if (text.trim() === '') throw fault(subject, 'SUBJECT_INVALID', 'the subject came out empty');
  return { vars: { subject: text }, note: text, evidence: [] };
};
