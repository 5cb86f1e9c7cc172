import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Channel, ChannelOf } from '#activities/activity.ts';
import { channelPage } from '#server/db/channelList.ts';
import { channelNamed, channelsOf, saveChannel } from '#server/db/channels.ts';
import { authority } from '../../support/certificates.ts';
import { type LedgerHouse, ledgerHouse } from './ledgerHouse.ts';

let house: LedgerHouse;
const key = randomBytes(32);
beforeAll(async () => {
  house = await ledgerHouse();
});
afterAll(() => house?.close());

const mail: Channel = {
  kind: 'smtp',
  name: 'mail',
  host: 'smtp.fermat.example',
  port: 587,
  secure: false,
  requireTls: true,
  user: 'facteur',
  password: 'tr0ub4dor',
  from: 'facturation@fermat.example',
};
const channels: readonly Channel[] = [
  mail,
  {
    kind: 'sftp',
    name: 'portal',
    host: 'sftp.acme.example',
    port: 22,
    user: 'fermat',
    privateKey: 'PRIVATE',
    hostKey: `SHA256:${'A'.repeat(43)}`,
  },
  {
    kind: 'ftps',
    name: 'ftps',
    host: 'ftp.acme.example',
    port: 21,
    implicit: false,
    user: 'fermat',
    password: 'tr0ub4dor',
  },
  { kind: 'folder', name: 'share', path: '/mnt/acme/in', mount: '/mnt/acme' },
  {
    kind: 'https',
    name: 'api',
    url: 'https://portal.example/in',
    headers: { authorization: 'B x' },
  },
  { kind: 'webhook', name: 'alert', url: 'https://ops.example/hook', secret: 'whsec_AAAA' },
];

test.each(channels)('a $kind connection comes back as it was saved', async (channel) => {
  await saveChannel(house.sql, key, 'fermat', channel);
  expect(await channelNamed(house.sql, key, { issuer: 'fermat' }, channel.name)).toEqual(channel);
});

test('no secret stands in the table, nor in the list', async () => {
  await saveChannel(house.sql, key, 'fermat', mail);
  const [row] = await house.sql`select settings::text, secret from channel where name = 'mail'`;
  expect(row?.settings).not.toContain('tr0ub4dor');
  expect(Buffer.from(row?.secret).toString('latin1')).not.toContain('tr0ub4dor');
  const listed = await channelsOf(house.sql, 'fermat');
  expect(listed).toContainEqual({
    name: 'mail',
    kind: 'smtp',
    target: 'smtp.fermat.example:587',
    demo: false,
  });
  expect(JSON.stringify(listed)).not.toContain('tr0ub4dor');
});

test('a delivery finds the connections of its own issuer only', async () => {
  await saveChannel(house.sql, key, 'other', { ...mail, name: 'theirs' });
  await saveChannel(house.sql, key, 'fermat', mail);
  const delivery = await house.delivery();
  expect(await channelNamed(house.sql, key, { delivery }, 'mail')).toEqual(mail);
  expect(await channelNamed(house.sql, key, { delivery }, 'theirs')).toBeUndefined();
});

test('with another key, or moved to another row, a secret does not open', async () => {
  await saveChannel(house.sql, key, 'fermat', mail);
  await expect(
    channelNamed(house.sql, randomBytes(32), { issuer: 'fermat' }, 'mail'),
  ).rejects.toThrow();
  await house.sql`
    insert into channel (issuer_id, name, kind, settings, secret)
    select 'other', 'stolen', kind, settings, secret from channel where name = 'mail' and issuer_id = 'fermat'
  `;
  await expect(channelNamed(house.sql, key, { issuer: 'other' }, 'stolen')).rejects.toThrow();
});

test('the authorities of a connection come back with it, and only certificates are taken as such', async () => {
  const { ca, issue } = await authority();
  const two = `${ca}\n${ca}`;
  for (const right of [ca, two]) {
    await saveChannel(house.sql, key, 'fermat', { ...mail, ca: right });
    expect(await channelNamed(house.sql, key, { issuer: 'fermat' }, 'mail')).toEqual({
      ...mail,
      ca: right,
    });
  }
  const { key: privateKey } = await issue('smtp.fermat.example');
  for (const wrong of ['', 'ca.pem', privateKey, `${ca}${privateKey}`, ca.replace('MII', 'XXX')])
    await expect(saveChannel(house.sql, key, 'fermat', { ...mail, ca: wrong })).rejects.toThrow();
});

