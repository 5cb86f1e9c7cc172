import { simpleParser } from 'mailparser';
import { afterEach, expect, test } from 'vitest';
import type { ClosableMailer } from '#server/adapters/mailer.ts';
import { answer, cutting, mailTo, smtpChannel, smtpServer, testMailer } from './smtpServer.ts';

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

function mailer(): ClosableMailer {
  const made = testMailer();
  open.push(() => made.close());
  return made;
}

async function server(...args: Parameters<typeof smtpServer>) {
  const started = await smtpServer(...args);
  open.push(() => started.close());
  return started;
}

async function proxy(...args: Parameters<typeof cutting>) {
  const started = await cutting(...args);
  open.push(() => started.close());
  return started;
}

test('the envelope names every recipient, the headers no blind copy', async () => {
  const smtp = await server();
  const mail = mailTo(['ap.invoices@acme.example'], {
    cc: ['controller@acme.example'],
    bcc: ['archive@ateliers-fermat.example'],
    replyTo: 'compta@ateliers-fermat.example',
  });
  const result = await mailer().send(smtpChannel(smtp.port), mail);

  expect(result).toMatchObject({
    kind: 'accepted',
    reply: '250 2.0.0 Ok: queued as 4711',
    accepted: [
      'ap.invoices@acme.example',
      'controller@acme.example',
      'archive@ateliers-fermat.example',
    ],
  });
  const [received] = smtp.received;
  expect(received?.from).toBe('facturation@ateliers-fermat.example');
  expect(received?.to).toHaveLength(3);
  const parsed = await simpleParser(received?.raw ?? '');
  expect(parsed.subject).toBe(mail.subject);
  expect(parsed.messageId).toBe(mail.messageId);
  expect(parsed.date?.toISOString()).toBe(mail.date);
  expect(parsed.replyTo?.text).toContain('compta@');
  expect(received?.raw.toString()).not.toContain('archive@');
});

test('what is kept as .eml is what the server got, and a repeat is the same bytes', async () => {
  const smtp = await server();
  const mail = mailTo(['ap@acme.example'], {
    subject: 'Facture n° 12 – été',
    attachments: [
      { name: 'FACTURE_É 1.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.7 x') },
    ],
  });
  const send = mailer();
  const first = await send.send(smtpChannel(smtp.port), mail);
  const second = await send.send(smtpChannel(smtp.port), mail);

  if (first.kind !== 'accepted' || second.kind !== 'accepted') throw new Error('not accepted');
  expect(Buffer.from(first.eml).equals(second.eml)).toBe(true);
  expect(smtp.received[0]?.raw.equals(Buffer.from(first.eml))).toBe(true);
  const parsed = await simpleParser(Buffer.from(first.eml));
  expect(parsed.subject).toBe('Facture n° 12 – été');
  expect(parsed.attachments.map(({ filename }) => filename)).toEqual(['FACTURE_É 1.pdf']);
  expect(parsed.attachments[0]?.content.toString()).toBe('%PDF-1.7 x');
});

test.each([
  [450, '4.2.1 mailbox busy', false],
  [550, '5.1.1 no such user', true],
])('a recipient refused with %i is a refusal, permanent: %s', async (code, text, permanent) => {
  const smtp = await server({ rcpt: () => answer(code, text) });
  const result = await mailer().send(smtpChannel(smtp.port), mailTo(['nobody@acme.example']));
  expect(result).toMatchObject({ kind: 'refused', code, permanent });
  expect(result).toMatchObject({ reply: `${code} ${text}` });
  expect(smtp.received).toHaveLength(0);
});

test.each([
  [451, '4.7.1 try again later', false],
  [554, '5.7.1 message rejected', true],
])(
  'a message refused with %i after its end is a refusal, not an uncertainty',
  async (code, text, permanent) => {
    const smtp = await server({ data: () => answer(code, text) });
    const result = await mailer().send(smtpChannel(smtp.port), mailTo(['ap@acme.example']));
    expect(result).toMatchObject({ kind: 'refused', code, permanent, reply: `${code} ${text}` });
  },
);

test.each([
  ['one after another', { hidePIPELINING: true }],
  ['pipelined', {}],
])('when one recipient is refused, nobody gets the message (%s)', async (_how, options) => {
  const smtp = await server(
    { rcpt: (address) => (address.startsWith('gone') ? answer(550, '5.1.1 unknown') : undefined) },
    options,
  );
  const mail = mailTo(['ap@acme.example'], { cc: ['gone@acme.example'] });
  const result = await mailer().send(smtpChannel(smtp.port), mail);
  expect(result).toMatchObject({
    kind: 'refused',
    permanent: true,
    rejected: [{ address: 'gone@acme.example', reply: '550 5.1.1 unknown' }],
  });
  expect(smtp.received).toHaveLength(0);
});

