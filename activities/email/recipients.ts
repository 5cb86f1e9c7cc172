import type { Job } from '#workflows/job.ts';
import { type ConfigOf, fault } from '#workflows/node.ts';
import { evaluateRule } from '#workflows/rules/evaluate.ts';
import { parseTemplate } from '#workflows/template/parse.ts';
import { firstOf, noRecipient, noValueFor } from '../faults.ts';
import { customerLanguage, fill } from '../fill.ts';
import { parseAddresses } from './address.ts';
import { email } from './manifest.ts';

export interface Recipients {
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly replyTo?: string;
}

type EmailJob = Job<ConfigOf<typeof email>>;
type Field = 'to' | 'cc' | 'bcc' | 'replyTo';

/**
 * Who gets the message: templates filled, every address validated to exactly one mailbox, nobody twice.
 *
 * @throws EMAIL_VALUE_MISSING, EMAIL_INVALID, EMAIL_ADDRESS_INVALID with the paths that a form can mend as `missing`
 */
export function recipients(job: EmailJob): Recipients {
  const to = addressesOf(job, 'to');
  const cc = copies(job) ? addressesOf(job, 'cc') : [];
  const bcc = addressesOf(job, 'bcc');
  const [replyTo] = addressesOf(job, 'replyTo');
  if (to.length === 0)
    throw fault(email, 'EMAIL_VALUE_MISSING', noRecipient, { missing: mendable(job, 'to') });
  const taken = new Set<string>();
  const once = (address: string): boolean => {
    const known = taken.has(address.toLowerCase());
    taken.add(address.toLowerCase());
    return !known;
  };
  return {
    to: to.filter(once),
    cc: cc.filter(once),
    bcc: bcc.filter(once),
    ...(replyTo === undefined ? {} : { replyTo }),
  };
}

function copies({ config, context }: EmailJob): boolean {
  if (config.ccRule === undefined || config.ccRule === null) return true;
  const answer = evaluateRule(config.ccRule, context);
  if (answer.ok) return answer.value;
  throw fault(email, 'EMAIL_VALUE_MISSING', answer.message, { missing: answer.missing });
}

function addressesOf(job: EmailJob, name: Field): readonly string[] {
  const source = job.config[name];
  if (source === undefined || source.trim() === '') return [];
  const text = fill(source, 'address', job.context, customerLanguage(job.context), {
    missing: (missing) => fault(email, 'EMAIL_VALUE_MISSING', noValueFor(missing), { missing }),
    invalid: (problems) => fault(email, 'EMAIL_INVALID', firstOf(problems), { problems }),
  });
  const parsed = parseAddresses(text);
  if (parsed.ok) return parsed.addresses;
  throw fault(email, 'EMAIL_ADDRESS_INVALID', parsed.message, {
    reason: parsed.code,
    address: parsed.address,
    missing: mendable(job, name),
  });
}

/** Paths that a person can correct an address at: the values that it is made of, or else the setting itself. */
export function mendable(job: EmailJob, name: Field): readonly string[] {
  const parsed = parseTemplate(job.config[name] ?? '');
  const paths = parsed.ok ? parsed.paths.map(({ path }) => path) : [];
  const params = paths.filter((path) => path.startsWith('params.'));
  return params.length > 0 ? params : [`config.${name}`];
}
