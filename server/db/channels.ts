import { isAbsolute } from 'node:path';
import { ZodError, z } from 'zod';
import type { Channel, ChannelKind } from '#activities/activity.ts';
import { jsonOf } from './anySql.ts';
import { ca } from './channels/certificates.ts';
import { host, port } from './channels/hostAndPort.ts';
import { httpsSecrets, httpsSettings } from './channels/https.ts';
import { imapSecrets, imapSettings } from './channels/imap.ts';
import { judgeSmtp, smtpSecrets, smtpSettings } from './channels/smtp.ts';
import { sealed, unsealed } from './secret.ts';
import type { Sql } from './sql.ts';

const folder = z.string().max(1000).refine(isAbsolute, { error: 'not an absolute path' });
/** FTP ends a command at the end of a line: what is said in one must not hold any. */
const said = z
  .string()
  .min(1)
  .max(320)
  .regex(/^\P{Cc}*$/u);
const settingsOf = {
  smtp: smtpSettings,
  imap: imapSettings,
  sftp: z.strictObject({
    host,
    port,
    user: z.string().min(1).max(320),
    hostKey: z.string().regex(/^SHA256:[A-Za-z0-9+/]{43}$/),
  }),
  ftps: z.strictObject({ host, port, implicit: z.boolean(), user: said, ca }),
  folder: z.strictObject({ path: folder, mount: folder.optional() }),
  https: httpsSettings,
  webhook: z.strictObject({ url: z.url({ protocol: /^https?$/ }), ca }),
};

/** What is kept encrypted, by kind of channel: headers carry tokens, so they are secrets as a whole. */
const secretsOf = {
  smtp: smtpSecrets,
  imap: imapSecrets,
  sftp: z.strictObject({ password: z.string().optional(), privateKey: z.string().optional() }),
  ftps: z.strictObject({ password: said.optional() }),
  folder: z.strictObject({}),
  https: httpsSecrets,
  webhook: z.strictObject({
    secret: z.string().min(1),
    previousSecret: z.string().min(1).optional(),
  }),
};

interface Row {
  readonly name: string;
  readonly kind: ChannelKind;
  readonly settings: Record<string, unknown>;
  readonly secret: Uint8Array | null;
}

/** Whose channels: an issuer's, or those of the issuer that a delivery belongs to. */
export type Owner = { readonly issuer: string } | { readonly delivery: string };

/** The connection of that name with its secrets, for the moment of use; undefined where there is none. */
export async function channelNamed(
  sql: Sql,
  key: Uint8Array,
  owner: Owner,
  name: string,
): Promise<Channel | undefined> {
  const issuer =
    'issuer' in owner
      ? sql`${owner.issuer}`
      : sql`(select issuer_id from delivery where id = ${owner.delivery})`;
  const [row] = await sql<(Row & { issuerId: string })[]>`
    select issuer_id, name, kind, settings, secret
    from channel
    where issuer_id = ${issuer} and name = ${name}
  `;
  if (!row) return undefined;
  const secret =
    row.secret === null
      ? {}
      : JSON.parse(unsealed(key, row.secret, placeOf(row.issuerId, row.name, row.kind)));
  // Both halves were checked when they were saved.
  return { kind: row.kind, name: row.name, ...row.settings, ...secret } as Channel;
}

/** Names of what is kept in clear of a connection of that kind. */
export const settingNamesOf = (kind: ChannelKind): readonly string[] =>
  Object.keys(settingsOf[kind].shape);

/** Names of what is kept encrypted of a connection of that kind. */
export const secretNamesOf = (kind: ChannelKind): readonly string[] =>
  Object.keys(secretsOf[kind].shape);

/**
 * The two halves of a connection as they are kept.
 *
 * @throws ZodError where the channel's settings are not those of its kind
 */
export function judgeChannel({ kind, name: _name, ...rest }: Channel) {
  const [open, hidden] = parted(rest, secretNamesOf(kind));
  const settings = settingsOf[kind].safeParse(open);
  const secret = secretsOf[kind].safeParse(hidden);
  const issues = [...(settings.error?.issues ?? []), ...(secret.error?.issues ?? [])];
  if (!settings.success || !secret.success) throw new ZodError(issues);
  if (kind === 'smtp') judgeSmtp.parse(rest);
  return { settings: settings.data, secret: secret.data };
}

/**
 * Creates or replaces a connection.
 *
 * @param key 32 bytes that encrypt its secrets
 * @param demo true for the built-in mailbox and drop
 * @throws ZodError where the channel's settings are not those of its kind
 */
export async function saveChannel(
  sql: Sql,
  key: Uint8Array,
  issuerId: string,
  channel: Channel,
  demo = false,
): Promise<void> {
  const { kind, name } = channel;
  const { settings, secret } = judgeChannel(channel);
  const place = placeOf(issuerId, name, kind);
  const bytes =
    Object.keys(secret).length === 0
      ? null
      : Buffer.from(sealed(key, JSON.stringify(secret), place));
  await sql`
    insert into channel (issuer_id, name, kind, settings, secret, demo)
    values (${issuerId}, ${name}, ${kind}, ${jsonOf(sql, settings)}, ${bytes}, ${demo})
    on conflict (issuer_id, name) do update
      set kind = excluded.kind, settings = excluded.settings, secret = excluded.secret, demo = excluded.demo
  `;
}

/** Connections by name, without their secrets. `target` says where they lead. */
export async function channelsOf(
  sql: Sql,
  issuerId: string,
): Promise<{ name: string; kind: ChannelKind; target: string; demo: boolean }[]> {
  return sql`
    select name, kind, demo,
      coalesce(
        settings ->> 'url',
        settings ->> 'path',
        concat(settings ->> 'host', ':', settings ->> 'port')
      ) as target
    from channel
    where issuer_id = ${issuerId}
    order by name
  `;
}

/** Bound into the encryption, so that a secret moved to another row no longer opens. */
const placeOf = (issuerId: string, name: string, kind: string): string =>
  JSON.stringify([issuerId, name, kind]);

function parted(
  values: Readonly<Record<string, unknown>>,
  names: readonly string[],
): [Record<string, unknown>, Record<string, unknown>] {
  const present = Object.entries(values).filter(([, value]) => value !== undefined);
  return [
    Object.fromEntries(present.filter(([name]) => !names.includes(name))),
    Object.fromEntries(present.filter(([name]) => names.includes(name))),
  ];
}
