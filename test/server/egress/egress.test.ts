import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reachOf } from '#server/egress/address.ts';
import { agentFor } from '#server/egress/agent.ts';
import { judgeTarget } from '#server/egress/judge.ts';
import { lookupFor, resolveTarget } from '#server/egress/target.ts';
import { judgeUrl } from '#server/egress/url.ts';
import { hasHostileCorpus, hostileCases, hostileMutants } from '../../support/hostile.ts';

test.each([
  ['93.184.216.34', 'public'],
  ['2606:2800:220:1::1', 'public'],
  ['10.1.2.3', 'private'],
  ['127.0.0.1', 'private'],
  ['::ffff:10.1.2.3', 'private'],
  ['::1', 'private'],
  ['fd12::1', 'private'],
  ['100.64.0.1', 'private'],
  ['169.254.10.10', 'private'],
  ['169.254.169.254', 'never'],
  ['::ffff:169.254.169.254', 'never'],
  ['fd00:ec2::254', 'never'],
  ['168.63.129.16', 'never'],
  ['::7f00:1', 'never'],
  ['64:ff9b::a00:1', 'never'],
  ['2002:7f00:1::', 'never'],
  ['224.0.0.1', 'never'],
  ['0.0.0.0', 'never'],
  ['255.255.255.255', 'never'],
  ['192.0.2.1', 'never'],
  ['5f00::1', 'never'],
  ['not an address', 'never'],
])('%s is %s', (address, reach) => {
  expect(reachOf(address)).toBe(reach);
});

const answers =
  (...addresses: string[]) =>
  async () =>
    addresses;

describe('which address a host leads to', () => {
  test.each<[string, number, readonly string[], readonly string[], string]>([
    ['sftp.client.example', 22, ['93.184.216.34'], [], '93.184.216.34'],
    ['sftp.client.example', 22, ['10.0.0.5'], ['10.0.0.0/8:22'], '10.0.0.5'],
    ['sftp.client.example', 22, ['10.0.0.5'], ['sftp.client.example:22'], '10.0.0.5'],
    ['sftp', 22, ['172.18.0.3'], ['172.16.0.0/12'], '172.18.0.3'],
    ['localhost', 2525, [], ['127.0.0.1:2525'], '127.0.0.1'],
    ['[fd00::5]', 22, [], ['[fd00::/8]:22'], 'fd00::5'],
    ['0x7f.1', 8025, [], ['127.0.0.1:8025'], '127.0.0.1'],
  ])('%s:%i, resolved to %j, with %j allowed, is %s', async (host, port, found, allow, address) => {
    const target = await resolveTarget(host, port, { allow, resolve: answers(...found) });
    expect(target).toMatchObject({ ok: true, address, port });
  });

  test.each<[string, number, readonly string[], readonly string[]]>([
    ['sftp.client.example', 22, ['10.0.0.5'], []],
    ['sftp.client.example', 2222, ['10.0.0.5'], ['10.0.0.0/8:22']],
    ['sftp.client.example', 22, ['93.184.216.34', '10.0.0.5'], []],
    ['metadata.client.example', 80, ['169.254.169.254'], ['169.254.0.0/16']],
    ['printer', 22, ['93.184.216.34'], []],
    ['127.1', 22, [], []],
    ['017700000001', 22, [], []],
    ['-oProxyCommand=x', 22, ['93.184.216.34'], []],
    ['a b.example', 22, ['93.184.216.34'], []],
    ['host.example', 0, ['93.184.216.34'], []],
    ['host.example', 22, ['nonsense'], []],
  ])('%s:%i, resolved to %j, with %j allowed, is forbidden', async (host, port, found, allow) => {
    const target = await resolveTarget(host, port, { allow, resolve: answers(...found) });
    expect(target).toMatchObject({ ok: false, forbidden: true, code: 'TARGET_FORBIDDEN' });
  });

  test('a name without an address is not forbidden: time may cure it', async () => {
    const failing = () => Promise.reject(new Error('ENOTFOUND'));
    const target = await resolveTarget('gone.example', 443, { allow: [], resolve: failing });
    expect(target).toMatchObject({ ok: false, forbidden: false, code: 'TARGET_UNRESOLVED' });
  });

  test('the resolver is asked once, and its later answers count for nothing', async () => {
    let asked = 0;
    const resolve = async () => {
      asked += 1;
      return asked === 1 ? ['93.184.216.34'] : ['127.0.0.1'];
    };
    const target = await resolveTarget('rebind.example', 443, { allow: [], resolve });
    expect([target.ok && target.address, asked]).toEqual(['93.184.216.34', 1]);
  });
});

