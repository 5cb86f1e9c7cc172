import { createServer } from 'node:https';
import { type AddressInfo, createServer as createNetServer } from 'node:net';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { dialAddress } from '#server/adapters/dial.ts';
import { makeHttp } from '#server/adapters/http.ts';
import {
  type Authority,
  authority,
  daysFromNow,
  type Identity,
} from '../../support/certificates.ts';
import { answer, cutting, mailTo, smtpChannel, smtpServer, testMailer } from './smtpServer.ts';

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

let known: Authority;
let unknown: Authority;
/** What a server may show, by what is wrong with it. */
let shown: Readonly<Record<'right' | 'expired' | 'early' | 'other host' | 'unknown', Identity>>;
beforeAll(async () => {
  [known, unknown] = await Promise.all([authority(), authority('Somebody else')]);
  shown = {
    right: await known.issue('127.0.0.1'),
    expired: await known.issue('127.0.0.1', { from: daysFromNow(-9), until: daysFromNow(-2) }),
    early: await known.issue('127.0.0.1', { from: daysFromNow(2), until: daysFromNow(9) }),
    'other host': await known.issue('portal.example'),
    unknown: await unknown.issue('127.0.0.1'),
  };
});

const wrongs = [
  ['expired', 'certificate expired'],
  ['early', 'certificate not valid yet'],
  ['other host', 'certificate of another host'],
  ['unknown', 'certificate of an unknown authority'],
] as const;

