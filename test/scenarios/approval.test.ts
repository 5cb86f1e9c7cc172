import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DocumentRef } from '#workflows/context.ts';
import { approvalAbove } from '#workflows/gallery/approvalAbove.ts';
import type { Message } from '#workflows/message.ts';
import { Stage } from './stage.ts';
import { totalling } from './totalling.ts';

/** Monday 16 June 2031, 10 o'clock in Paris: links are judged by the real clock, which is not there yet. */
const CREATED = '2031-06-16T08:00:00Z';
let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
  await stage.publish(approvalAbove, {
    params: {
      to: ['compta@arpege.example'],
      lead: 'projet@arpege.example',
      director: ['direction@arpege.example'],
      billing: ['facturation@fermat.example'],
    },
  });
});
afterAll(() => stage.close());

async function begin(number: string, total: string) {
  const before = (await stage.mails()).length;
  const delivery = await stage.begin(totalling(total, { number }), CREATED);
  await delivery.clock.settle();
  const mails = async () => (await stage.mails()).slice(before);
  const { sql } = stage.house;
  return {
    delivery,
    mails,
    /** Path of the link in the n-th mail. */
    link: async (n: number) => linkIn((await mails())[n]?.text),
    original: async () => {
      const [row] = await sql<{ original: DocumentRef }[]>`
        select input->'context'->'documents'->'original' as original from delivery where id = ${delivery.id}
      `;
      return row?.original.sha256;
    },
    /** Gives the delivery what was decided, as the engine would. */
    hear: async () => {
      const rows = await sql<Message[]>`
        select id, name, value, about, teller as from, comment from delivery_message
        where delivery_id = ${delivery.id}
      `;
      const verdicts = rows.map(
        ({ comment, ...message }) =>
          delivery.interpreter.receive(comment ? { ...message, comment } : message).verdict,
      );
      await delivery.clock.settle();
      return verdicts;
    },
  };
}

const linkIn = (text = ''): string => /\/answer\/[\w-]{43}/.exec(text)?.[0] ?? '';
const open = (link: string, path = '') => fetch(stage.house.url + link + path);
const send = (link: string, form: Record<string, string>) =>
  fetch(stage.house.url + link, { method: 'POST', body: new URLSearchParams(form) });
const sha256 = (bytes: Buffer | undefined) =>
  createHash('sha256')
    .update(bytes ?? '')
    .digest('hex');

test('up to 3,000 an invoice leaves directly, and nobody is asked', async () => {
  const { delivery, mails } = await begin('F-APP-1', '3000.00');
  expect(delivery.outcome).toBe('delivered');
  expect((await mails()).map(({ to }) => to)).toEqual([['compta@arpege.example']]);
});

test('above, a marked draft is asked about; once approved, the archived original leaves byte for byte', async () => {
  const { delivery, mails, link, original, hear } = await begin('F-APP-2', '3000.01');
  const [request] = await mails();
  expect(request).toMatchObject({
    to: ['projet@arpege.example'],
    subject: 'À approuver : facture F-APP-2 – Boulangeries Réunies SAS',
  });
  expect(delivery.state('approval')).toBe('waiting');
  expect(sha256(request?.files[0]?.bytes)).not.toBe(await original());

  // Mail scanners open what is in a mail: that decides nothing.
  const url = await link(0);
  const page = await (await open(url)).text();
  expect(page).toContain('F-APP-2');
  expect(page).toContain('3\u202f000,01');
  expect(await hear()).toEqual([]);

  expect((await send(url, { action: 'approve' })).status).toBe(200);
  expect(await hear()).toEqual(['taken']);
  expect(delivery.outcome).toBe('delivered');
  const sent = (await mails()).at(-1);
  expect(sent?.to).toEqual(['compta@arpege.example']);
  expect(sha256(sent?.files[0]?.bytes)).toBe(await original());
});

