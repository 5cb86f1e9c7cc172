import { type ParsedMail, simpleParser } from 'mailparser';
import { afterEach, describe, expect, test } from 'vitest';
import type { Ports } from '#activities/activity.ts';
import { answer } from '../../server/adapters/smtpServer.ts';
import { readZip } from '../formats/zipNames.ts';
import { annex, type MailHouse, mailHouse, pdf } from './house.ts';

const open: MailHouse[] = [];
afterEach(async () => {
  for (const house of open.splice(0)) await house.close();
});

async function house(...args: Parameters<typeof mailHouse>): Promise<MailHouse> {
  const made = await mailHouse(...args);
  open.push(made);
  return made;
}

const parsed = ({ smtp }: MailHouse): Promise<ParsedMail[]> =>
  Promise.all(smtp.received.map(({ raw }) => simpleParser(raw)));
const names = (mail: ParsedMail | undefined) => mail?.attachments.map(({ filename }) => filename);
const notes = (count: number, bytes = 100) =>
  Array.from({ length: count }, (_, n) => annex(`note-${n + 1}.pdf`, pdf(bytes)));

describe('files that do not fit into one message', () => {
  test('are split by their number, (1/2) and (2/2), the invoice in the first alone', async () => {
    const one = await house({ config: { annexes: true, maxFiles: 10 }, annexes: notes(12) });
    const outcome = await one.run();
    const [first, second, ...more] = await parsed(one);
    expect([first?.subject, second?.subject]).toEqual(['FACTURE F-1 (1/2)', 'FACTURE F-1 (2/2)']);
    expect(more).toEqual([]);
    expect(names(first)).toEqual(['F-1.pdf', ...notes(9).map(({ id }) => id)]);
    expect(names(second)).toEqual(['note-10.pdf', 'note-11.pdf', 'note-12.pdf']);
    expect(outcome).toMatchObject({ level: 'accepted', note: 'ap@acme.example' });
    expect(outcome.evidence.map(({ kind }) => kind)).toEqual(['smtp-reply', 'smtp-reply']);
  });

  test('have the invoice first in each, where the step says so', async () => {
    const config = { annexes: true, maxFiles: 10, invoiceInEach: true };
    const one = await house({ config, annexes: notes(12) });
    await one.run();
    const [first, second] = await parsed(one);
    expect(names(first)).toHaveLength(10);
    expect(names(second)).toEqual(['F-1.pdf', 'note-10.pdf', 'note-11.pdf', 'note-12.pdf']);
  });

  test('are split by their size on the wire, which no message exceeds', async () => {
    const config = { annexes: true, maxMegabytes: 2 };
    const one = await house({ config, annexes: notes(6, 600_000) });
    await one.run();
    const sizes = one.smtp.received.map(({ raw }) => raw.length);
    expect(sizes.length).toBe(3);
    for (const size of sizes) expect(size).toBeLessThanOrEqual(2_000_000);
    expect((await parsed(one)).flatMap(names)).toEqual([
      'F-1.pdf',
      ...notes(6).map(({ id }) => id),
    ]);
  });

  test('keep to the connection’s own limit as well', async () => {
    const one = await house({
      config: { annexes: true, maxMegabytes: 20 },
      annexes: notes(2, 600_000),
      channel: { maxMegabytes: 1 },
    });
    await one.run();
    expect(one.smtp.received).toHaveLength(2);
  });

  test('are not sent at all where a single one is too large, which is named', async () => {
    const one = await house({
      config: { annexes: true, maxMegabytes: 1 },
      annexes: [...notes(1), annex('plan.pdf', pdf(900_000))],
    });
    await expect(one.run()).rejects.toMatchObject({
      code: 'EMAIL_TOO_LARGE',
      remedy: 'fix',
      message: expect.stringContaining('plan.pdf'),
      details: { files: ['plan.pdf'] },
    });
    expect(one.smtp.connections()).toBe(0);
  });

  test('that fit have a subject without a suffix', async () => {
    const one = await house({ config: { annexes: true, maxFiles: 10 }, annexes: notes(2) });
    await one.run();
    expect((await parsed(one)).map(({ subject }) => subject)).toEqual(['FACTURE F-1']);
  });
});