test('the list says to which folder a connection leads', async () => {
  await saveChannel(house.sql, key, 'fermat', { kind: 'folder', name: 'share', path: '/mnt/acme' });
  const found = { name: 'share', kind: 'folder', target: '/mnt/acme', demo: false };
  expect(await channelsOf(house.sql, 'fermat')).toContainEqual(found);
  expect((await channelPage(house.sql, 'fermat', { limit: 50 })).items).toContainEqual(
    expect.objectContaining(found),
  );
});

test('a mail server’s settings come back whole, its keys and tokens sealed', async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const dkimKey = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const { password: _password, ...open } = mail as ChannelOf<'smtp'>;
  const whole: Channel = {
    ...open,
    tokenUrl: 'https://login.example/token',
    clientId: 'facteur',
    clientSecret: 'client-s3cret',
    refreshToken: 'refresh-s3cret',
    scope: 'mail.send',
    dkimDomain: 'fermat.example',
    dkimSelector: 'facteur',
    dkimKey,
    bounceDomain: 'bounces.fermat.example',
    maxMegabytes: 20,
    testAddress: 'sink@fermat.example',
  };
  await saveChannel(house.sql, key, 'fermat', whole);
  expect(await channelNamed(house.sql, key, { issuer: 'fermat' }, 'mail')).toEqual(whole);
  const [row] = await house.sql`select settings::text from channel where name = 'mail'`;
  expect(row?.settings).not.toMatch(/s3cret|PRIVATE KEY/);
});

const ftps = {
  kind: 'ftps',
  name: 'ftps',
  host: 'ftp.acme.example',
  port: 21,
  implicit: false,
} as const;

test.each<Channel>([
  { ...mail, port: 70_000 },
  { ...ftps, user: 'fermat\r\nDELE x' },
  { ...ftps, user: 'fermat', password: 'x\r\nDELE x' },
  { kind: 'folder', name: 'share', path: 'in' },
  { ...mail, requireTls: false },
  { ...mail, from: 'Fermat <a@fermat.example>' },
  { ...mail, tokenUrl: 'https://login.example/token', clientId: 'facteur' },
  { ...mail, tokenUrl: 'https://login.example/token', clientSecret: 'x' },
  { ...mail, dkimDomain: 'fermat.example', dkimSelector: 'facteur' },
  { ...mail, dkimDomain: 'fermat.example', dkimSelector: 'facteur', dkimKey: 'no key' },
  { ...mail, bounceDomain: 'bounces.fermat.example\r\nx' },
  { ...mail, testAddress: 'a@fermat.example, b@fermat.example' },
])('settings that are not those of the kind are refused: %j', async (odd) => {
  await expect(saveChannel(house.sql, key, 'fermat', odd)).rejects.toThrow();
});

describe('a portal’s connection', () => {
  const plain = {
    kind: 'https',
    name: 'portal',
    url: 'https://portal.example/in',
    headers: {},
  } as const;

  test('keeps its secrets apart from its settings', async () => {
    const secrets = { accessKey: 'KEY-1', password: 'PASS-1', clientSecret: 'SECRET-1' };
    const channel: Channel = {
      ...plain,
      auth: 'header',
      keyHeader: 'X-Api-Key',
      lookupUrl: 'https://portal.example/find?ref={{reference}}',
      receiptNumber: '/n° (\\d+)/',
      ...secrets,
    };
    await saveChannel(house.sql, key, 'fermat', channel);
    expect(await channelNamed(house.sql, key, { issuer: 'fermat' }, 'portal')).toEqual(channel);
    const [row] = await house.sql`select settings::text from channel where name = 'portal'`;
    for (const secret of Object.values(secrets)) expect(row?.settings).not.toContain(secret);
  });

  test.each<[string, object]>([
    ['a look-up at another origin', { lookupUrl: 'https://other.example/{{name}}' }],
    [
      'a state address whose host is a value',
      { statusUrl: 'https://{{receipt}}/', statusValue: 's' },
    ],
    ['tokens without their address', { auth: 'oauth2', clientId: 'x' }],
    ['an expression that is none', { receiptNumber: '/(/' }],
    ['a state without those that mean accepted', { statusUrl: `${plain.url}/s`, statusValue: 's' }],
    ['a form that is put', { method: 'PUT', fileField: 'file' }],
    ['a key that ends its header', { accessKey: 'a\r\nx: y' }],
    ['a client key that is none', { clientKey: 'KEY' }],
  ])('is not saved with %s', async (_what, more) => {
    const odd = { ...plain, ...more } as Channel;
    await expect(saveChannel(house.sql, key, 'fermat', odd)).rejects.toThrow();
  });
});
