import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { channelNamed } from '#server/db/channels.ts';
import { authority } from '../../support/certificates.ts';
import { answer, cutting, smtpServer } from '../adapters/smtpServer.ts';
import { tokenServer } from '../adapters/tokenServer.ts';
import { callAs, type House, openHouse } from '../house.ts';

const key = new Uint8Array(32);
let house: House;
beforeAll(async () => {
  house = await openHouse('none', { egressAllow: ['127.0.0.1'] });
});
afterAll(() => house.close());

const open: (() => unknown)[] = [];
afterEach(async () => {
  await house.sql`delete from channel`;
  for (const close of open.splice(0).reverse()) await close();
});

const settings = {
  host: 'smtp.fermat.example',
  port: 587,
  secure: false,
  requireTls: true,
  user: 'facteur',
  from: 'facturation@fermat.example',
};
const draft = {
  name: 'Courriel sortant',
  kind: 'smtp',
  settings,
  secrets: { password: 'tr0ub4dor' },
};

interface Answer {
  readonly items?: readonly object[];
  readonly ok?: boolean;
  readonly lines?: readonly string[];
}

async function ask(method: string, path: string, body?: object) {
  const reply = await callAs(house, 'admin')(method, path, body);
  return { status: reply.status, body: (await reply.json()) as Answer };
}
const add = (more: object = {}) => ask('POST', '/api/channels', { ...draft, ...more });
const change = (more: object = {}) =>
  ask('PUT', '/api/channels', { ...draft, secrets: {}, ...more });
const saved = () => channelNamed(house.sql, key, { issuer: 'fermat' }, draft.name);

describe('a connection', () => {
  test('is added, and told without its secrets', async () => {
    const told = { name: draft.name, kind: 'smtp', demo: false, settings, secrets: ['password'] };
    expect(await add()).toEqual({ status: 201, body: told });
    const path = `/api/channels/settings?name=${encodeURIComponent(draft.name)}`;
    expect(await ask('GET', path)).toEqual({ status: 200, body: told });
    expect(await saved()).toEqual({
      kind: 'smtp',
      name: draft.name,
      ...settings,
      password: 'tr0ub4dor',
    });
  });

  test('leaves who set it and what in the trail, but no secret', async () => {
    await add();
    const [action] = await house.sql`
      select actor, detail::text from action where kind = 'save-channel' order by id desc limit 1
    `;
    expect(action?.detail).toContain('smtp.fermat.example');
    expect(action?.detail).not.toContain('tr0ub4dor');
  });

  test('does not take a name that another one has', async () => {
    await add();
    expect(await add()).toMatchObject({ status: 409, body: { code: 'ACTION_NOT_POSSIBLE' } });
  });

  test('keeps a secret that is not sent, takes a new one, and loses one that is null', async () => {
    await add();
    await change({ settings: { ...settings, fromName: 'Fermat' } });
    expect(await saved()).toMatchObject({ fromName: 'Fermat', password: 'tr0ub4dor' });
    await change({ secrets: { password: 'other' } });
    expect(await saved()).toMatchObject({ password: 'other' });
    await change({ secrets: { password: null } });
    expect(await saved()).not.toHaveProperty('password');
  });

  test.each([
    ['another host', { host: 'smtp.evil.example' }],
    ['another port', { port: 2525 }],
    ['no TLS', { requireTls: false, host: '127.0.0.1' }],
    ['a token address', { tokenUrl: 'https://evil.example/token', clientId: 'x' }],
  ])(
    'that would lead elsewhere (%s) takes no kept secret there, saved or tested',
    async (_what, more) => {
      await add();
      const elsewhere = { settings: { ...settings, ...more } };
      const refused = {
        status: 400,
        body: { problems: [{ code: 'SECRET_NEEDED_AGAIN', at: 'secrets.password' }] },
      };
      expect(await change(elsewhere)).toMatchObject(refused);
      const tested = await ask('POST', '/api/channels/test', {
        ...draft,
        secrets: {},
        ...elsewhere,
      });
      expect(tested).toMatchObject(refused);
      expect(await saved()).toMatchObject({ host: settings.host, password: 'tr0ub4dor' });
    },
  );

  test.each<[object, string]>([
    [{ port: 70_000 }, 'settings.port'],
    [{ from: 'nobody' }, 'settings.from'],
    [{ requireTls: false }, 'settings.requireTls'],
    [{ colour: 'red' }, 'settings.colour'],
    [{ dkimDomain: 'fermat.example' }, 'settings.dkimSelector'],
    [{ ca: 'no certificate' }, 'settings.ca'],
  ])('with %j is refused at the field', async (odd, at) => {
    expect(await add({ settings: { ...settings, ...odd } })).toMatchObject({
      status: 400,
      body: { problems: expect.arrayContaining([expect.objectContaining({ at })]) },
    });
  });

  test('that the demo sets is left to it', async () => {
    await add();
    await house.sql`update channel set demo = true`;
    expect(await change()).toMatchObject({ status: 409 });
  });

  test('is found by its own issuer alone', async () => {
    await add();
    const path = `/api/channels/settings?name=${encodeURIComponent(draft.name)}`;
    const reply = await fetch(`${house.url}${path}`, {
      headers: { authorization: `Bearer ${house.foreignKey}` },
    });
    expect(reply.status).toBe(404);
  });

  test('in test mode is shown as such in the list', async () => {
    await add({ settings: { ...settings, testAddress: 'sink@fermat.example' } });
    const { body } = await ask('GET', '/api/channels');
    expect(body.items).toMatchObject([{ name: draft.name, testAddress: 'sink@fermat.example' }]);
  });
});