describe('supporting documents', () => {
  test('are named by the step’s pattern, each with its own ending', async () => {
    const one = await house({
      config: { annexes: true, annexNames: '{{base}}_attachment_{{i}}' },
      annexes: [annex('time.pdf', pdf()), annex('photo.jpg', Buffer.from('x'), 'image/jpeg')],
    });
    await one.run();
    expect(names((await parsed(one))[0])).toEqual([
      'F-1.pdf',
      'F-1_attachment_1.pdf',
      'F-1_attachment_2.jpg',
    ]);
  });

  test('of one name keep apart, and none takes the invoice’s', async () => {
    const one = await house({
      config: { annexes: true },
      annexes: [annex('F-1.pdf', pdf()), annex('a.pdf', pdf(200)), annex('A.pdf', pdf(300))],
    });
    await one.run();
    expect(names((await parsed(one))[0])).toEqual(['F-1.pdf', 'F-1-2.pdf', 'a.pdf', 'A-2.pdf']);
  });

  test('go in one ZIP, the same bytes on every try, with the invoice apart', async () => {
    const sent: Uint8Array[] = [];
    for (let n = 0; n < 2; n++) {
      const one = await house({ config: { annexes: true, zip: true }, annexes: notes(3) });
      await one.run();
      const [mail] = await parsed(one);
      expect(names(mail)).toEqual(['F-1.pdf', 'F-1_annexes.zip']);
      sent.push(mail?.attachments[1]?.content as Buffer);
    }
    expect(Buffer.compare(sent[0] as Buffer, sent[1] as Buffer)).toBe(0);
    expect(await readZip(sent[0] as Buffer)).toEqual(['note-1.pdf', 'note-2.pdf', 'note-3.pdf']);
  });

  test.each([
    ['in a classic trailer', 'trailer\n<< /Size 9 /Encrypt 7 0 R /Root 1 0 R >>\n'],
    [
      'in a cross-reference stream',
      '8 0 obj\n<</Type/XRef/Encrypt<</Filter/Standard/V 4>>>>stream\n',
    ],
  ])('that are encrypted (%s) keep everything from leaving', async (_where, trailer) => {
    const locked = Buffer.concat([pdf(), Buffer.from(trailer)]);
    const one = await house({ config: { annexes: true }, annexes: [annex('secret.pdf', locked)] });
    await expect(one.run()).rejects.toMatchObject({
      code: 'EMAIL_ENCRYPTED',
      remedy: 'fix',
      details: { files: ['secret.pdf'] },
    });
    expect(one.smtp.connections()).toBe(0);
  });

  test('of data that lacks them leave a message with the invoice', async () => {
    const one = await house({ config: { annexes: true, zip: true } });
    await one.run();
    expect(names((await parsed(one))[0])).toEqual(['F-1.pdf']);
  });
});

