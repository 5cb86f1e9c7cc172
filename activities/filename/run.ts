import { fault } from '#workflows/node.ts';
import type { Activity } from '../activity.ts';
import { firstOf, noValueFor } from '../faults.ts';
import { customerLanguage, documentAt, fill } from '../fill.ts';
import { withExtension } from './extension.ts';
import { filename } from './manifest.ts';
import { narrowed } from './narrowed.ts';

/**
 * Names the file that is attached or uploaded, as `vars.fileName`.
 *
 * @throws FILENAME_VALUE_MISSING, FILENAME_INVALID
 */
export const run: Activity<typeof filename> = async ({ config, context }) => {
  const name = fill(config.template, 'fileName', context, customerLanguage(context), {
    missing: (missing) =>
      fault(filename, 'FILENAME_VALUE_MISSING', noValueFor(missing), { missing }),
    invalid: (problems) => fault(filename, 'FILENAME_INVALID', firstOf(problems), { problems }),
  });
  const type = documentAt(context, 'invoice')?.type ?? 'application/pdf';
  const fileName = narrowed(withExtension(name, type), config);
  if (name.trim() === '' || fileName.startsWith('.'))
    throw fault(filename, 'FILENAME_INVALID', {
      fr: 'le nom est vide',
      en: 'the name came out empty',
    });
  return { vars: { fileName }, note: fileName, evidence: [] };
};
