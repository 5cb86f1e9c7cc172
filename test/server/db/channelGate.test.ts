import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Ending, Gate } from '#activities/activity.ts';
import { channelGate } from '#server/db/channelGate.ts';
import { paceChannel, pauseChannel, resumeChannel } from '#server/db/channelSettings.ts';
import { effectLedger } from '#server/db/effects.ts';
import { connect, type Sql } from '#server/db/sql.ts';
import { ops } from '../house.ts';
import { type LedgerHouse, ledgerHouse } from './ledgerHouse.ts';

let house: LedgerHouse;
let delivery: string;
/** What a second and a third worker process would have: connections of their own. */
const others: Sql[] = [];
const name = 'mail';

beforeAll(async () => {
  house = await ledgerHouse();
  delivery = await house.delivery();
  const [{ database } = { database: '' }] = await house.sql<{ database: string }[]>`
    select current_database() as database
  `;
  const { host, port, user, pass } = house.sql.options;
  const url = `postgres://${user}:${pass ?? ''}@${host[0]}:${port[0]}/${database}`;
  others.push(connect(url), connect(url));
});
beforeEach(async () => {
  await house.sql`delete from channel`;
  await house.sql`
    insert into channel (issuer_id, name, kind, settings)
    values ('fermat', ${name}, 'smtp', '{}'), ('fermat', 'drop', 'sftp', '{}')
  `;
});
afterAll(async () => {
  for (const sql of others) await sql.end();
  await house?.close();
});

const stepOf = (key: string = randomUUID(), domains: string[] = []) => ({
  key,
  delivery,
  channel: name,
  domains,
});
/** Why it is held, undefined where it passes. */
async function pass(step: Parameters<Gate['pass']>[0] = stepOf(), sql = house.sql) {
  const passage = await channelGate(sql).pass(step);
  return passage.kind === 'held' ? passage.held : undefined;
}
/** Passes, and ends as told. */
async function ends(how: Ending, step = stepOf()): Promise<void> {
  const passage = await channelGate(house.sql).pass(step);
  if (passage.kind === 'held') throw new Error(`held: ${passage.held.because}`);
  await passage.ended(how);
}
const hourly = { most: 60, per: 'hour' } as const;
const slow = (paces: Partial<Parameters<typeof paceChannel>[2]> = {}) =>
  paceChannel(house.sql, ops, { name, pace: null, domainPace: null, ...paces });

const turns = async (): Promise<number[]> => {
  const rows = await house.sql<{ at: string }[]>`select at from channel_turn order by at`;
  return rows.map(({ at }) => Date.parse(at));
};
const turnComes = (key: string, secondsAgo = 0) => house.sql`
  update channel_turn set at = clock_timestamp() - make_interval(secs => ${secondsAgo}) where key = ${key}
`;

test('what has no pace passes, and so does what no connection is known of', async () => {
  expect(await pass()).toBeUndefined();
  expect(await pass({ ...stepOf(), channel: 'nowhere' })).toBeUndefined();
});

test('however many workers ask at once, one message passes and the others get a turn each, evenly spread', async () => {
  await slow({ pace: hourly });
  const pools = [house.sql, ...others];
  const asked = Array.from({ length: 30 }, (_, i) => pass(stepOf(), pools[i % pools.length]));
  const answers = await Promise.all(asked);
  expect(answers.filter((answer) => answer === undefined)).toHaveLength(1);
  for (const held of answers.filter((answer) => answer !== undefined))
    expect(held).toMatchObject({ channel: name, because: 'pace', wait: expect.any(Number) });
  const given = await turns();
  expect(given).toHaveLength(29);
  expect(given.map((at) => Math.round((at - (given[0] as number)) / 1000))).toEqual(
    given.map((_, i) => i * 60),
  );
});

test('who asks again before its turn has the same turn, and passes once it has come', async () => {
  await slow({ pace: hourly });
  await pass();
  const step = stepOf();
  expect(await pass(step)).toMatchObject({ because: 'pace' });
  const given = await turns();
  expect(await pass(step)).toMatchObject({ because: 'pace' });
  expect(await turns()).toEqual(given);
  await turnComes(step.key);
  expect(await pass(step)).toBeUndefined();
  expect(await turns()).toEqual([]);
  expect(await pass(step)).toMatchObject({ because: 'pace' });
});

test('turns that passed by in a pause are void: what waited does not leave all at once', async () => {
  await slow({ pace: hourly });
  await pass();
  const steps = [stepOf(), stepOf(), stepOf()];
  for (const step of steps) await pass(step);
  await house.sql`update channel_turn set at = now() - interval '1 day'`;
  await house.sql`update channel_bucket set next_at = now() - interval '1 day'`;
  const answers = await Promise.all(steps.map((step) => pass(step)));
  expect(answers.filter((answer) => answer === undefined)).toHaveLength(1);
  expect(await turns()).toHaveLength(2);
});