describe('HTTPS', () => {
  async function portal(identity: Identity) {
    const bodies: string[] = [];
    const server = createServer(identity, async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      bodies.push(body);
      response.writeHead(201).end('receipt 17');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    open.push(() => {
      server.closeAllConnections();
      server.close();
    });
    const { port } = server.address() as AddressInfo;
    const send = (ca?: string) =>
      makeHttp([`127.0.0.1:${port}`]).send({
        method: 'POST',
        url: `https://127.0.0.1:${port}/in`,
        headers: { authorization: 'Bearer secret' },
        body: Buffer.from('%PDF'),
        timeoutSeconds: 10,
        ca,
      });
    return { bodies, send };
  }

  test('a certificate of the connection’s own authority is trusted', async () => {
    const { send, bodies } = await portal(shown.right);
    expect(await send(known.ca)).toMatchObject({ kind: 'answered', status: 201 });
    expect(bodies).toEqual(['%PDF']);
  });

  test('the same certificate is not trusted where the connection names no authority', async () => {
    const { send, bodies } = await portal(shown.right);
    expect(await send()).toMatchObject({ kind: 'untrusted' });
    expect(bodies).toEqual([]);
  });

  test.each(wrongs)(
    'of a certificate that is wrong (%s), the answer is “%s”, and nothing is sent',
    async (what, en) => {
      const { send, bodies } = await portal(shown[what]);
      expect(await send(known.ca)).toEqual({
        kind: 'untrusted',
        message: { fr: expect.any(String), en },
      });
      expect(bodies).toEqual([]);
    },
  );

  test('a server that speaks no TLS gets nothing', async () => {
    const plain = await smtpServer();
    open.push(() => plain.close());
    const result = await makeHttp([`127.0.0.1:${plain.port}`]).send({
      method: 'POST',
      url: `https://127.0.0.1:${plain.port}/in`,
      headers: {},
      body: Buffer.from('%PDF'),
      timeoutSeconds: 10,
      ca: known.ca,
    });
    expect(result).toMatchObject({ kind: 'unreachable', sent: false });
  });
});

describe.each([
  ['implicit TLS', { secure: true }],
  ['STARTTLS', { secure: false }],
])('mail by %s', (_how, channel) => {
  async function server(identity: Identity) {
    const smtp = await smtpServer({}, { ...identity, ...channel, disabledCommands: ['AUTH'] });
    open.push(() => smtp.close());
    return smtp;
  }
  const send = (port: number, ca?: string) => {
    const mailer = testMailer();
    open.push(() => mailer.close());
    const more = { ...channel, requireTls: true, ...(ca !== undefined && { ca }) };
    return mailer.send(smtpChannel(port, more), mailTo(['ap@acme.example']));
  };

  test('goes to a server with a certificate of the connection’s own authority', async () => {
    const smtp = await server(shown.right);
    expect(await send(smtp.port, known.ca)).toMatchObject({ kind: 'accepted' });
    expect(smtp.received).toHaveLength(1);
  });

  test('does not go where the connection names no authority', async () => {
    const smtp = await server(shown.right);
    expect(await send(smtp.port)).toMatchObject({ kind: 'untrusted' });
    expect(smtp.received).toHaveLength(0);
  });

  test.each(wrongs)(
    'does not go to a server whose certificate is wrong (%s): “%s”',
    async (what, en) => {
      const smtp = await server(shown[what]);
      expect(await send(smtp.port, known.ca)).toEqual({
        kind: 'untrusted',
        message: { fr: expect.any(String), en },
      });
      expect(smtp.received).toHaveLength(0);
    },
  );
});

describe('TLS that is not there', () => {
  const mailer = () => {
    const made = testMailer();
    open.push(() => made.close());
    return made;
  };

  test('where it is required and the server has none, nothing is sent', async () => {
    const smtp = await smtpServer();
    open.push(() => smtp.close());
    const channel = smtpChannel(smtp.port, { requireTls: true });
    expect(await mailer().send(channel, mailTo(['ap@acme.example']))).toMatchObject({
      kind: 'unencrypted',
    });
    expect(smtp.received).toHaveLength(0);
  });

  test('where somebody on the way strips STARTTLS, neither the password nor the message is sent', async () => {
    const told: string[] = [];
    const smtp = await smtpServer(
      {},
      {
        disabledCommands: [],
        allowInsecureAuth: true,
        onAuth: (_auth, _session, callback) => callback(null, { user: 'facteur' }),
        ...shown.right,
      },
    );
    open.push(() => smtp.close());
    const stripped = await cutting(smtp.port, { atAnswer: () => false, told, strip: 'STARTTLS' });
    open.push(() => stripped.close());
    const channel = smtpChannel(stripped.port, {
      requireTls: true,
      user: 'facteur',
      password: 'hunter2',
    });
    expect(await mailer().send(channel, mailTo(['ap@acme.example']))).toMatchObject({
      kind: 'unencrypted',
    });
    expect(smtp.received).toHaveLength(0);
    expect(told.join('')).not.toMatch(/AUTH|hunter2|aHVudGVyMg/);
  });

  test('a password does not travel in clear to another machine, even where TLS was not asked for', async () => {
    const logins: string[] = [];
    const smtp = await smtpServer(
      {},
      {
        disabledCommands: ['STARTTLS'],
        allowInsecureAuth: true,
        onAuth: ({ username = '' }, _session, callback) => {
          logins.push(username);
          callback(answer(535, '5.7.8 no'));
        },
      },
    );
    open.push(() => smtp.close());
    const elsewhere = testMailer({
      dial: async (host, port) => {
        const socket = await dialAddress(host, port);
        return Object.defineProperty(socket, 'remoteAddress', { value: '192.0.2.25' });
      },
    });
    open.push(() => elsewhere.close());
    const channel = smtpChannel(smtp.port, { user: 'facteur', password: 'hunter2' });
    expect(await elsewhere.send(channel, mailTo(['ap@acme.example']))).toMatchObject({
      kind: 'unencrypted',
    });
    expect(logins).toEqual([]);
  });

  test('a handshake that breaks off is a server that can’t be reached, not one to be refused for good', async () => {
    const server = createNetServer((socket) => socket.once('data', () => socket.destroy()));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    open.push(() => server.close());
    const { port } = server.address() as AddressInfo;
    const channel = smtpChannel(port, { secure: true, ca: known.ca });
    expect(await mailer().send(channel, mailTo(['ap@acme.example']))).toMatchObject({
      kind: 'unreachable',
    });
  });
});
