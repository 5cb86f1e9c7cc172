import { Temporal } from 'temporal-polyfill';
import type { Mail } from '#activities/activity.ts';
import { rerouted } from '#activities/email/testMode.ts';
import { reportInstant } from '#workflows/calendar/reportDay.ts';
import type { AllPorts } from '../adapters/ports.ts';
import type { Sql } from '../db/sql.ts';
import type { Log } from '../log.ts';
import { type Unfinished, unfinished, unfinishedCsv } from './unfinished.ts';

interface Due {
  readonly issuerId: string;
  readonly issuer: string;
  readonly timeZone: string;
  readonly channel: string;
  readonly recipients: readonly string[];
  readonly savedAt: string;
}

/**
 * Sends the month's lists that are due and were not sent: each once, known by its row. One whose sending was cut off is
 * sent again after a quarter of an hour, under the same Message-ID.
 *
 * @returns how many were sent
 */
export async function sendDueReports(
  sql: Sql,
  portsFor: AllPorts['portsFor'],
  now: Date,
): Promise<number> {
  const wanted = await sql<Due[]>`
    select r.issuer_id, i.name as issuer, i.time_zone, r.channel, r.recipients, r.saved_at
    from unfinished_report r
    join issuer i on i.id = r.issuer_id
  `;
  let sent = 0;
  for (const due of wanted)
    for (const month of monthsDue(due, now))
      if ((await claim(sql, due, month, now)) && (await send(sql, portsFor, due, month, now)))
        sent += 1;
  return sent;
}

/** This month and the one before it, which may have passed while nothing ran; not what fell due before it was asked for. */
function monthsDue({ timeZone, savedAt }: Due, now: Date): readonly string[] {
  const instant = Temporal.Instant.fromEpochMilliseconds(now.getTime());
  const present = instant.toZonedDateTimeISO(timeZone).toPlainDate().toPlainYearMonth();
  return [present.subtract({ months: 1 }), present].flatMap((month) => {
    const at = reportInstant(month, timeZone);
    const isDue =
      Temporal.Instant.compare(at, instant) <= 0 && at.epochMilliseconds >= Date.parse(savedAt);
    return isDue ? [month.toString()] : [];
  });
}

async function claim(sql: Sql, { issuerId }: Due, month: string, now: Date): Promise<boolean> {
  const { count } = await sql`
    insert into unfinished_report_sent as s (issuer_id, month, begun_at)
    values (${issuerId}, ${month}, ${now.toISOString()})
    on conflict (issuer_id, month) do update
    set begun_at = excluded.begun_at
    where s.sent_at is null and s.begun_at <= ${new Date(now.getTime() - 900_000).toISOString()}
  `;
  return count > 0;
}

async function send(
  sql: Sql,
  portsFor: AllPorts['portsFor'],
  due: Due,
  month: string,
  now: Date,
): Promise<boolean> {
  const { issuerId, channel: name } = due;
  const ports = portsFor({ issuer: issuerId });
  const channel = await ports.channel(name);
  if (channel?.kind !== 'smtp') return false;
  const list = await unfinished(sql, issuerId, month, now);
  const mail = rerouted(mailOf(due, list, channel.from, now), channel, 'fr');
  const result = await ports.mailer.send(channel, mail);
  if (result.kind !== 'accepted') return false;
  await sql`
    update unfinished_report_sent
    set sent_at = ${now.toISOString()}, deliveries = ${list.items.length}, reply = ${result.reply}
    where issuer_id = ${issuerId} and month = ${month}
  `;
  return true;
}

function mailOf(
  { issuerId, issuer, recipients }: Due,
  list: Unfinished,
  from: string,
  now: Date,
): Mail {
  const { month, items, issued, terminal } = list;
  const domain = from.slice(from.lastIndexOf('@') + 1);
  return {
    messageId: `<unfinished-${issuerId}-${month}@${domain}>`,
    from: { address: from },
    to: recipients,
    cc: [],
    bcc: [],
    subject: `${issuer} : ${items.length} factures non remises, ${month}`,
    text: `Factures reçues : ${issued}. Remises terminées : ${terminal}. Non terminées : ${items.length}, en pièce jointe.\n`,
    attachments: [
      {
        name: `non-remises-${month}.csv`,
        type: 'text/csv',
        bytes: Buffer.from(unfinishedCsv(list, 'fr')),
      },
    ],
    date: now.toISOString(),
  };
}

const EVERY_MS = 60_000;

/** Looks each minute for lists that are due. */
export function startReports(
  sql: Sql,
  portsFor: AllPorts['portsFor'],
  log: Log,
): { stop: () => Promise<void> } {
  let running: Promise<unknown> = Promise.resolve();
  const clock = setInterval(() => {
    running = running
      .then(() => sendDueReports(sql, portsFor, new Date()))
      .catch((error: unknown) => log.error({ err: error }, 'reports not sent'));
  }, EVERY_MS);
  return {
    stop: async () => {
      clearInterval(clock);
      await running;
    },
  };
}
