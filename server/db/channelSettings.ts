import type { Pace } from '../api/contract/shapes.ts';
import { notFound, refuse } from '../api/problems.ts';
import type { Actor } from '../auth/actor.ts';
import { type Action, recordAction } from './actions.ts';
import { type AnySql, jsonOf } from './anySql.ts';
import type { Sql } from './sql.ts';

/**
 * Stops what goes through a channel, from the next try on. What is being sent is not cut off.
 *
 * @throws NOT_FOUND; ACTION_NOT_POSSIBLE where it is paused already
 */
export function pauseChannel(
  sql: Sql,
  actor: Actor,
  { name, reason }: { name: string; reason: string },
): Promise<void> {
  return change(sql, actor, name, { kind: 'pause-channel', detail: { reason } }, async (tx) => {
    const { count } = await tx`
      update channel set paused_at = now(), paused_by = ${actor.login}, pause_reason = ${reason}
      where issuer_id = ${actor.issuerId} and name = ${name} and paused_at is null
    `;
    if (count > 0) return;
    const seen = {
      fr: `La connexion ${name} est déjà suspendue.`,
      en: `The connection ${name} is paused already.`,
    };
    throw refuse('ACTION_NOT_POSSIBLE', seen, { fix: lookAgain });
  });
}

/** @throws NOT_FOUND; ACTION_NOT_POSSIBLE where it is not paused */
export function resumeChannel(
  sql: Sql,
  actor: Actor,
  { name, reason }: { name: string; reason: string },
): Promise<void> {
  return change(sql, actor, name, { kind: 'resume-channel', detail: { reason } }, async (tx) => {
    const { count } = await tx`
      update channel
      set paused_at = null, paused_by = null, pause_reason = null, releases = releases + 1
      where issuer_id = ${actor.issuerId} and name = ${name} and paused_at is not null
    `;
    if (count > 0) return;
    const seen = {
      fr: `La connexion ${name} n’est pas suspendue.`,
      en: `The connection ${name} is not paused.`,
    };
    throw refuse('ACTION_NOT_POSSIBLE', seen, { fix: lookAgain });
  });
}

/** How fast a channel may go. Turns that were given by another pace are void: who waits for one asks again. @throws NOT_FOUND */
export function paceChannel(
  sql: Sql,
  actor: Actor,
  { name, pace, domainPace }: { name: string; pace: Pace | null; domainPace: Pace | null },
): Promise<void> {
  const detail = { pace, domainPace };
  return change(sql, actor, name, { kind: 'pace-channel', detail }, async (tx) => {
    const here = tx`issuer_id = ${actor.issuerId} and channel = ${name}`;
    await tx`delete from channel_bucket where ${here}`;
    await tx`delete from channel_turn where ${here}`;
    await tx`
      update channel
      set pace = ${pace && jsonOf(tx, pace)}, domain_pace = ${domainPace && jsonOf(tx, domainPace)},
        releases = releases + 1
      where issuer_id = ${actor.issuerId} and name = ${name}
    `;
  });
}

const lookAgain = {
  fr: 'Rechargez les réglages : quelqu’un a agi entre-temps.',
  en: 'Load the settings again: somebody acted in the meantime.',
};

async function change(
  sql: Sql,
  { issuerId, login }: Actor,
  name: string,
  action: Pick<Action, 'kind' | 'detail'>,
  apply: (tx: AnySql) => Promise<void>,
): Promise<void> {
  await sql.begin(async (tx) => {
    // Not `for update`: a step that takes its turn refers to this row, while its bucket is what a new pace removes.
    const [channel] = await tx`
      select from channel where issuer_id = ${issuerId} and name = ${name} for no key update
    `;
    if (!channel) throw notFound();
    await apply(tx);
    await recordAction(tx, { ...action, issuerId, actor: login, subject: name });
  });
}
