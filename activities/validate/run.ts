import type { Invoice } from '#workflows/invoice/model.ts';
import { ruleSetNamed } from '#workflows/invoice/ruleSetNamed.ts';
import { type RuleSetName, ruleSets, validateInvoice } from '#workflows/invoice/validate.ts';
import { fault } from '#workflows/node.ts';
import { isFatal, type Problem } from '#workflows/problem.ts';
import type { Activity } from '../activity.ts';
import { amendedInvoice } from '../amended.ts';
import { listed, refusal } from '../broken.ts';
import { documentAt } from '../fill.ts';
import { validateFile } from '../formats/validate.ts';
import { validate } from './manifest.ts';

type Step = Parameters<Activity<typeof validate>>;

/**
 * Judges the invoice as amended so far, or the document that earlier steps made of it. Nothing is changed.
 *
 * @throws VALIDATE_INVALID with `problems` and, where a value that a person may add is missing, `missing`;
 *   VALIDATE_NO_DOCUMENT
 */
export const run: Activity<typeof validate> = async (job, ports) => {
  const { rules, problems, invoice } = await judge(job, ports);
  const { version } = ruleSets[rules];
  const isBad = job.config.strict ? problems.length > 0 : problems.some(isFatal);
  if (isBad) {
    const told = job.config.strict ? problems.map(asFatal) : problems;
    throw refusal(validate, 'VALIDATE_INVALID', told, { rules, version }, invoice);
  }
  const warnings = listed(problems);
  return {
    note: `${rules} (${version})`,
    evidence: [{ kind: 'validation', detail: { rules, version, valid: true, warnings } }],
  };
};

const asFatal = (problem: Problem): Problem => ({ ...problem, severity: 'fatal' });

async function judge(
  job: Step[0],
  { documents }: Step[1],
): Promise<{ rules: RuleSetName; problems: readonly Problem[]; invoice?: Invoice }> {
  const { config, context } = job;
  const { treatment, recipient } = config;
  const beside = { treatment, recipient: recipient && { requires: recipient } };
  if (config.what === 'document') {
    const document = documentAt(context, 'invoice');
    if (!document)
      throw fault(validate, 'VALIDATE_NO_DOCUMENT', {
        fr: 'aucune étape n’a produit de document',
        en: 'no step has made a document',
      });
    const file = { name: document.name, bytes: await documents.read(document) };
    return validateFile(file, (specification) => ruleSetNamed(config.rules, specification), beside);
  }
  const read = await amendedInvoice(job, documents);
  if (!read.ok) throw refusal(validate, 'VALIDATE_INVALID', read.problems);
  const { invoice } = read;
  const rules = ruleSetNamed(config.rules, invoice.specification ?? '');
  return { rules, problems: validateInvoice(invoice, { rules, ...beside }), invoice };
}