describe('a worker that dies between two messages', () => {
  /** Never answers from the n-th message on: before it is sent, or after. */
  const dying = (n: number, when: 'before' | 'after') => (mailer: Ports['mailer']) => {
    let sent = 0;
    let isDead = false;
    return {
      send: async (...args: Parameters<Ports['mailer']['send']>) => {
        sent += 1;
        const dies = !isDead && sent === n;
        if (dies) isDead = true;
        if (dies && when === 'before') return new Promise<never>(() => {});
        const result = await mailer.send(...args);
        return dies ? new Promise<never>(() => {}) : result;
      },
    };
  };
  const config = { annexes: true, maxFiles: 1 };

  test('once the first was told, leaves the second alone to be sent', async () => {
    const one = await house({ config, annexes: notes(2) });
    const { records } = one;
    // Dies as it claims the second: nothing of that one was done.
    const { claim } = records.effects;
    let claims = 0;
    let isDead = false;
    records.effects.claim = async (...args) => {
      claims += 1;
      if (claims === 3 && !isDead) {
        isDead = true;
        return new Promise<never>(() => {});
      }
      return claim(...args);
    };
    void one.run();
    await expect.poll(() => isDead).toBe(true);
    expect(one.smtp.received).toHaveLength(1);

    const outcome = await one.run();
    const mails = await parsed(one);
    expect(mails.map(({ subject }) => subject)).toEqual([
      'FACTURE F-1 (1/3)',
      'FACTURE F-1 (2/3)',
      'FACTURE F-1 (3/3)',
    ]);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(3);
    expect(outcome.level).toBe('accepted');
    expect(outcome.evidence.map(({ kind }) => kind)).toEqual([
      'already-done',
      'smtp-reply',
      'smtp-reply',
      'smtp-reply',
    ]);
  });

  test.each(['before', 'after'] as const)(
    'with the second on its way (%s it left) sends the others, and asks about that one',
    async (when) => {
      const one = await house({ config, annexes: notes(2), mailer: dying(2, when) });
      void one.run();
      const there = when === 'before' ? 1 : 2;
      await expect.poll(() => one.smtp.received.length).toBe(there);
      await expect.poll(() => [...one.records.states.values()].length).toBe(3);
      await expect(one.run()).rejects.toMatchObject({
        code: 'EMAIL_UNCERTAIN',
        mayHaveArrived: true,
        message: expect.stringContaining('(2/3)'),
      });
      const subjects = (await parsed(one)).map(({ subject }) => subject);
      expect(subjects.filter((one) => one?.endsWith('(1/3)'))).toHaveLength(1);
      expect(subjects.filter((one) => one?.endsWith('(3/3)'))).toHaveLength(1);
      expect(subjects).toHaveLength(there + 1);

      // A person says “send again”: that is another generation.
      await one.run({ generation: 2 });
      expect(one.smtp.received).toHaveLength(there + 2);
    },
  );
});

