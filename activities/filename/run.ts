import { fault } from '#workflows/node.ts';
import type { Activity } from '../activity.ts';
import { customerLanguage, documentAt, fill } from '../fill.ts';
import { withExtension } from './extension.ts';
import { filename } from './manifest.ts';

/**
 * Names the file that is attached or uploaded, as `vars.fileName`.
 *
 * @throws FILENAME_VALUE_MISSING, FILENAME_INVALID
 */
export const run: Activity<typeof filename> = async ({ config, context }) => {
  const name = fill(config.template, 'fileName', context, customerLanguage(context), {
    missing: (missing) =>
      fault(filename, 'FILENAME_VALUE_MISSING', `no value for ${missing.join(', ')}`, { missing }),
    invalid: (problems) =>
      fault(filename, 'FILENAME_INVALID', problems[0]?.message.en ?? 'refused', { problems }),
  });
  if (name.trim() === '') throw fault(filename, 'FILENAME_INVALID', 'the name came out empty');
  const type = documentAt(context, 'invoice')?.type ?? 'application/pdf';
  const fileName = withExtension(name, type);
  return { vars: { fileName }, note: fileName, evidence: [] };
};