describe('a test', () => {
  const tried = (to: object, secrets: object = {}, kind = 'smtp') =>
    ask('POST', '/api/channels/test', { name: 'x', kind, settings: to, secrets });

  test('greets, encrypts and signs in, and tells what both sides said; no message is sent', async () => {
    const { ca, issue } = await authority();
    const smtp = await smtpServer(
      {},
      {
        authOptional: false,
        disabledCommands: [],
        onAuth: ({ password }, _session, callback) =>
          password === 'right' ? callback(null, { user: 'x' }) : callback(answer(535, '5.7.8 no')),
        ...(await issue('127.0.0.1')),
      },
    );
    open.push(() => smtp.close());
    const to = { ...settings, host: '127.0.0.1', port: smtp.port, ca };
    const good = await tried(to, { password: 'right' });
    expect(good).toMatchObject({ status: 200, body: { ok: true } });
    const said = (good.body.lines ?? []).join('\n');
    expect(said).toMatch(/S: 220[\s\S]*C: STARTTLS[\s\S]*C: AUTH PLAIN \[not kept\]\nS: 235/);
    expect(said).not.toContain(Buffer.from('right').toString('base64').slice(0, 6));
    const bad = await tried(to, { password: 'wrong' });
    expect(bad.body).toMatchObject({ ok: false, said: { en: expect.stringContaining('535') } });
    expect(bad.body.lines?.join('\n')).toContain('S: 535 5.7.8 no');
    const untrusted = await tried({ ...settings, host: '127.0.0.1', port: smtp.port });
    expect(untrusted.body).toMatchObject({
      ok: false,
      said: { en: 'certificate of an unknown authority' },
    });
    expect(smtp.received).toEqual([]);
  });

  test('says that TLS is missing where somebody took it out', async () => {
    const smtp = await smtpServer({}, { disabledCommands: [] });
    const line = await cutting(smtp.port, { atAnswer: () => false, strip: 'STARTTLS' });
    open.push(
      () => smtp.close(),
      () => line.close(),
    );
    const { body } = await tried({ ...settings, host: '127.0.0.1', port: line.port });
    expect(body).toMatchObject({ ok: false });
  });

  test('fetches a token where that is the login, and says why there is none', async () => {
    const at = await tokenServer({ status: 400, body: { error: 'invalid_grant' } });
    open.push(() => at.close());
    const to = { ...settings, tokenUrl: at.url, clientId: 'facteur' };
    const { body } = await tried(to, { refreshToken: 'secret-refresh' });
    expect(body).toMatchObject({
      ok: false,
      said: { en: expect.stringContaining('invalid_grant') },
    });
    expect(JSON.stringify(body)).not.toContain('secret-refresh');
  });

  test('of what nobody may call says so, whatever the kind', async () => {
    const kinds: [string, object, object][] = [
      ['smtp', { ...settings, host: '10.0.0.1' }, { password: 'x' }],
      ['sftp', { host: '10.0.0.1', port: 22, user: 'x', hostKey: `SHA256:${'A'.repeat(43)}` }, {}],
      ['ftps', { host: '10.0.0.1', port: 21, implicit: false, user: 'x' }, {}],
      ['folder', { path: '/etc' }, {}],
      ['https', { url: 'https://10.0.0.1/in' }, { headers: {} }],
      ['webhook', { url: 'https://10.0.0.1/in' }, { secret: 'x' }],
    ];
    for (const [kind, to, secrets] of kinds) {
      const reply = await tried(to, secrets, kind);
      expect([kind, reply.status, reply.body.ok]).toEqual([kind, 200, false]);
    }
  });

  test('of a server that is not there says that it is refused', async () => {
    const smtp = await smtpServer();
    await smtp.close();
    const { body } = await tried({ ...settings, host: '127.0.0.1', port: smtp.port });
    expect(body).toMatchObject({
      ok: false,
      said: { en: expect.stringContaining('connection refused') },
    });
  });
});