test('a line lost on the last answer is uncertain: the server has the message', async () => {
  const smtp = await server();
  const lossy = await proxy(smtp.port, { atAnswer: (text) => text.includes('queued as') });
  const result = await mailer().send(smtpChannel(lossy.port), mailTo(['ap@acme.example']));
  expect(result.kind).toBe('uncertain');
  expect(smtp.received).toHaveLength(1);
});

test('a line lost before the end of the message is certain: nothing arrived', async () => {
  const smtp = await server();
  const lossy = await proxy(smtp.port, { afterBytes: 300_000 });
  const mail = mailTo(['ap@acme.example'], {
    attachments: [{ name: 'a.pdf', type: 'application/pdf', bytes: Buffer.alloc(8_000_000, 1) }],
  });
  const result = await mailer().send(smtpChannel(lossy.port), mail);
  expect(result.kind).toBe('unreachable');
  expect(smtp.received).toHaveLength(0);
});

test('a server that is not there is unreachable', async () => {
  const smtp = await server();
  await smtp.close();
  open.splice(0);
  const result = await mailer().send(smtpChannel(smtp.port), mailTo(['ap@acme.example']));
  expect(result).toMatchObject({ kind: 'unreachable' });
});

test('a wrong password is refused as a login', async () => {
  const smtp = await server(
    {},
    {
      authOptional: false,
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: ({ password }, _session, callback) =>
        password === 'right'
          ? callback(null, { user: 'facteur' })
          : callback(answer(535, '5.7.8 bad credentials')),
    },
  );
  const send = mailer();
  const wrong = smtpChannel(smtp.port, { user: 'facteur', password: 'wrong' });
  expect(await send.send(wrong, mailTo(['ap@acme.example']))).toMatchObject({
    kind: 'refused',
    code: 535,
    permanent: true,
  });
  const right = smtpChannel(smtp.port, { user: 'facteur', password: 'right' });
  expect(await send.send(right, mailTo(['ap@acme.example']))).toMatchObject({ kind: 'accepted' });
});

test('a message over the size that the server announces is refused without sending it', async () => {
  const smtp = await server({}, { size: 50_000 });
  const mail = mailTo(['ap@acme.example'], {
    attachments: [{ name: 'a.pdf', type: 'application/pdf', bytes: Buffer.alloc(60_000, 1) }],
  });
  const result = await mailer().send(smtpChannel(smtp.port), mail);
  expect(result).toMatchObject({ kind: 'refused', code: 552, permanent: true });
});

test('where TLS is required and not offered, nothing is sent', async () => {
  const smtp = await server();
  const channel = smtpChannel(smtp.port, { requireTls: true });
  const result = await mailer().send(channel, mailTo(['ap@acme.example']));
  expect(result.kind).not.toBe('accepted');
  expect(smtp.received).toHaveLength(0);
});

test('messages one after another share a session', async () => {
  const smtp = await server();
  const send = mailer();
  for (const to of ['a@acme.example', 'b@acme.example', 'c@acme.example'])
    await send.send(smtpChannel(smtp.port), mailTo([to]));
  expect(smtp.received.map(({ to }) => to[0])).toEqual([
    'a@acme.example',
    'b@acme.example',
    'c@acme.example',
  ]);
  expect(smtp.connections()).toBe(1);
});

test('a session that the server ended while it was idle costs nothing: the message goes once', async () => {
  const smtp = await server();
  const between = await proxy(smtp.port, { atAnswer: () => false });
  const send = mailer();
  await send.send(smtpChannel(between.port), mailTo(['a@acme.example']));
  await between.close();
  await proxy(smtp.port, { atAnswer: () => false }, between.port);
  const result = await send.send(smtpChannel(between.port), mailTo(['b@acme.example']));
  expect(result.kind).toBe('accepted');
  expect(smtp.received).toHaveLength(2);
});

test('many messages at once are all sent, over few sessions', async () => {
  const smtp = await server();
  const send = mailer();
  const results = await Promise.all(
    Array.from({ length: 40 }, (_, n) =>
      send.send(smtpChannel(smtp.port), mailTo([`n${n}@acme.example`])),
    ),
  );
  expect(new Set(results.map(({ kind }) => kind))).toEqual(new Set(['accepted']));
  expect(new Set(smtp.received.map(({ to }) => to[0])).size).toBe(40);
  expect(smtp.connections()).toBeLessThanOrEqual(8);
});
