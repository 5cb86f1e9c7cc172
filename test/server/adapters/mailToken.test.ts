import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { makeHttp } from '#server/adapters/http.ts';
import { AccessTokens } from '#server/adapters/smtp/accessTokens.ts';
import { answer, mailTo, smtpChannel, smtpServer, testMailer } from './smtpServer.ts';
import { type TokenServer, tokenServer } from './tokenServer.ts';

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function tokens(...answers: Parameters<typeof tokenServer>): Promise<TokenServer> {
  const started = await tokenServer(...answers);
  open.push(() => started.close());
  return started;
}

/** Takes the tokens that it is told to, by XOAUTH2; a real server answers another one by a challenge. */
async function mailServer(good: string[]) {
  const shown: string[] = [];
  const smtp = await smtpServer(
    {},
    {
      authOptional: false,
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      authMethods: ['XOAUTH2'],
      onAuth: ({ username, accessToken = '' }, _session, callback) => {
        shown.push(accessToken);
        if (good.includes(accessToken)) callback(null, { user: username ?? '' });
        else callback(null, { data: { status: '401', schemes: 'bearer', scope: 'mail' } });
      },
    },
  );
  open.push(() => smtp.close());
  return { ...smtp, shown };
}

const channelOf = (port: number, { url }: TokenServer, more: object = {}) =>
  smtpChannel(port, {
    user: 'facturation@fermat.example',
    tokenUrl: url,
    clientId: 'facteur',
    clientSecret: 'hunter2',
    ...more,
  });

function mailer({ target }: TokenServer) {
  const made = testMailer({ allow: [target] });
  open.push(() => made.close());
  return made;
}

const mail = mailTo(['ap@acme.example']);

test('the client’s credentials buy a token, which is used until it ends, in one session or several', async () => {
  const at = await tokens({ body: { access_token: 'token-1', expires_in: 3600 } });
  const smtp = await mailServer(['token-1']);
  const one = mailer(at);
  const channel = channelOf(smtp.port, at, { scope: 'https://mail.example/send' });
  const results = await Promise.all([1, 2, 3].map(() => one.send(channel, mail)));
  expect(results.map(({ kind }) => kind)).toEqual(['accepted', 'accepted', 'accepted']);
  expect(smtp.shown.length).toBeGreaterThan(1);
  expect(at.asked.map((form) => Object.fromEntries(form))).toContainEqual({
    grant_type: 'client_credentials',
    client_id: 'facteur',
    client_secret: 'hunter2',
    scope: 'https://mail.example/send',
  });
  expect(at.asked).toHaveLength(1);
  await one.send(channelOf(smtp.port, at, { scope: 'https://mail.example/send' }), mail);
  expect(at.asked).toHaveLength(1);
});

test('a refresh token buys one, where the connection has it', async () => {
  const at = await tokens({ body: { access_token: 'token-1', expires_in: 3600 } });
  const smtp = await mailServer(['token-1']);
  const channel = channelOf(smtp.port, at, { refreshToken: 'refresh-1' });
  expect(await mailer(at).send(channel, mail)).toMatchObject({ kind: 'accepted' });
  expect(at.asked[0]?.get('grant_type')).toBe('refresh_token');
  expect(at.asked[0]?.get('refresh_token')).toBe('refresh-1');
});

test('a token that the server refuses by a challenge is renewed once, and the message goes', async () => {
  const at = await tokens(
    { body: { access_token: 'withdrawn', expires_in: 3600 } },
    { body: { access_token: 'token-2', expires_in: 3600 } },
  );
  const smtp = await mailServer(['token-2']);
  expect(await mailer(at).send(channelOf(smtp.port, at), mail)).toMatchObject({ kind: 'accepted' });
  expect(smtp.shown).toEqual(['withdrawn', 'token-2']);
  expect(at.asked).toHaveLength(2);
});

test('a token that the server refuses at once (535) is renewed once, and no third time', async () => {
  const at = await tokens({ body: { access_token: 'bad', expires_in: 3600 } });
  const refusals: string[] = [];
  const smtp = await smtpServer(
    {},
    {
      authOptional: false,
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      authMethods: ['XOAUTH2'],
      onAuth: ({ accessToken = '' }, _session, callback) => {
        refusals.push(accessToken);
        callback(answer(535, '5.7.3 Authentication unsuccessful'));
      },
    },
  );
  open.push(() => smtp.close());
  const result = await mailer(at).send(channelOf(smtp.port, at), mail);
  expect(result).toMatchObject({ kind: 'refused', code: 535, permanent: true });
  expect(refusals).toEqual(['bad', 'bad']);
  expect(at.asked).toHaveLength(2);
  expect(smtp.received).toHaveLength(0);
});

