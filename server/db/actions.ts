import { type AnySql, jsonOf } from './anySql.ts';

export interface Action {
  readonly issuerId: string;
  /** Login or key that acted. */
  readonly actor: string;
  readonly kind:
    | 'sign-in'
    | 'sign-in-link'
    | 'submit'
    | 'save-customer'
    | 'publish'
    | 'resolve'
    | 'tell'
    | 'settle-mail'
    | 'try-now'
    | 'approve'
    | 'send-again'
    | 'begin-bulk'
    | 'stop-bulk'
    | 'replay'
    | 'export'
    | 'restart'
    | 'save-channel'
    | 'pause-channel'
    | 'resume-channel'
    | 'pace-channel'
    | 'save-table'
    | 'save-report'
    | 'channel-out'
    | 'channel-back';
  /** Id of what was acted upon. */
  readonly subject: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Keeps who did what. The same `detail.actionId` for the same subject is kept once. */
export async function recordAction(sql: AnySql, action: Action): Promise<void> {
  const { issuerId, actor, kind, subject, detail = {} } = action;
  await sql`
    insert into action (issuer_id, actor, kind, subject, detail)
    values (${issuerId}, ${actor}, ${kind}, ${subject}, ${jsonOf(sql, detail)})
    on conflict do nothing
  `;
}
