import type { BatchMember } from '#workflows/batch.ts';
import { type DocumentRef, valueAt } from '#workflows/context.ts';
import type { InvoiceFacts } from '#workflows/invoice/facts.ts';
import type { Job } from '#workflows/job.ts';
import { type ConfigOf, fault } from '#workflows/node.ts';
import type { DocumentStore, Membership, Outcome, Ports } from '../activity.ts';
import { firstOf, noValueFor } from '../faults.ts';
import { customerLanguage, documentAt, fill, textAt } from '../fill.ts';
import { inPdfThread } from '../formats/pdf/thread.ts';
import { BATCH_OVER, batch } from './manifest.ts';
import { memberFacts } from './member.ts';
import { cutOffAfter } from './rule.ts';

type BatchJob = Job<ConfigOf<typeof batch>>;

/**
 * Puts an invoice into the batch that leaves next, and waits; run again once that batch is over, it tells how. What can't
 * be read is refused at the door, so that the count is right and the others leave.
 *
 * @throws BATCH_VALUE_MISSING, BATCH_INVALID, BATCH_DOCUMENT_REFUSED, BATCH_FAILED
 */
export async function join(
  job: BatchJob,
  timeZone: string,
  { batches, documents, now }: Ports,
): Promise<Outcome> {
  const { delivery, node, generation, config, context } = job;
  const invoice = valueAt(context, 'invoice') as InvoiceFacts;
  const { currency } = invoice;
  if (currency === undefined) throw lacking(['invoice.currency']);
  const files = filesOf(context);
  await checkDocument(files.invoice ?? files.original, documents);
  const key = keyOf(job);
  const member: BatchMember = {
    delivery,
    ...memberFacts(invoice),
    ...nameOf(context),
    documents: files,
  };
  for (let after = now(); ; ) {
    const period = cutOffAfter(config, timeZone, after);
    const joining = { delivery, node, generation, currency, key, period, member };
    const membership = await batches.join(joining);
    if (membership) return standing(membership);
    // It has left: by the clock of who closed it, this was too late.
    after = new Date(period.cutOff);
  }
}

function standing({ batch: id, cutOff, period, outcome, level }: Membership): Outcome {
  const evidence = [{ kind: 'batch', detail: { batch: id, cutOff, period, outcome } }];
  if (outcome === undefined)
    return { awaits: { message: BATCH_OVER, wakes: true, rungs: [] }, note: period, evidence };
  if (outcome === 'failed')
    throw fault(
      batch,
      'BATCH_FAILED',
      { fr: `le lot ${period} est en échec`, en: `batch ${period} failed` },
      { batch: id },
    );
  return { ends: outcome, note: period, evidence, ...(level === undefined ? {} : { level }) };
}

function keyOf({ config, context }: BatchJob): string {
  if (!config.key?.trim()) return '';
  return fill(config.key, 'text', context, customerLanguage(context), {
    missing: lacking,
    invalid: (problems) => fault(batch, 'BATCH_INVALID', firstOf(problems), { problems }),
  });
}

const lacking = (missing: readonly string[]): Error =>
  fault(batch, 'BATCH_VALUE_MISSING', noValueFor(missing), { missing });

async function checkDocument(
  document: DocumentRef | undefined,
  documents: DocumentStore,
): Promise<void> {
  if (document?.type !== 'application/pdf') return;
  const reply = await inPdfThread('extract', { bytes: await documents.read(document) });
  if (reply.ok) return;
  const { problems } = reply;
  throw fault(batch, 'BATCH_DOCUMENT_REFUSED', firstOf(problems), { problems });
}

type Files = Readonly<Partial<Record<'invoice' | 'original' | 'xml', DocumentRef>>>;

const filesOf = (context: BatchJob['context']): Files =>
  Object.fromEntries(
    ['invoice', 'original', 'xml'].flatMap((role) => {
      const document = documentAt(context, role);
      return document ? [[role, document]] : [];
    }),
  );

function nameOf(context: BatchJob['context']): Pick<BatchMember, 'fileName'> {
  const fileName = textAt(context, 'vars.fileName');
  return fileName === undefined ? {} : { fileName };
}