describe('which URLs are fine', () => {
  test.each<[string, readonly string[]]>([
    ['https://portal.client.example/in?x=1', []],
    ['https://portal.client.example:8443/', []],
    ['https://société.example/', []],
    ['http://127.0.0.1:8080/in', ['127.0.0.1:8080']],
    ['http://localhost:8080/in', ['127.0.0.1:8080']],
    ['https://portal.intern.example:9443/', ['portal.intern.example:9443']],
  ])('%s with %j allowed', (url, allow) => {
    expect(judgeUrl(url, { allow })).toMatchObject({ ok: true });
  });

  test.each<[unknown, readonly string[]]>([
    ['http://portal.client.example/', []],
    ['https://portal.client.example:22/', []],
    ['https://portal.client.example:9443/', ['other.example:9443']],
    ['https://user@portal.client.example/', []],
    ['https://127.0.0.1/', []],
    ['https://127.0.0.1:9999/', ['127.0.0.1:8080']],
    ['https://[::ffff:127.0.0.1]/', []],
    ['https://portal/', []],
    ['ftp://portal.client.example/', []],
    [{ url: 'https://x.example/' }, []],
  ])('%j with %j allowed is forbidden', (url, allow) => {
    expect(judgeUrl(url, { allow })).toMatchObject({ ok: false, forbidden: true });
  });
});

describe('what is dialled', () => {
  const server = createServer((incoming, reply) => reply.end(incoming.headers.host));
  let port = 0;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => server.close());

  const judged = () =>
    resolveTarget('portal.client.example', port, {
      allow: [`127.0.0.1:${port}`],
      resolve: answers('127.0.0.1'),
    });

  test('the judged address is called, under the name that was asked for', async () => {
    const target = await judged();
    if (!target.ok) throw new Error(target.message.en);
    const agent = agentFor(target);
    const reply = await request(`http://portal.client.example:${port}/`, { dispatcher: agent });
    expect(await reply.body.text()).toBe(`portal.client.example:${port}`);
    await agent.destroy();
  });

  test('an agent for one address calls no other', async () => {
    const target = await judged();
    if (!target.ok) throw new Error(target.message.en);
    const agent = agentFor({ ...target, address: '127.0.0.2' });
    await expect(request(`http://127.0.0.1:${port}/`, { dispatcher: agent })).rejects.toThrow(
      'judged',
    );
    await agent.destroy();
  });

  test('a socket takes the judged address from the lookup', async () => {
    const target = await judged();
    if (!target.ok) throw new Error(target.message.en);
    const socket = connect({ host: 'portal.client.example', port, lookup: lookupFor(target) });
    await new Promise((resolve) => socket.once('connect', resolve));
    expect(socket.remoteAddress).toBe('127.0.0.1');
    socket.destroy();
  });
});

const cases = await hostileCases('ssrf');

describe.skipIf(!hasHostileCorpus)(
  'hostile targets (skipped where the shared corpus is not there)',
  () => {
    test.each(cases.map((one) => [one.id, one.title, one] as const))(
      '%s %s',
      (_id, _title, one) => {
        const { verdict, code } = judgeTarget(one.value);
        expect({ verdict, code }).toEqual({ verdict: one.expect.outcome, code: one.expect.code });
      },
    );

    test('3,000 mutants of them are judged without a throw', async () => {
      for (const mutant of await hostileMutants('ssrf', 3000, 3)) judgeTarget(mutant.value);
    });
  },
);
