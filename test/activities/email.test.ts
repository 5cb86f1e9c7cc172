import { simpleParser } from 'mailparser';
import { afterEach, describe, expect, test } from 'vitest';
import type { MailResult } from '#activities/activity.ts';
import { email } from '#activities/email/manifest.ts';
import { run } from '#activities/email/run.ts';
import type { ConfigOf } from '#workflows/node.ts';
import { same } from '#workflows/text.ts';
import { smtpChannel, smtpServer, testMailer } from '../server/adapters/smtpServer.ts';
import { accepted, type FakeWorld, fakeWorld, jobOf } from './world.ts';

const since = '2026-03-02T08:00:00.000Z';

const overTenThousand = {
  and: [{ present: [{ var: 'invoice.total' }] }, { '>': [{ var: 'invoice.total' }, 10000] }],
};

function job(
  world: FakeWorld,
  config: Partial<ConfigOf<typeof email>> = {},
  context: Readonly<Record<string, unknown>> = {},
) {
  const settings = email.config.parse({ channel: 'mail', to: '{{params.to}}', ...config });
  const about = { type: 'application/pdf', name: 'original.pdf' };
  return jobOf('email', settings, {
    vars: { subject: 'FACTURE F-2026-0101 / CDE 4500123', fileName: 'FACTURE_F-2026-0101.pdf' },
    documents: { invoice: world.keep(Buffer.from('%PDF'), about) },
    invoice: { number: 'F-2026-0101', total: '9999.99' },
    params: { to: ['ap.invoices@acme.example'], controller: 'controller@acme.example' },
    customer: { language: 'fr' },
    issuer: { name: 'Ateliers Fermat' },
    ...context,
  });
}

test('one message leaves, with the subject and the file name that earlier steps wrote', async () => {
  const world = fakeWorld();
  const outcome = await run(job(world), world.ports, since);
  expect(world.mails).toMatchObject([
    {
      to: ['ap.invoices@acme.example'],
      cc: [],
      bcc: [],
      subject: 'FACTURE F-2026-0101 / CDE 4500123',
      from: { address: 'facturation@fermat.example', name: 'Ateliers Fermat' },
      attachments: [{ name: 'FACTURE_F-2026-0101.pdf', type: 'application/pdf' }],
      date: since,
    },
  ]);
  expect(world.mails[0]?.text).toContain('F-2026-0101');
  expect(world.mails[0]?.messageId).toMatch(/^<[0-9a-f]{32}@fermat\.example>$/);
  expect(outcome).toMatchObject({
    level: 'accepted',
    note: 'ap.invoices@acme.example',
    evidence: [{ kind: 'smtp-reply', document: { type: 'message/rfc822' } }],
  });
});