describe('one sending for each recipient', () => {
  const config = {
    to: 'a@acme.example, gone@acme.example',
    cc: 'c@acme.example',
    perRecipient: true,
  };
  const refusing = (...codes: readonly [number, string][]) => {
    const left = [...codes];
    return {
      rcpt: (address: string) => {
        if (!address.startsWith('gone')) return undefined;
        const [code, text] = left.shift() ?? [];
        return code && text ? answer(code, text) : undefined;
      },
    };
  };
  const reached = ({ smtp }: MailHouse) => smtp.received.map(({ to }) => to);

  test('is an envelope of one and a proof of its own for each, all with the same headers', async () => {
    const one = await house({ config });
    const outcome = await one.run();
    expect(reached(one)).toEqual([['a@acme.example'], ['gone@acme.example'], ['c@acme.example']]);
    const mails = await parsed(one);
    const headers = mails.map(({ to, cc }) => [to, cc].flat().map((list) => list?.text));
    expect(new Set(headers.map((list) => list.join(' / ')))).toEqual(
      new Set(['a@acme.example, gone@acme.example / c@acme.example']),
    );
    expect(outcome.evidence.map(({ detail }) => detail.envelope)).toEqual(reached(one));
    expect(new Set(outcome.evidence.map(({ document }) => document?.sha256)).size).toBe(3);
  });

  test('that is refused alone names it; the others have it, and another try goes to it alone', async () => {
    const rules = refusing([550, '5.1.1 unknown'], [550, '5.1.1 unknown']);
    const one = await house({ config, rules });
    await expect(one.run()).rejects.toMatchObject({
      code: 'EMAIL_MAILBOX_UNKNOWN',
      remedy: 'fix',
      mayHaveArrived: false,
      message: expect.stringMatching(/^gone@acme\.example: /),
    });
    expect(reached(one)).toEqual([['a@acme.example'], ['c@acme.example']]);
    await expect(one.run()).rejects.toMatchObject({ code: 'EMAIL_MAILBOX_UNKNOWN' });
    expect(one.smtp.received).toHaveLength(2);
    await one.run();
    expect(reached(one)).toEqual([['a@acme.example'], ['c@acme.example'], ['gone@acme.example']]);
  });

  test('whose addresses are corrected goes to the one that is new', async () => {
    const to = 'x@acme.example, gone@acme.example';
    const one = await house({
      config: { to, perRecipient: true },
      rules: refusing([550, '5.1.1 x']),
    });
    await expect(one.run()).rejects.toMatchObject({ code: 'EMAIL_MAILBOX_UNKNOWN' });
    await one.run({ generation: 2 });
    expect(reached(one)).toEqual([['x@acme.example'], ['gone@acme.example']]);
  });

  test('that is put off comes before one that is refused: time may cure it', async () => {
    const one = await house({
      config,
      rules: {
        rcpt: (address) => {
          if (address.startsWith('gone')) return answer(550, '5.1.1 unknown');
          return address.startsWith('c@') && one.smtp.received.length < 2
            ? answer(451, '4.7.1 greylisted')
            : undefined;
        },
      },
    });
    await expect(one.run()).rejects.toMatchObject({ code: 'EMAIL_TEMPORARY', remedy: 'retry' });
  });

  test('stops at a line that is down: the next would find it down as well', async () => {
    let calls = 0;
    const one = await house({
      config,
      mailer: () => ({
        send: async () => {
          calls += 1;
          return { kind: 'unreachable', message: { fr: 'personne', en: 'nobody' } };
        },
      }),
    });
    await expect(one.run()).rejects.toMatchObject({ code: 'EMAIL_UNREACHABLE' });
    expect(calls).toBe(1);
  });

  test('is sent anew for another occasion of a step that came to its end', async () => {
    const one = await house({ config });
    await one.run();
    await one.run({ generation: 2 });
    expect(one.smtp.received).toHaveLength(6);
  });
});

describe('test mode', () => {
  const config = { to: 'a@acme.example', cc: 'c@acme.example', bcc: 'b@acme.example' };

  test('sends to the test address alone, and says so in the subject, the body and the proof', async () => {
    const one = await house({ config, channel: { testAddress: 'sink@fermat.example' } });
    const outcome = await one.run();
    expect(one.smtp.received.map(({ to }) => to)).toEqual([['sink@fermat.example']]);
    const [mail] = await parsed(one);
    expect(mail?.subject).toBe(
      '[TEST → a@acme.example, c@acme.example, b@acme.example] FACTURE F-1',
    );
    expect(mail?.text).toMatch(/^\*\*\* TEST : ce message n’est allé qu’à sink@fermat\.example\./);
    expect(one.smtp.received[0]?.raw.toString()).not.toMatch(/^(Cc|To):.*acme/im);
    expect(outcome.note).toBe(
      'TEST → sink@fermat.example (a@acme.example, c@acme.example, b@acme.example)',
    );
    expect(outcome.evidence[0]?.detail).toMatchObject({
      to: ['sink@fermat.example'],
      test: { to: ['a@acme.example'], cc: ['c@acme.example'], bcc: ['b@acme.example'] },
    });
  });

  test('holds for each of several sendings', async () => {
    const one = await house({
      config: { ...config, perRecipient: true },
      channel: { testAddress: 'sink@fermat.example' },
    });
    await one.run();
    expect(new Set(one.smtp.received.flatMap(({ to }) => to))).toEqual(
      new Set(['sink@fermat.example']),
    );
    expect((await parsed(one)).map(({ subject }) => subject)).toEqual([
      '[TEST → a@acme.example] FACTURE F-1',
      '[TEST → c@acme.example] FACTURE F-1',
      '[TEST → b@acme.example] FACTURE F-1',
    ]);
  });
});
