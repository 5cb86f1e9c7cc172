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
type Role = 'to' | 'cc' | 'bcc' | 'replyTo';

/**
 * Who gets the message: the fields first, then the further rows whose condition holds; templates filled, every address
 * validated to exactly one mailbox, nobody twice.
 *
 * @throws EMAIL_VALUE_MISSING, EMAIL_INVALID, EMAIL_ADDRESS_INVALID, EMAIL_NOT_ONE_RECIPIENT with the paths that a form can
 *   mend as `missing`
 */
export function recipients(job: EmailJob): Recipients {
  const to = withRole(job, 'to');
  const cc = withRole(job, 'cc');
  const bcc = withRole(job, 'bcc');
  const [replyTo] = withRole(job, 'replyTo');
  if (to.length === 0)
    throw fault(email, 'EMAIL_VALUE_MISSING', noRecipient, { missing: mendable(job, 'to') });
  const taken = new Set<string>();
  const once = (address: string): boolean => {
    const known = taken.has(address.toLowerCase());
    taken.add(address.toLowerCase());
    return !known;
  };
  const main = to.filter(once);
  if (job.config.exactlyOne && main.length !== 1)
    throw fault(
      email,
      'EMAIL_NOT_ONE_RECIPIENT',
      {
        fr: `${main.length} destinataires principaux : ${main.join(', ')}`,
        en: `${main.length} main recipients: ${main.join(', ')}`,
      },
      { addresses: main, missing: mendable(job, 'to') },
    );
  return {
    to: main,
    cc: cc.filter(once),
    bcc: bcc.filter(once),
    ...(replyTo === undefined ? {} : { replyTo }),
  };
}

function withRole(job: EmailJob, role: Role): readonly string[] {
  const { config } = job;
  const own = role !== 'cc' || holds(job, config.ccRule) ? config[role] : undefined;
  const rows = (config.recipients ?? []).filter((row) => row.role === role && holds(job, row.when));
  return [
    ...addressesOf(job, own, mendable(job, role)),
    ...rows.flatMap(({ addresses }) => addressesOf(job, addresses, paramsIn(addresses))),
  ];
}

function holds({ context }: EmailJob, rule: unknown): boolean {
  if (rule === undefined || rule === null) return true;
  const answer = evaluateRule(rule, context);
  if (answer.ok) return answer.value;
  throw fault(email, 'EMAIL_VALUE_MISSING', answer.message, { missing: answer.missing });
}

/** @param missing paths that a person can correct the addresses at */
function addressesOf(
  job: EmailJob,
  source: string | undefined,
  missing: readonly string[],
): readonly string[] {
  if (source === undefined || source.trim() === '') return [];
  const text = fill(source, 'address', job.context, customerLanguage(job.context), {
    missing: (paths) => fault(email, 'EMAIL_VALUE_MISSING', noValueFor(paths), { missing: paths }),
    invalid: (problems) => fault(email, 'EMAIL_INVALID', firstOf(problems), { problems }),
  });
  const parsed = parseAddresses(text);
  if (parsed.ok) return parsed.addresses;
  throw fault(email, 'EMAIL_ADDRESS_INVALID', parsed.message, {
    reason: parsed.code,
    address: parsed.address,
    missing,
  });
}

/** Paths that a person can correct an address at: the values that it is made of, or else the setting itself. */
export function mendable({ config }: EmailJob, role: Role): readonly string[] {
  const params = paramsIn(config[role] ?? '');
  return params.length > 0 ? params : [`config.${role}`];
}

function paramsIn(source: string): readonly string[] {
  const parsed = parseTemplate(source);
  const paths = parsed.ok ? parsed.paths.map(({ path }) => path) : [];
  return paths.filter((path) => path.startsWith('params.'));
}