test('the PDF as it was received is attached where the step says so', async () => {
  const world = fakeWorld();
  const original = world.keep(Buffer.from('%PDF received'), {
    type: 'application/pdf',
    name: 'erp.pdf',
  });
  await run(job(world, { what: 'original' }, { documents: { original } }), world.ports, since);
  expect(world.mails[0]?.attachments.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual([
    '%PDF received',
  ]);
});

test('without a file name of its own the document keeps its name, and the XML has one that fits', async () => {
  const world = fakeWorld();
  const xml = world.keep(Buffer.from('<x/>'), { type: 'application/xml', name: 'factur-x.xml' });
  const one = job(world, { attachXml: true });
  const documents = { ...(one.context.documents as object), xml };
  const context = { ...one.context, vars: { subject: 'x' }, documents };
  await run({ ...one, context }, world.ports, since);
  expect(world.mails[0]?.attachments.map(({ name }) => name)).toEqual([
    'original.pdf',
    'original.xml',
  ]);
});

test.each([
  ['9999.99', []],
  ['10000.00', []],
  ['10000.01', ['controller@acme.example']],
])('of an invoice over %s the controller gets %j', async (total, cc) => {
  const world = fakeWorld();
  const config = { cc: '{{params.controller}}', ccRule: overTenThousand };
  await run(job(world, config, { invoice: { number: 'F-1', total } }), world.ports, since);
  expect(world.mails[0]?.cc).toEqual(cc);
});

test('nobody gets the message twice', async () => {
  const world = fakeWorld();
  const config = { to: 'a@acme.example, A@acme.example', cc: 'a@acme.example; b@acme.example' };
  await run(job(world, config), world.ports, since);
  expect(world.mails[0]).toMatchObject({ to: ['a@acme.example'], cc: ['b@acme.example'] });
});

test('the message speaks the customer’s language', async () => {
  const world = fakeWorld();
  await run(job(world, {}, { customer: { language: 'en' } }), world.ports, since);
  expect(world.mails[0]?.text).toContain('Please find attached');
});

describe('nothing leaves', () => {
  test.each([
    ['a line break in an address', { to: 'a@acme.example\r\nBcc: evil@evil.example' }],
    [
      'an address that closes the envelope',
      { to: 'a@acme.example>\r\nRCPT TO:<evil@evil.example>' },
    ],
    ['a group', { to: 'all: a@acme.example;' }],
    ['a display name that hides another address', { to: 'a@acme.example <evil@evil.example>' }],
    ['a copy that is no address', { cc: 'nobody' }],
    ['a reply address that is none', { replyTo: 'nobody' }],
  ])('with %s', async (_what, config) => {
    const world = fakeWorld();
    await expect(run(job(world, config), world.ports, since)).rejects.toMatchObject({
      code: expect.stringMatching(/^EMAIL_(ADDRESS_INVALID|INVALID)$/),
      remedy: 'fix',
    });
    expect(world.mails).toEqual([]);
  });

  test('with a bad address in a parameter: the fault names the parameter to mend', async () => {
    const world = fakeWorld();
    const context = { params: { to: 'a@acme.example\r\nBcc: evil@evil.example' } };
    await expect(run(job(world, {}, context), world.ports, since)).rejects.toMatchObject({
      code: 'EMAIL_ADDRESS_INVALID',
      details: { missing: ['params.to'] },
    });
    expect(world.mails).toEqual([]);
  });

  test('without an address', async () => {
    const world = fakeWorld();
    await expect(run(job(world, {}, { params: {} }), world.ports, since)).rejects.toMatchObject({
      code: 'EMAIL_VALUE_MISSING',
      details: { missing: ['params.to'] },
    });
  });

  test('where the rule for the copy lacks its value', async () => {
    const world = fakeWorld();
    const ccRule = { '>': [{ var: 'invoice.total' }, 10000] };
    const one = job(world, { cc: 'c@acme.example', ccRule }, { invoice: { number: 'F-1' } });
    await expect(run(one, world.ports, since)).rejects.toMatchObject({
      code: 'EMAIL_VALUE_MISSING',
      details: { missing: ['invoice.total'] },
    });
    expect(world.mails).toEqual([]);
  });

  test.each(['gone', 'portal'])(
    'over a connection that is no mail server (%s)',
    async (channel) => {
      const world = fakeWorld();
      await expect(run(job(world, { channel }), world.ports, since)).rejects.toMatchObject({
        code: 'CHANNEL_UNKNOWN',
        remedy: 'fix',
      });
    },
  );
});

const refused = (reply: string, more: object = {}): MailResult => ({
  kind: 'refused',
  reply,
  code: Number(reply.slice(0, 3)),
  permanent: reply.startsWith('5'),
  ...more,
});
const atRcpt = { rejected: [{ address: 'ap@acme.example', reply: '550 no' }] };

test.each<[string, MailResult, string, string]>([
  ['5.1.1', refused('550 5.1.1 <ap@acme.example>: unknown'), 'EMAIL_MAILBOX_UNKNOWN', 'fix'],
  ['5.1.10', refused('556 5.1.10 null MX'), 'EMAIL_MAILBOX_UNKNOWN', 'fix'],
  ['5.2.1', refused('550 5.2.1 mailbox disabled'), 'EMAIL_MAILBOX_UNKNOWN', 'fix'],
  ['550 to RCPT alone', refused('550 no', atRcpt), 'EMAIL_MAILBOX_UNKNOWN', 'fix'],
  ['550 to DATA alone', refused('550 no'), 'EMAIL_REFUSED', 'fix'],
  ['a full mailbox', refused('552 5.2.2 mailbox full'), 'EMAIL_TEMPORARY', 'retry'],
  ['5.3.4', refused('554 5.3.4 too big'), 'EMAIL_TOO_LARGE', 'fix'],
  ['552 alone', refused('552 too big'), 'EMAIL_TOO_LARGE', 'fix'],
  ['5.7.1', refused('550 5.7.1 DMARC'), 'EMAIL_SENDER_REFUSED', 'fix'],
  ['5.1.8, about the sender', refused('550 5.1.8 bad sender'), 'EMAIL_REFUSED', 'fix'],
  ['4.2.1', refused('450 4.2.1 busy'), 'EMAIL_TEMPORARY', 'retry'],
  ['421', refused('421 closing'), 'EMAIL_TEMPORARY', 'retry'],
  ['535', refused('535 5.7.8 bad credentials'), 'EMAIL_LOGIN_REFUSED', 'retry'],
  ['a full mailbox, for now', refused('452 4.2.2 mailbox full'), 'EMAIL_TEMPORARY', 'retry'],
  ['454', refused('454 4.7.0 later'), 'EMAIL_TEMPORARY', 'retry'],
  [
    'no answer',
    { kind: 'unreachable', message: same('ECONNREFUSED') },
    'EMAIL_UNREACHABLE',
    'retry',
  ],
  [
    'a private address',
    { kind: 'forbidden-target', message: same('') },
    'EMAIL_TARGET_FORBIDDEN',
    'fix',
  ],
  [
    'a certificate that cannot be trusted',
    { kind: 'untrusted', message: same('') },
    'EMAIL_CERTIFICATE_REFUSED',
    'fix',
  ],
  ['no TLS', { kind: 'unencrypted', message: same('') }, 'EMAIL_UNENCRYPTED', 'fix'],
  ['a lost last answer', { kind: 'uncertain', message: same('closed') }, 'EMAIL_UNCERTAIN', 'fix'],
])('%s is told as such', async (_what, result, code, remedy) => {
  const world = fakeWorld({ mail: () => result });
  await expect(run(job(world), world.ports, since)).rejects.toMatchObject({
    code,
    remedy,
    mayHaveArrived: code === 'EMAIL_UNCERTAIN',
  });
});

test('a full mailbox is tried again the next day', async () => {
  const world = fakeWorld({ mail: () => refused('552 5.2.2 mailbox full') });
  await expect(run(job(world), world.ports, since)).rejects.toMatchObject({
    details: { retryAfter: 86_400 },
  });
});

test('a message that was not taken for everybody is uncertain, and says for whom', async () => {
  const world = fakeWorld({
    mail: (mail) => ({ ...accepted(mail), kind: 'accepted', accepted: mail.to }) as MailResult,
  });
  const one = job(world, { cc: 'c@acme.example' });
  await expect(run(one, world.ports, since)).rejects.toMatchObject({
    code: 'EMAIL_PARTLY_REFUSED',
    mayHaveArrived: true,
    message: expect.stringContaining('c@acme.example'),
    seen: { fr: expect.stringContaining('pas pris pour c@acme.example : « 250') },
  });
});

test('that no copy can be kept does not make a sent message look unsent', async () => {
  const world = fakeWorld();
  world.ports.documents.write = async () => {
    throw new Error('disk full');
  };
  const outcome = await run(job(world), world.ports, since);
  expect(outcome.level).toBe('accepted');
  expect(outcome.evidence[0]?.detail).toHaveProperty('emlSha256');
  expect(outcome.evidence[0]).not.toHaveProperty('document');
});

describe('on the wire', () => {
  const open: (() => unknown)[] = [];
  afterEach(async () => {
    for (const close of open.splice(0)) await close();
  });

  test('an address with CR/LF never reaches a server', async () => {
    const smtp = await smtpServer();
    const mailer = testMailer();
    open.push(
      () => mailer.close(),
      () => smtp.close(),
    );
    const world = fakeWorld();
    world.ports.mailer.send = (_channel, mail) => mailer.send(smtpChannel(smtp.port), mail);
    const context = { params: { to: 'a@acme.example\r\nRCPT TO:<evil@evil.example>' } };
    await expect(run(job(world, {}, context), world.ports, since)).rejects.toMatchObject({
      code: 'EMAIL_ADDRESS_INVALID',
    });
    expect(smtp.connections()).toBe(0);

    await run(job(world), world.ports, since);
    expect(smtp.received.map(({ to }) => to)).toEqual([['ap.invoices@acme.example']]);
    const parsed = await simpleParser(smtp.received[0]?.raw ?? '');
    expect(parsed.subject).toBe('FACTURE F-2026-0101 / CDE 4500123');
    expect(parsed.attachments.map(({ filename }) => filename)).toEqual(['FACTURE_F-2026-0101.pdf']);
  });
});

test('a batch leaves as one message with a PDF for each invoice and the list; files of one name are told apart', async () => {
  const world = fakeWorld();
  const member = (number: string, fileName: string) => ({
    delivery: number,
    number,
    fileName,
    documents: {
      invoice: world.keep(Buffer.from(`%PDF ${number}`), {
        type: 'application/pdf',
        name: 'x.pdf',
      }),
    },
  });
  const members = [member('F-1', 'F-1'), member('F-2', 'FACTURE'), member('F-3', 'facture')];
  const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const list = world.keep(Buffer.from('PK'), { type: xlsx, name: 'LIST.xlsx' });
  const batch = { count: 3, members };
  const context = { batch, documents: { list }, invoice: {} };
  await run(job(world, { attachList: true }, context), world.ports, since);
  const [mail] = world.mails;
  expect(mail?.attachments.map(({ name }) => name)).toEqual([
    'F-1.pdf',
    'FACTURE.pdf',
    'facture (2).pdf',
    'LIST.xlsx',
  ]);
  expect(Buffer.from(mail?.attachments[2]?.bytes ?? []).toString()).toBe('%PDF F-3');
  expect(mail?.text).toContain('nombre : 3');
});

test('a list that no step made parks the message', async () => {
  const world = fakeWorld();
  await expect(run(job(world, { attachList: true }), world.ports, since)).rejects.toMatchObject({
    details: { missing: ['documents.list'] },
  });
});

test('a batch that does not fit into one message leaves in several, counted in their subjects, each invoice once', async () => {
  const world = fakeWorld();
  const members = ['F-1', 'F-2', 'F-3', 'F-4', 'F-5'].map((number) => ({
    delivery: number,
    number,
    fileName: number,
    documents: {
      invoice: world.keep(Buffer.from(number), { type: 'application/pdf', name: 'x.pdf' }),
    },
  }));
  const context = { batch: { count: 5, members }, invoice: {} };
  await run(job(world, { maxFiles: 2, invoiceInEach: true }, context), world.ports, since);
  expect(
    world.mails.map(({ subject, attachments }) => [
      subject.slice(-6),
      ...attachments.map(({ name }) => name),
    ]),
  ).toEqual([
    [' (1/3)', 'F-1.pdf', 'F-2.pdf'],
    [' (2/3)', 'F-3.pdf', 'F-4.pdf'],
    [' (3/3)', 'F-5.pdf'],
  ]);
});