test('a client that the token address refuses is a refused login, with no secret in its words', async () => {
  const at = await tokens({
    status: 401,
    body: { error: 'invalid_client', access_token: 'leak', client_secret: 'hunter2' },
  });
  const smtp = await mailServer([]);
  const result = await mailer(at).send(channelOf(smtp.port, at), mail);
  expect(result).toEqual({
    kind: 'refused',
    reply: 'token endpoint 401 invalid_client',
    code: 535,
    permanent: true,
  });
  expect(smtp.connections()).toBe(0);
});

test('a token address that is down is a mail server that does not answer; a private one is not called', async () => {
  const at = await tokens({ status: 503, body: {} });
  const smtp = await mailServer([]);
  expect(await mailer(at).send(channelOf(smtp.port, at), mail)).toMatchObject({
    kind: 'unreachable',
  });
  const unlisted = testMailer();
  open.push(() => unlisted.close());
  expect(await unlisted.send(channelOf(smtp.port, at), mail)).toMatchObject({
    kind: 'forbidden-target',
  });
});

test('an ended token is fetched anew, and so is one of changed settings', async () => {
  const at = await tokens(
    { body: { access_token: 'token-1', expires_in: 3600 } },
    { body: { access_token: 'token-2', expires_in: 3600 } },
    { body: { access_token: 'token-3', expires_in: 3600 } },
  );
  let now = 0;
  const kept = new AccessTokens(makeHttp([at.target]), () => now);
  const channel = channelOf(25, at);
  expect([await kept.take(channel), await kept.take(channel)]).toEqual(['token-1', 'token-1']);
  now = 3_541_000;
  expect(await kept.take(channel)).toBe('token-2');
  expect(await kept.take({ ...channel, clientSecret: 'other' })).toBe('token-3');
});

test('neither token nor password is in what is kept of the session, whatever the way of signing in', async () => {
  const at = await tokens({ body: { access_token: 'secret-token', expires_in: 3600 } });
  const byToken = await mailServer(['secret-token']);
  const first = await mailer(at).send(channelOf(byToken.port, at), mail);
  const said: string[] = first.kind === 'accepted' ? [...first.transcript] : [];
  expect(said.join('\n')).toMatch(/C: AUTH XOAUTH2 \[not kept\]\nS: 235/);
  for (const method of ['PLAIN', 'LOGIN', 'CRAM-MD5']) {
    const smtp = await smtpServer(
      {},
      {
        authOptional: false,
        disabledCommands: ['STARTTLS'],
        allowInsecureAuth: true,
        authMethods: [method],
        onAuth: (_auth, _session, callback) => callback(null, { user: 'facteur' }),
      },
    );
    open.push(() => smtp.close());
    const channel = smtpChannel(smtp.port, { user: 'facteur', password: 'hunter2' });
    const result = await mailer(at).send(channel, mail);
    if (result.kind !== 'accepted') throw new Error(`not accepted: ${JSON.stringify(result)}`);
    said.push(...result.transcript);
    expect(result.transcript.join('\n')).toContain(`C: AUTH ${method}`);
  }
  const base64 = (text: string) => Buffer.from(text).toString('base64').replace(/=+$/, '');
  for (const secret of ['secret-token', 'hunter2', '\0facteur\0hunter2'])
    expect(said.join('\n')).not.toContain(base64(secret));
  expect(said.join('\n')).not.toMatch(/secret-token|hunter2/);
});

test('a server that hangs up on a token is a line that was lost', async () => {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.write('220 mx.example\r\n');
    socket.on('data', (chunk) => {
      if (chunk.toString().startsWith('EHLO')) socket.write('250-mx\r\n250 AUTH XOAUTH2\r\n');
      else socket.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(() => server.close());
  const at = await tokens({ body: { access_token: 'token-1' } });
  const { port } = server.address() as AddressInfo;
  expect(await mailer(at).send(channelOf(port, at), mail)).toMatchObject({ kind: 'unreachable' });
});
