import { valueAt } from '#workflows/context.ts';
import { type Amount, isAmount } from '#workflows/invoice/amount.ts';
import type { Job } from '#workflows/job.ts';
import { aboutOf } from '#workflows/message.ts';
import { type ConfigOf, fault } from '#workflows/node.ts';
import { parseTemplate } from '#workflows/template/parse.ts';
import type { Activity, Evidence, Way } from '../activity.ts';
import { parseAddresses } from '../email/address.ts';
import { firstOf, noRecipient, noValueFor } from '../faults.ts';
import { customerLanguage, fill, textAt } from '../fill.ts';
import { rungsOf } from '../ladder/rungs.ts';
import { approval } from './manifest.ts';
import type { Question } from './question.ts';
import { request } from './request.ts';
import { shownCopy } from './shown.ts';
import { type Tier, tierOf } from './tiers.ts';

type ApprovalJob = Job<ConfigOf<typeof approval>>;

/** Days that a link works after the time-out, if there is one: the delivery says when time is up, and may wait anew. */
const LONGEST_DAYS = 180;

const politely = {
  fr: 'Bonjour,\n\nLa facture {{invoice.number}} peut-elle partir ?',
  en: 'Hello,\n\nMay invoice {{invoice.number}} leave?',
};

/**
 * Asks the people of the tier that the total is in; the workflow waits for what they decide. The record of who was told is
 * its ledger: a repeat asks only those whose request had not left, and counts the time anew.
 *
 * @returns the exit `notNeeded` where the total is above no tier's amount
 */
export const run: Activity<typeof approval> = async (job, ports, since) => {
  const { config, context, delivery, node, generation } = job;
  const total = totalOf(context);
  const tier = tierOf(config.tiers, total);
  if (!tier) {
    const amounts = config.tiers.map(({ above }) => above);
    return {
      exit: 'notNeeded',
      note: total,
      evidence: [{ kind: 'approval-not-needed', detail: { total, above: amounts } }],
    };
  }
  const ref = { delivery, node, generation };
  const rungs = rungsOf(config, context, ports.now());
  const end = rungs.find(({ ends }) => ends)?.at;
  const question = await questionOf(job, ports, { tier, total, end });
  const people = await ports.approvals.open(ref, question);
  const replies: Evidence[] = [];
  for (const person of people) replies.push(await request(ports, ref, question, { person, since }));
  const about = aboutOf(ref);
  return {
    note: question.people.join(', '),
    awaits: {
      message: 'approval',
      about,
      exits: { approved: 'approved', rejected: 'rejected' },
      rungs,
    },
    evidence: [
      {
        kind: 'approval-asked',
        detail: {
          about,
          people: question.people,
          agree: config.agree,
          total,
          ...(tier.above === undefined ? {} : { above: tier.above }),
          expiresAt: question.expiresAt,
        },
        document: question.shown,
      },
      ...replies,
    ],
  };
};

/** Requests are few, and go to people of the house: the pace of a domain is not meant for them. */
export const way = ({ config }: ApprovalJob): Way => ({ channel: config.channel, domains: [] });

async function questionOf(
  job: ApprovalJob,
  ports: Parameters<typeof run>[1],
  { tier, total, end }: { tier: Tier; total: Amount; end: string | undefined },
): Promise<Question> {
  const { config, context } = job;
  const language = config.language ?? customerLanguage(context);
  const text = write(
    config.question?.trim() ? config.question : politely[language],
    'body',
    job,
    language,
  );
  const currency = textAt(context, 'invoice.currency');
  const dueDate = textAt(context, 'invoice.dueDate');
  return {
    channel: config.channel,
    agree: config.agree,
    text,
    language,
    shown: await shownCopy(job, ports, language),
    attach: config.attach,
    delegation: config.delegation,
    invoice: {
      number: textAt(context, 'invoice.number') ?? '–',
      seller: textAt(context, 'invoice.seller.name') ?? textAt(context, 'issuer.name') ?? '–',
      customer: textAt(context, 'customer.name') ?? '–',
      total,
      ...(currency === undefined ? {} : { currency }),
      ...(dueDate === undefined ? {} : { dueDate }),
    },
    people: peopleOf(tier, job, language),
    expiresAt: inDays(end === undefined ? ports.now() : new Date(end), LONGEST_DAYS),
  };
}

function peopleOf(tier: Tier, job: ApprovalJob, language: 'fr' | 'en'): readonly string[] {
  const parsed = parseAddresses(write(tier.people, 'address', job, language));
  const missing = paramsOf(tier);
  if (!parsed.ok)
    throw fault(approval, 'APPROVAL_INVALID', parsed.message, { address: parsed.address, missing });
  if (parsed.addresses.length === 0)
    throw fault(approval, 'APPROVAL_VALUE_MISSING', noRecipient, { missing });
  return parsed.addresses;
}

/** Parameters that a person can correct an address at. */
function paramsOf({ people }: Tier): readonly string[] {
  const parsed = parseTemplate(people);
  const paths = parsed.ok ? parsed.paths.map(({ path }) => path) : [];
  return paths.filter((path) => path.startsWith('params.'));
}

const write = (
  source: string,
  kind: 'body' | 'address',
  { context }: ApprovalJob,
  language: 'fr' | 'en',
): string =>
  fill(source, kind, context, language, {
    missing: (missing) =>
      fault(approval, 'APPROVAL_VALUE_MISSING', noValueFor(missing), { missing }),
    invalid: (problems) => fault(approval, 'APPROVAL_INVALID', firstOf(problems), { problems }),
  });

function totalOf(context: Readonly<Record<string, unknown>>): Amount {
  const total = valueAt(context, 'invoice.total');
  if (typeof total === 'string' && isAmount(total)) return total;
  const missing = ['invoice.total'];
  throw fault(approval, 'APPROVAL_VALUE_MISSING', noValueFor(missing), { missing });
}

const inDays = (now: Date, days: number): string =>
  new Date(now.getTime() + days * 86_400_000).toISOString();
