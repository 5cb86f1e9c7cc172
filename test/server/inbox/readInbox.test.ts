import { afterAll, beforeAll, expect, test } from 'vitest';
import { saveChannel } from '#server/db/channels.ts';
import { readInbox } from '#server/inbox/readInbox.ts';
import { recordMail } from '#server/inbox/recordMail.ts';
import { lookIntoInboxes } from '#server/inbox/startInboxes.ts';
import { type House, openHouse } from '../house.ts';
import { dovecot, hasDovecot, type TestImap } from './imapServer.ts';
import { letter, report } from './samples.ts';

const KEY = new Uint8Array(32);
let house: House;
let imap: TestImap;
let allow: string[];

beforeAll(async () => {
  house = await openHouse('none');
  if (!hasDovecot) return;
  imap = await dovecot();
  allow = [`127.0.0.1:${imap.port}`];
});
afterAll(async () => {
  await imap?.close();
  await house.close();
});

const deps = () => ({ sql: house.sql, store: house.store, key: KEY });
const kept = async () =>
  (await house.sql<{ subject: string }[]>`select subject from inbox_mail order by received_at`).map(
    ({ subject }) => subject,
  );

test.skipIf(!hasDovecot)(
  'messages are recorded in order, marked as read, and not read again',
  async () => {
    await imap.deliver(report({ id: '<first@mx>' }));
    await imap.deliver(letter('Subject: Second\nMessage-ID: <second@client>', 'Merci.'));
    expect(await readInbox(deps(), 'fermat', imap.channel, allow)).toBe(2);
    expect(await kept()).toEqual(['Undelivered Mail Returned to Sender', 'Second']);
    expect(await imap.count()).toEqual({ messages: 2, read: 2 });
    expect(await readInbox(deps(), 'fermat', imap.channel, allow)).toBe(0);
  },
);

test.skipIf(!hasDovecot)(
  'what was recorded by a server that died before it marked it is one message',
  async () => {
    const raw = letter('Subject: Twice', 'Merci.');
    await imap.deliver(raw);
    await recordMail(deps(), { issuerId: 'fermat', channel: 'returns' }, raw);
    expect(await readInbox(deps(), 'fermat', imap.channel, allow)).toBe(1);
    expect((await kept()).filter((subject) => subject === 'Twice')).toHaveLength(1);
    expect(await imap.count()).toMatchObject({ read: 3 });
  },
);

test.skipIf(!hasDovecot)(
  'what can’t be recorded stays unread, and hides nothing that comes after it',
  async () => {
    const broken = {
      ...deps(),
      store: {
        ...house.store,
        write: async (...[bytes, about]: Parameters<House['store']['write']>) => {
          if (Buffer.from(bytes).includes('Subject: Unlucky')) throw new Error('disk full');
          return house.store.write(bytes, about);
        },
      },
    };
    await imap.deliver(letter('Subject: Unlucky\nMessage-ID: <u@c>', 'Merci.'));
    await imap.deliver(letter('Subject: Lucky\nMessage-ID: <l@c>', 'Merci.'));
    await expect(readInbox(broken, 'fermat', imap.channel, allow)).rejects.toThrow('disk full');
    expect(await kept()).toContain('Lucky');
    expect(await kept()).not.toContain('Unlucky');
    expect(await readInbox(deps(), 'fermat', imap.channel, allow)).toBe(1);
    expect(await kept()).toContain('Unlucky');
  },
);

test.skipIf(!hasDovecot).each([
  ['a wrong password', { password: 'wrong' }, /login refused/],
  [
    'a certificate of an authority that nobody named',
    { ca: undefined },
    /certificate|self.signed|verify/i,
  ],
  ['a certificate of another name', { host: 'localhost' }, /localhost/],
  ['a folder that is not there', { folder: 'Nowhere' }, /Nowhere|exist/i],
])('%s is told in words', async (_, change, words) => {
  const channel = { ...imap.channel, ...change } as typeof imap.channel;
  await expect(readInbox(deps(), 'fermat', channel, allow)).rejects.toMatchObject({
    seen: { en: expect.stringMatching(words) },
  });
});

test.skipIf(!hasDovecot)(
  'an inbox at an internal address is not called unless it is allowed',
  async () => {
    await expect(readInbox(deps(), 'fermat', imap.channel, [])).rejects.toMatchObject({
      seen: { en: expect.stringContaining('not allowed') },
    });
  },
);

test('an inbox that can’t be read says why, and is left alone until its time comes', async () => {
  await saveChannel(house.sql, KEY, 'fermat', {
    kind: 'imap',
    name: 'gone',
    host: '127.0.0.1',
    port: 9,
    secure: true,
    user: 'returns',
    folder: 'INBOX',
    everySeconds: 3600,
  });
  const { sql, store, temporal, taskQueue, log } = house;
  const all = {
    sql,
    store,
    key: KEY,
    log,
    egressAllow: [],
    temporal: { client: temporal.client, taskQueue },
  };
  await lookIntoInboxes(all);
  const looked = await sql`select looked_at, trouble->>'en' as trouble from inbox_look`;
  expect(looked).toMatchObject([{ trouble: expect.stringContaining('not allowed') }]);
  await lookIntoInboxes(all);
  expect(await sql`select looked_at, trouble->>'en' as trouble from inbox_look`).toEqual(looked);
});