test('a turn that is near is waited for in place', async () => {
  await slow({ pace: { most: 20, per: 'second' } });
  const answers = await Promise.all(Array.from({ length: 6 }, () => pass()));
  expect(answers).toEqual(answers.map(() => undefined));
  expect(await turns()).toEqual([]);
});

test('a slow domain does not hold back the others, and each domain of a mail counts', async () => {
  await slow({ domainPace: hourly });
  expect(await pass(stepOf('a', ['orange.example']))).toBeUndefined();
  expect(await pass(stepOf('b', ['orange.example']))).toMatchObject({ because: 'pace' });
  expect(await pass(stepOf('c', ['acme.example']))).toBeUndefined();
  expect(await pass(stepOf('d', ['nordhavn.example', 'acme.example']))).toMatchObject({
    because: 'pace',
  });
  // What names no domain, such as a file, is not held by one.
  expect(await pass(stepOf('e'))).toBeUndefined();
});

test('after the turn of its domain a message takes one of the connection', async () => {
  await slow({ pace: hourly, domainPace: hourly });
  const step = stepOf('second', ['acme.example']);
  expect(await pass(stepOf('first', ['acme.example']))).toBeUndefined();
  expect(await pass(step)).toMatchObject({ because: 'pace' });
  await turnComes(step.key);
  expect(await pass(step)).toMatchObject({ because: 'pace' });
  await turnComes(step.key);
  expect(await pass(step)).toBeUndefined();
});

test('another pace voids the turns that the old one gave, and lets go who waits for one', async () => {
  await slow({ pace: { most: 1, per: 'hour' } });
  await pass();
  const step = stepOf();
  const held = await pass(step);
  await slow();
  expect(await pass(step)).toBeUndefined();
  const [channel] = await house.sql`select releases from channel where name = ${name}`;
  expect(channel?.releases).toBeGreaterThan(held?.releases ?? Number.NaN);
});

test('a pace that is changed again and again while steps take their turns locks nobody out', async () => {
  const paces = Array.from({ length: 20 }, (_, i) => slow({ pace: { most: 60 + i, per: 'hour' } }));
  const pools = [house.sql, ...others];
  const asked = Array.from({ length: 60 }, (_, i) => pass(stepOf(), pools[i % pools.length]));
  const settled = await Promise.allSettled([...paces, ...asked]);
  expect(settled.filter(({ status }) => status === 'rejected')).toEqual([]);
});

test('a paused connection lets nothing pass but what is done already, and other connections go on', async () => {
  await pauseChannel(house.sql, ops, { name, reason: 'maintenance' });
  expect(await pass()).toMatchObject({ because: 'paused', releases: 0 });
  expect(await pass({ ...stepOf(), channel: 'drop' })).toBeUndefined();
  const ledger = effectLedger(house.sql);
  const key = randomUUID();
  const claim = await ledger.claim(key, { delivery, node: 'email', hash: 'h' });
  if (claim.kind === 'done') throw new Error('done by whom?');
  await ledger.settle(key, claim.fence, { state: 'done', outcome: { evidence: [] } });
  expect(await pass(stepOf(key))).toBeUndefined();

  await resumeChannel(house.sql, ops, { name, reason: 'over' });
  expect(await pass()).toBeUndefined();
});

test('a connection whose far end wants nothing more from us is paused, with its words, until somebody resumes it', async () => {
  await ends({ refusesUs: { fr: 'le webhook a répondu 410', en: 'webhook answered 410' } });
  expect(await pass()).toMatchObject({ because: 'paused' });
  const [channel] = await house.sql`select pause_reason from channel where name = ${name}`;
  expect(channel?.pauseReason).toBe('le webhook a répondu 410 / webhook answered 410');
  await resumeChannel(house.sql, ops, { name, reason: 'new address' });
  expect(await pass()).toBeUndefined();
});

test('who paused and resumed a connection is kept with the reason, and doing it twice is told', async () => {
  const why = { name, reason: 'maintenance' };
  await pauseChannel(house.sql, ops, why);
  await expect(pauseChannel(house.sql, ops, why)).rejects.toMatchObject({
    problem: { code: 'ACTION_NOT_POSSIBLE' },
  });
  await resumeChannel(house.sql, ops, { name, reason: 'the portal is back' });
  await expect(resumeChannel(house.sql, ops, why)).rejects.toMatchObject({
    problem: { code: 'ACTION_NOT_POSSIBLE' },
  });
  await expect(pauseChannel(house.sql, ops, { ...why, name: 'nowhere' })).rejects.toMatchObject({
    problem: { code: 'NOT_FOUND' },
  });
  const kept = await house.sql`
    select kind, actor, detail from action where subject = ${name} order by id desc limit 2
  `;
  expect(kept).toEqual([
    { kind: 'resume-channel', actor: 'ops@demo', detail: { reason: 'the portal is back' } },
    { kind: 'pause-channel', actor: 'ops@demo', detail: { reason: 'maintenance' } },
  ]);
});

