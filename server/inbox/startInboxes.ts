import type { ChannelOf } from '#activities/activity.ts';
import { jsonOf } from '../db/anySql.ts';
import { channelNamed } from '../db/channels.ts';
import { inTurn } from '../db/turn.ts';
import type { Log } from '../log.ts';
import type { ResolveDeps } from '../temporal/resolve.ts';
import { InboxTrouble } from './inboxTrouble.ts';
import { readInbox } from './readInbox.ts';
import type { RecordDeps } from './recordMail.ts';
import { tellMail } from './tellMail.ts';

export interface InboxDeps extends ResolveDeps, RecordDeps {
  readonly log: Log;
  /** Private targets that may be called, `host-or-cidr:port`. */
  readonly egressAllow: readonly string[];
}

interface Due {
  readonly issuerId: string;
  readonly name: string;
}

/** Reads every inbox whose time has come, then tells deliveries what came back about them. */
export async function lookIntoInboxes(
  deps: InboxDeps,
  isStopped = (): boolean => false,
): Promise<void> {
  const due = await deps.sql<Due[]>`
    select c.issuer_id, c.name
    from channel c
    left join inbox_look l on l.issuer_id = c.issuer_id and l.channel = c.name
    where c.kind = 'imap'
      and c.paused_at is null
      and coalesce(
        l.looked_at + make_interval(secs => (c.settings->>'everySeconds')::int) < now(),
        true
      )
  `;
  for (const one of due) if (!isStopped()) await look(deps, one, isStopped);
  await tellMail(deps, deps.log);
}

async function look(
  deps: InboxDeps,
  { issuerId, name }: Due,
  isStopped: () => boolean,
): Promise<void> {
  const { sql, key, log, egressAllow } = deps;
  const channel = await channelNamed(sql, key, { issuer: issuerId }, name);
  if (channel?.kind !== 'imap') return;
  const trouble = await troubleOf(() =>
    readInbox(deps, issuerId, channel as ChannelOf<'imap'>, egressAllow, isStopped),
  );
  if (trouble) log.warn({ channel: name, err: trouble }, 'inbox not read');
  const seen = trouble instanceof InboxTrouble ? trouble.seen : trouble && unexpected;
  await sql`
    insert into inbox_look (issuer_id, channel, looked_at, trouble)
    values (${issuerId}, ${name}, now(), ${seen ? jsonOf(sql, seen) : null})
    on conflict (issuer_id, channel) do update set looked_at = excluded.looked_at, trouble = excluded.trouble
  `;
}

async function troubleOf(act: () => Promise<unknown>): Promise<Error | undefined> {
  try {
    await act();
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

const unexpected = {
  fr: 'incident imprévu, voir le journal du serveur',
  en: 'unexpected fault, see the server’s log',
};

/** Looks every few seconds for inboxes whose time has come. */
export function startInboxes(deps: InboxDeps, everySeconds = 5): { stop: () => Promise<void> } {
  let stopped = false;
  let running: Promise<unknown> | undefined;
  const clock = setInterval(() => {
    running ??= inTurn(deps.sql, 'inbox', () => lookIntoInboxes(deps, () => stopped))
      .catch((error: unknown) => deps.log.error({ err: error }, 'inboxes not read'))
      .finally(() => {
        running = undefined;
      });
  }, everySeconds * 1000);
  return {
    stop: async () => {
      stopped = true;
      clearInterval(clock);
      await running;
    },
  };
}
