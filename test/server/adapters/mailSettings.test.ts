import { createHash, createVerify, generateKeyPairSync } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { mailTag, readBounceAddress } from '#server/adapters/smtp/bounceAddress.ts';
import { answer, mailTo, smtpChannel, smtpServer, testKey, testMailer } from './smtpServer.ts';

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function server(...args: Parameters<typeof smtpServer>) {
  const started = await smtpServer(...args);
  open.push(() => started.close());
  return started;
}

function mailer() {
  const made = testMailer();
  open.push(() => made.close());
  return made;
}

const mail = mailTo(['ap@acme.example']);

test('bounces of a connection with a bounce domain go to an address that names delivery and message', async () => {
  const smtp = await server();
  const channel = smtpChannel(smtp.port, { bounceDomain: 'bounces.fermat.example' });
  const result = await mailer().send(channel, mail);
  const from = smtp.received[0]?.from ?? '';
  expect(result).toMatchObject({ kind: 'accepted', returnPath: from });
  expect(from).toMatch(/^bounce\+[a-z2-7]+@bounces\.fermat\.example$/);
  expect(readBounceAddress(testKey, from)).toEqual({
    delivery: mail.delivery,
    mail: mailTag(mail.messageId),
  });
  expect(smtp.received[0]?.raw.toString()).toContain('<facturation@ateliers-fermat.example>');
});

test('a message about no delivery bounces to its sender', async () => {
  const smtp = await server();
  const { delivery: _about, ...report } = mail;
  const channel = smtpChannel(smtp.port, { bounceDomain: 'bounces.fermat.example' });
  await mailer().send(channel, report);
  expect(smtp.received[0]?.from).toBe('facturation@ateliers-fermat.example');
});

test('a message is signed by the domain’s key, the same on every try, and as RFC 6376 has it', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const smtp = await server();
  const channel = smtpChannel(smtp.port, {
    dkimDomain: 'ateliers-fermat.example',
    dkimSelector: 'facteur2026',
    dkimKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  });
  const send = mailer();
  await send.send(channel, mail);
  await send.send(channel, mail);
  const [first, second] = smtp.received.map(({ raw }) => raw.toString('latin1'));
  expect(second).toBe(first);

  const [head = '', body = ''] = (first ?? '').split(/\r\n\r\n(.*)/s);
  const fields = head.split(/\r\n(?![ \t])/);
  const signature = fields.find((one) => /^DKIM-Signature:/i.test(one)) ?? '';
  const tags = new Map(
    signature
      .slice(signature.indexOf(':') + 1)
      .split(';')
      .map(
        (tag) => tag.split(/=(.*)/s).map((part) => part.replace(/\s+/g, '')) as [string, string],
      ),
  );
  expect([tags.get('d'), tags.get('s')]).toEqual(['ateliers-fermat.example', 'facteur2026']);
  const relaxedBody = `${body
    .split('\r\n')
    .map((line) => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''))
    .join('\r\n')
    .replace(/(\r\n)*$/, '')}\r\n`;
  expect(tags.get('bh')).toBe(createHash('sha256').update(relaxedBody, 'latin1').digest('base64'));
  const relaxed = (field: string): string => {
    const [name = '', value = ''] = field.split(/:(.*)/s);
    return `${name.toLowerCase().trim()}:${value
      .replace(/\r\n/g, '')
      .replace(/[ \t]+/g, ' ')
      .trim()}`;
  };
  const signed = (tags.get('h') ?? '').split(':').map((name) => {
    const found = fields.find((one) => one.toLowerCase().startsWith(`${name.toLowerCase()}:`));
    return relaxed(found ?? '');
  });
  const unsigned = relaxed(signature).replace(/(;\s?b=).*$/, '$1');
  const verify = createVerify('sha256').update([...signed, unsigned].join('\r\n'));
  expect(verify.verify(publicKey, tags.get('b') ?? '', 'base64')).toBe(true);
  expect(tags.get('h')?.toLowerCase()).toContain('subject');
});

test('a message over the connection’s own limit is refused before a server is called', async () => {
  const smtp = await server();
  const large = mailTo(['ap@acme.example'], {
    attachments: [{ name: 'a.pdf', type: 'application/pdf', bytes: Buffer.alloc(90_000, 1) }],
  });
  const result = await mailer().send(smtpChannel(smtp.port, { maxMegabytes: 0.1 }), large);
  expect(result).toMatchObject({ kind: 'refused', code: 552, permanent: true });
  expect(smtp.connections()).toBe(0);
});

test('over a connection in test mode nothing can be sent to anybody else', async () => {
  const smtp = await server();
  const channel = smtpChannel(smtp.port, { testAddress: 'sink@fermat.example' });
  const send = mailer();
  await expect(send.send(channel, mail)).rejects.toThrow('test mode');
  const copied = mailTo(['sink@fermat.example'], { bcc: ['ap@acme.example'] });
  await expect(send.send(channel, copied)).rejects.toThrow('test mode');
  expect(smtp.connections()).toBe(0);
  expect(await send.send(channel, mailTo(['sink@fermat.example']))).toMatchObject({
    kind: 'accepted',
  });
});

test('what was said is kept line by line, of a second message in the session without the first', async () => {
  const smtp = await server();
  const send = mailer();
  await send.send(smtpChannel(smtp.port), mailTo(['a@acme.example']));
  const second = await send.send(smtpChannel(smtp.port), mailTo(['b@acme.example']));
  if (second.kind !== 'accepted') throw new Error('not accepted');
  const said = second.transcript.join('\n');
  expect(said).toMatch(/^S: 220 /);
  expect(said).toContain('C: EHLO facteur.example');
  expect(said).toContain('C: RCPT TO:<b@acme.example>');
  expect(said).toContain('S: 250 2.0.0 Ok: queued as 4711');
  expect(said).not.toContain('a@acme.example');
  expect(said).not.toContain('Votre facture');
});

test('a copy that is drawn apart goes to its one recipient, with the headers of all', async () => {
  const smtp = await server({
    rcpt: (address) => (address.startsWith('gone') ? answer(550, '5.1.1 unknown') : undefined),
  });
  const whole = mailTo(['ap@acme.example', 'gone@acme.example']);
  const send = mailer();
  const alone = (envelope: readonly string[]) =>
    send.send(smtpChannel(smtp.port), { ...whole, envelope });
  expect(await alone(['gone@acme.example'])).toMatchObject({ kind: 'refused', code: 550 });
  expect(await alone(['ap@acme.example'])).toMatchObject({ accepted: ['ap@acme.example'] });
  expect(smtp.received.map(({ to }) => to)).toEqual([['ap@acme.example']]);
  expect(smtp.received[0]?.raw.toString()).toContain('gone@acme.example');
});