describe('a far end that is away', () => {
  const fail = async (times: number) => {
    for (let n = 0; n < times; n++) await ends('away');
  };
  const probeIsDue = () => house.sql`update channel_outage set probe_at = now()`;
  const outage = async () => {
    const [row] = await house.sql`
      select probes, (extract(epoch from probe_at - now()) / 60)::int as minutes from channel_outage
    `;
    return row;
  };

  test('for five tries in a row is left alone, and each of them counts once', async () => {
    await fail(4);
    expect(await pass()).toBeUndefined();
    await Promise.all([ends('away'), ends('unknown')]);
    expect(await pass()).toMatchObject({ because: 'outage' });
    expect(await pass({ ...stepOf(), channel: 'drop' })).toBeUndefined();
    expect(await outage()).toEqual({ probes: 0, minutes: 1 });
  });

  test('but answered in between, or was away long ago, goes on being tried', async () => {
    await fail(4);
    await ends('answered');
    await fail(4);
    expect(await pass()).toBeUndefined();
    await house.sql`update channel_outage set since = now() - interval '11 minutes'`;
    await fail(4);
    expect(await pass()).toBeUndefined();
  });

  test('is probed by one step at a time, and by the next where nobody hears of that one', async () => {
    await fail(5);
    await probeIsDue();
    const pools = [house.sql, ...others];
    const asked = Array.from({ length: 12 }, (_, i) => pass(stepOf(), pools[i % pools.length]));
    const answers = await Promise.all(asked);
    expect(answers.filter((answer) => answer === undefined)).toHaveLength(1);
    expect(await pass()).toMatchObject({ because: 'outage' });
    await probeIsDue();
    expect(await pass()).toBeUndefined();
  });

  test('is left alone twice as long after each probe that failed, at most 15 minutes', async () => {
    await fail(5);
    for (const minutes of [2, 4, 8, 15, 15]) {
      await probeIsDue();
      await ends('away');
      expect(await outage()).toMatchObject({ minutes });
    }
  });

  test('is probed by another step where the first one did not get as far', async () => {
    await fail(5);
    await probeIsDue();
    await ends('unknown');
    expect(await pass()).toBeUndefined();
  });

  test('is open to all once a probe was answered, and both are kept', async () => {
    await fail(5);
    const held = await pass();
    await probeIsDue();
    await ends('answered');
    expect(await pass()).toBeUndefined();
    const [channel] = await house.sql`select releases from channel where name = ${name}`;
    expect(channel?.releases).toBe((held?.releases ?? Number.NaN) + 1);
    const kept = await house.sql`
      select kind, actor from action where subject = ${name} order by id desc limit 2
    `;
    expect(kept).toEqual([
      { kind: 'channel-back', actor: 'circuit breaker' },
      { kind: 'channel-out', actor: 'circuit breaker' },
    ]);
  });

  test('and paused by a person is not probed', async () => {
    await fail(5);
    await probeIsDue();
    await pauseChannel(house.sql, ops, { name, reason: 'they told us' });
    expect(await pass()).toMatchObject({ because: 'paused' });
  });
});

describe('a far end that refuses us', () => {
  const refusesUs = { fr: '« 535 no »', en: '“535 no”' };

  test('has its connection paused at once, with its words as the reason, until a person resumes it', async () => {
    await ends({ refusesUs });
    expect(await pass()).toMatchObject({ because: 'paused' });
    const [channel] = await house.sql`
      select paused_by, pause_reason from channel where name = ${name}
    `;
    expect(channel).toEqual({ pausedBy: 'circuit breaker', pauseReason: '« 535 no » / “535 no”' });
    const [action] = await house.sql`
      select actor from action where kind = 'pause-channel' and subject = ${name} order by id desc limit 1
    `;
    expect(action).toEqual({ actor: 'circuit breaker' });
    await resumeChannel(house.sql, ops, { name, reason: 'password corrected' });
    expect(await pass()).toBeUndefined();
  });

  test('has it stay paused for the reason that a person gave, where one was first', async () => {
    const step = stepOf();
    const passage = await channelGate(house.sql).pass(step);
    await pauseChannel(house.sql, ops, { name, reason: 'maintenance' });
    if (passage.kind === 'free') await passage.ended({ refusesUs });
    const [channel] = await house.sql`select pause_reason from channel where name = ${name}`;
    expect(channel).toEqual({ pauseReason: 'maintenance' });
  });

  test('leaves the other connections alone', async () => {
    await ends({ refusesUs });
    expect(await pass({ ...stepOf(), channel: 'drop' })).toBeUndefined();
  });
});
