import { ZodError, type z } from 'zod';
import type { Channel } from '#activities/activity.ts';
import { shapeWords } from '#workflows/shapeWords.ts';
import type { createConnection, getConnection } from '../api/contract.ts';
import type { Input, Reply } from '../api/endpoint.ts';
import { type ApiError, notFound, refuse } from '../api/problems.ts';
import type { Actor } from '../auth/actor.ts';
import { recordAction } from './actions.ts';
import { channelNamed, judgeChannel, saveChannel, secretNamesOf } from './channels.ts';
import type { Sql } from './sql.ts';

type Draft = Input<typeof createConnection>['body'];
type Connection = Reply<typeof getConnection>;

interface House {
  readonly sql: Sql;
  /** 32 bytes that encrypt secrets. */
  readonly key: Uint8Array;
}

/** What an administrator sees of a connection. @throws NOT_FOUND */
export async function connectionNamed(
  { sql, key }: House,
  issuerId: string,
  name: string,
): Promise<Connection> {
  const [channel, isDemo] = await Promise.all([
    channelNamed(sql, key, { issuer: issuerId }, name),
    demoOf(sql, issuerId, name),
  ]);
  if (!channel) throw notFound();
  const { kind, name: _name, ...values } = channel;
  const secrets = secretNamesOf(kind);
  const all = Object.entries(values);
  return {
    name,
    kind,
    demo: isDemo,
    settings: Object.fromEntries(all.filter(([each]) => !secrets.includes(each))),
    secrets: all.map(([each]) => each).filter((each) => secrets.includes(each)),
  };
}

/** @throws ACTION_NOT_POSSIBLE where the name is taken; REQUEST_INVALID naming each field */
export async function addConnection(house: House, actor: Actor, draft: Draft): Promise<Connection> {
  const { sql, key } = house;
  const { name } = draft;
  if (await channelNamed(sql, key, { issuer: actor.issuerId }, name))
    throw refuse(
      'ACTION_NOT_POSSIBLE',
      {
        fr: `Une connexion s’appelle déjà ${name}.`,
        en: `A connection is called ${name} already.`,
      },
      { fix: { fr: 'Prenez un autre nom.', en: 'Take another name.' } },
    );
  return save(house, actor, draft);
}

/** @throws NOT_FOUND; ACTION_NOT_POSSIBLE for one of the demo; REQUEST_INVALID naming each field */
export async function changeConnection(
  house: House,
  actor: Actor,
  draft: Draft,
): Promise<Connection> {
  const { issuerId } = actor;
  const was = await connectionNamed(house, issuerId, draft.name);
  if (was.demo)
    throw refuse(
      'ACTION_NOT_POSSIBLE',
      {
        fr: 'Cette connexion est celle de la démonstration, qui la règle à chaque démarrage.',
        en: 'This connection is the demo’s own, which sets it at every start.',
      },
      { fix: { fr: 'Ajoutez-en une autre.', en: 'Add another one.' } },
    );
  return save(house, actor, draft);
}

/**
 * The connection that a draft describes, with the secrets of the saved one where the draft leaves them as they are. They
 * are not lent to a connection that leads elsewhere, or is less safe: whoever may type an address could else read them there.
 *
 * @throws REQUEST_INVALID naming each field
 */
export async function draftedChannel(
  { sql, key }: House,
  issuerId: string,
  { name, kind, settings, secrets }: Draft,
): Promise<Channel> {
  const known = await channelNamed(sql, key, { issuer: issuerId }, name);
  const saved: Readonly<Record<string, unknown>> = known?.kind === kind ? { ...known } : {};
  const names = secretNamesOf(kind);
  const kept = names.filter((each) => saved[each] !== undefined && secrets[each] === undefined);
  const isElsewhere = leading.some((each) => saved[each] !== settings[each]);
  if (isElsewhere && kept.length > 0) throw invalid(kept.map(typedAgain));
  const told = Object.entries(secrets).filter(([, value]) => value !== null);
  const channel = {
    ...settings,
    ...Object.fromEntries(kept.map((each) => [each, saved[each]])),
    ...Object.fromEntries(told),
    kind,
    name,
  } as Channel;
  try {
    judgeChannel(channel);
  } catch (error) {
    if (error instanceof ZodError)
      throw invalid(error.issues.map((issue) => problemOf(issue, names)));
    throw error;
  }
  return channel;
}

/** What decides who gets to see a secret. */
const leading = [
  'host',
  'port',
  'url',
  'tokenUrl',
  'hostKey',
  'ca',
  'secure',
  'requireTls',
  'implicit',
];

async function save(house: House, actor: Actor, draft: Draft): Promise<Connection> {
  const { sql, key } = house;
  const { issuerId, login } = actor;
  const { name, kind, settings, secrets } = draft;
  const channel = await draftedChannel(house, issuerId, draft);
  await saveChannel(sql, key, issuerId, channel);
  await recordAction(sql, {
    issuerId,
    actor: login,
    kind: 'save-channel',
    subject: name,
    detail: { kind, settings, secrets: Object.keys(secrets) },
  });
  return connectionNamed(house, issuerId, name);
}

async function demoOf(sql: Sql, issuerId: string, name: string): Promise<boolean> {
  const [row] = await sql<{ demo: boolean }[]>`
    select demo from channel where issuer_id = ${issuerId} and name = ${name}
  `;
  return row?.demo === true;
}

type Problem = NonNullable<ApiError['problem']['problems']>[number];

const typedAgain = (name: string): Problem => ({
  code: 'SECRET_NEEDED_AGAIN',
  at: `secrets.${name}`,
  message: {
    fr: 'La connexion mènerait ailleurs : le secret enregistré n’y est pas envoyé.',
    en: 'The connection would lead elsewhere: the secret that is kept is not sent there.',
  },
  fix: { fr: 'Saisissez-le de nouveau.', en: 'Type it again.' },
});

function problemOf(issue: z.core.$ZodIssue, secrets: readonly string[]): Problem {
  const name = String(issue.path[0] ?? (issue.code === 'unrecognized_keys' ? issue.keys[0] : ''));
  const { fr, en } = shapeWords(issue);
  return {
    code: issue.code,
    at: `${secrets.includes(name) ? 'secrets' : 'settings'}.${name}`,
    message: { fr: `Cette valeur ${fr}.`, en: `This value ${en}.` },
    fix: { fr: 'Corrigez ce champ.', en: 'Correct this field.' },
  };
}

const invalid = (problems: readonly Problem[]): ApiError =>
  refuse(
    'REQUEST_INVALID',
    {
      fr: 'La connexion n’est pas complète, ou un réglage n’est pas valable.',
      en: 'The connection is not complete, or a setting is not valid.',
    },
    { problems: [...problems] },
  );