test('a link that is used a second time says who answered and when, and changes nothing', async () => {
  const { delivery, link, hear } = await begin('F-APP-3', '5000');
  const url = await link(0);
  await send(url, { action: 'approve' });
  const again = await send(url, { action: 'reject', comment: 'après réflexion' });
  expect(await again.text()).toMatch(
    /Déjà répondu[\s\S]*approuvée par projet@arpege\.example, le \d\d/,
  );
  expect(await hear()).toEqual(['taken']);
  expect(delivery.outcome).toBe('delivered');
  const proof = await stage.house.sql`
    select e.kind, e.detail, a.node from evidence e join attempt a on a.id = e.attempt_id
    where e.delivery_id = ${delivery.id} and e.kind like 'approval%' order by e.id
  `;
  expect([...proof]).toMatchObject([
    { kind: 'approval-asked', node: 'approval', detail: { people: ['projet@arpege.example'] } },
    {
      kind: 'approval-answer',
      detail: {
        person: 'projet@arpege.example',
        answer: 'approved',
        means: 'link',
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        address: expect.stringContaining('127.0.0.1'),
      },
    },
  ]);
});

test('a refusal needs a comment, holds the invoice as a task, and no original leaves', async () => {
  const { delivery, mails, link, hear } = await begin('F-APP-4', '5000');
  const url = await link(0);
  const mute = await send(url, { action: 'reject' });
  expect(mute.status).toBe(422);
  expect(await mute.text()).toContain('Pour refuser, dites pourquoi.');
  await send(url, { action: 'reject', comment: 'Le prix convenu était 4 500 €' });
  await hear();
  expect(delivery.state('refused')).toBe('parked');
  expect(delivery.view().nodes.approval?.note).toContain('Le prix convenu était 4 500 €');
  expect(await mails()).toHaveLength(1);
});

test('an amendment asks again; the old link says that the question has changed, the new one counts', async () => {
  const { delivery, mails, link, hear } = await begin('F-APP-5', '5000');
  const first = await link(0);
  await send(first, { action: 'reject', comment: 'mauvaise commande' });
  await hear();
  delivery.interpreter.resolve({
    node: 'refused',
    action: 'amend',
    actor: 'support@demo',
    reason: 'corrected',
    patch: { 'invoice.orderReference': 'PO-2' },
  });
  await delivery.clock.settle();
  expect(delivery.state('approval')).toBe('waiting');
  expect(await (await open(first)).text()).toContain('La question a changé');
  await send(await link(1), { action: 'approve' });
  expect(await hear()).toEqual(['taken', 'taken']);
  expect(delivery.outcome).toBe('delivered');
  expect((await mails()).map(({ to }) => to[0])).toEqual([
    'projet@arpege.example',
    'projet@arpege.example',
    'compta@arpege.example',
  ]);
});

test('five working days without an answer, and the director decides instead', async () => {
  const { delivery, mails, link, hear } = await begin('F-APP-6', '5000');
  await delivery.clock.passTo('2031-06-23T07:59:00Z');
  expect(await mails()).toHaveLength(1);
  await delivery.clock.passTo('2031-06-23T08:00:00Z');
  expect((await mails()).map(({ to }) => to[0])).toEqual([
    'projet@arpege.example',
    'direction@arpege.example',
  ]);
  expect(await (await open(await link(0))).text()).toContain('La question ne se pose plus');
  await send(await link(1), { action: 'approve' });
  expect(await hear()).toEqual(['taken']);
  expect(delivery.outcome).toBe('delivered');
});

test('a question that is passed on is answered by whom it was passed on to', async () => {
  const { delivery, link } = await begin('F-APP-7', '5000');
  const url = await link(0);
  await send(url, { action: 'pass-on', to: 'adjointe@arpege.example', reason: 'en congé' });
  expect(await (await open(url)).text()).toContain('adjointe@arpege.example');
  const late = await send(url, { action: 'approve' });
  expect(await late.text()).toContain('Question confiée');
  expect(delivery.state('approval')).toBe('waiting');
});
