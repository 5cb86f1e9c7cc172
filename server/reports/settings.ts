import { refuse } from '../api/problems.ts';
import type { Actor } from '../auth/actor.ts';
import { recordAction } from '../db/actions.ts';
import type { Sql } from '../db/sql.ts';

/** Who is sent the month's list, and by which connection. */
export interface ReportSettings {
  readonly channel: string;
  readonly recipients: string[];
}

export async function reportSettings(sql: Sql, issuerId: string): Promise<ReportSettings | null> {
  const [found] = await sql<ReportSettings[]>`
    select channel, recipients from unfinished_report where issuer_id = ${issuerId}
  `;
  return found ?? null;
}

/** @throws REQUEST_INVALID where there is no such e-mail connection */
export async function saveSettings(
  sql: Sql,
  { issuerId, login }: Pick<Actor, 'issuerId' | 'login'>,
  settings: ReportSettings,
): Promise<ReportSettings> {
  const { channel, recipients } = settings;
  const [known] = await sql`
    select name from channel where issuer_id = ${issuerId} and name = ${channel} and kind = 'smtp'
  `;
  if (!known)
    throw refuse('REQUEST_INVALID', {
      fr: `Le champ « channel » ne nomme aucune connexion e-mail : ${channel}.`,
      en: `The field “channel” names no e-mail connection: ${channel}.`,
    });
  await sql.begin(async (tx) => {
    await tx`
      insert into unfinished_report (issuer_id, channel, recipients, saved_by)
      values (${issuerId}, ${channel}, ${recipients}, ${login})
      on conflict (issuer_id) do update
      set channel = excluded.channel, recipients = excluded.recipients, saved_by = excluded.saved_by, saved_at = now()
    `;
    await recordAction(tx, {
      issuerId,
      actor: login,
      kind: 'save-report',
      subject: 'unfinished',
      detail: { channel, recipients },
    });
  });
  return settings;
}
