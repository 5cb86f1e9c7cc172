import { expect, test } from 'vitest';
import { judgeMail } from '#server/inbox/judgeMail.ts';
import { readMail } from '#server/inbox/readMail.ts';
import { letter, report } from './samples.ts';

const judged = async (raw: Buffer) => judgeMail(await readMail(raw));

test('a report says who was not reached, why, and which server says so', async () => {
  expect(await judged(report({ envelopeId: '+3Cabc@fermat.example+3E' }))).toEqual({
    kind: 'bounced',
    status: '5.1.1',
    recipient: 'nobody@client.example',
    reporter: 'mx.client.example',
    words: '550 5.1.1 <nobody@client.example>: Recipient address rejected: User unknown',
    envelopeId: '<abc@fermat.example>',
  });
});

test.each([
  ['failed', '5.1.1', 'bounced'],
  ['failed', '5.7.1', 'bounced'],
  ['Failed', '5.4.4', 'bounced'],
  ['failed', '4.2.2', 'expired'],
  ['failed', '4.4.7', 'expired'],
  ['failed', '5.4.7', 'expired'],
  ['failed', '5.2.2', 'expired'],
  ['delayed', '4.2.2', 'delayed'],
  ['delayed', '5.1.1', 'delayed'],
  ['delivered', '2.0.0', 'delivered'],
  ['relayed', '2.0.0', 'relayed'],
  ['expanded', '2.0.0', 'relayed'],
])('the action %s with status %s is %s', async (action, status, kind) => {
  expect(await judged(report({ action, status }))).toMatchObject({ kind, status });
});

test('a report without a status is judged by its diagnostic', async () => {
  const said = { status: '', diagnostic: 'smtp; 452 4.2.2 over quota' };
  expect(await judged(report(said))).toMatchObject({ kind: 'expired', status: '4.2.2' });
  expect(await judged(report({ status: '', diagnostic: 'smtp; 550 no such user' }))).toMatchObject({
    kind: 'bounced',
  });
  expect(await judged(report({ status: '', diagnostic: 'smtp; 451 try later' }))).toMatchObject({
    kind: 'expired',
  });
});

test('of several recipients the worst counts', async () => {
  const recipients = [
    'Final-Recipient: rfc822; a@client.example\n    Action: delivered\n    Status: 2.0.0',
    'Final-Recipient: rfc822; b@client.example\n    Action: failed\n    Status: 5.1.1',
    'Final-Recipient: rfc822; c@client.example\n    Action: delayed\n    Status: 4.2.1',
  ].join('\n\n    ');
  expect(await judged(report({ recipients }))).toMatchObject({
    kind: 'bounced',
    recipient: 'b@client.example',
  });
});

test.each([
  ['Subject: Absent du bureau\nAuto-Submitted: auto-replied', 'Je suis absente jusqu’au 12 mai.'],
  ['Subject: Out of office\nX-Autoreply: yes', 'I am away.'],
  ['Subject: Automatic reply\nPrecedence: auto_reply', 'Thank you for your message.'],
])('an automatic answer is neither a bounce nor a refusal: %s', async (headers, body) => {
  expect(await judged(letter(headers, body))).toMatchObject({ kind: 'auto-reply' });
});

test.each([
  [
    'Subject: Your invoice\nAuto-Submitted: auto-generated',
    'Your message has been rejected: more than one PDF.',
  ],
  ['Subject: Facture F-1 rejetée', 'Bonjour, il manque le numéro de commande.'],
  ['Subject: Re: F-1', 'Cette facture a été refusée par notre service.'],
  ['Subject: Re: F-1', 'Die Rechnung wurde abgelehnt.'],
])('a refusal in free text is one, whoever writes it: %s', async (headers, body) => {
  expect(await judged(letter(headers, body))).toMatchObject({
    kind: 'refused',
    reporter: 'accounts@client.example',
  });
});

test('a person who answers, and quotes a refusal of ours, refuses nothing', async () => {
  const body = 'Thank you, received.\n\n    > the former invoice has been rejected';
  expect(await judged(letter('Subject: Re: F-1\nAuto-Submitted: no', body))).toMatchObject({
    kind: 'reply',
  });
});

test('a server that writes no report says in the subject that the message comes back', async () => {
  const raw = letter('Subject: Mail delivery failed: returning message', 'unrouteable address');
  const fromServer = Buffer.from(
    raw.toString().replace('accounts@client.example', 'Mailer-Daemon@mx.client.example'),
  );
  expect(await judged(fromServer)).toMatchObject({ kind: 'refused' });
});

test('a read receipt is shown, and says nothing of the delivery', async () => {
  const raw = Buffer.from(
    report()
      .toString()
      .replace('report-type=delivery-status', 'report-type=disposition-notification'),
  );
  expect(await judged(raw)).toMatchObject({ kind: 'auto-reply' });
});

test('what a message came to, what it answers and what came back are read off its headers', async () => {
  const read = await readMail(report({ to: 'bounce+abc@fermat.example' }));
  expect(read.cameTo).toEqual(['bounce+abc@fermat.example']);
  expect(read.returned).toEqual(['<abc@fermat.example>']);
  const answer = await readMail(
    letter('In-Reply-To: <a@f.example>\nReferences: <b@f.example> <a@f.example>', 'ok'),
  );
  expect(new Set(answer.answers)).toEqual(new Set(['<a@f.example>', '<b@f.example>']));
});

test.each([
  '',
  'nothing that is a message',
  '\u0000\u0001',
  `Content-Type: multipart/report; boundary="x"\r\n\r\n--x`,
])('bytes that are no message are an answer like any other: %j', async (text) => {
  expect(await judged(Buffer.from(text))).toMatchObject({
    kind: expect.stringMatching(/^(reply|refused)$/),
  });
});
