import { expect, test } from 'vitest';
import { killSchedule, victims } from './kills.ts';
import { judge, type Observed } from './oracle.ts';
import { seeded } from './random.ts';

const receipt = { invoice: 'i-1', delivery: 'd-1' };
const mail = { number: 'C-1', messageId: '<1@x.example>', to: ['c-1@client.example'] };
const sound: Observed = {
  submitted: [{ number: 'C-1', recipient: 'c-1@client.example', receipts: [receipt, receipt] }],
  shown: [{ id: 'd-1', number: 'C-1', state: 'delivered', receipts: 3 }],
  mailed: [mail],
  arrived: [
    { peer: 'portal', number: 'C-1' },
    { peer: 'drop', number: 'C-1' },
  ],
};
const uncertain = sound.shown.map((one) => ({ ...one, state: 'uncertain', receipts: 0 }));

const codes = (observed: Observed) => judge(observed).map(({ code }) => code);

test('a run where each invoice came once breaks no promise', () => {
  expect(judge(sound)).toEqual([]);
});

test.each([
  ['no mail', []],
  ['one mail', [mail]],
  ['two copies under one Message-ID', [mail, mail]],
])('a delivery that is shown as uncertain may have %s', (_what, mailed) => {
  expect(judge({ ...sound, shown: uncertain, mailed })).toEqual([]);
});

test.each<[string, Partial<Observed>, string[]]>([
  ['a promised delivery that is gone', { shown: [], mailed: [], arrived: [] }, ['LOST_AFTER_ACK']],
  [
    'a repeat that got another answer',
    {
      submitted: sound.submitted.map((one) => ({
        ...one,
        receipts: [receipt, { ...receipt, delivery: 'd-2' }],
      })),
      shown: [...sound.shown, ...sound.shown.map((one) => ({ ...one, id: 'd-2' }))],
    },
    ['REPEAT_ANSWERED_DIFFERENTLY', 'TWO_DELIVERIES'],
  ],
  ['a delivered invoice without a mail', { mailed: [] }, ['DONE_BUT_NOT_DELIVERED']],
  [
    'a delivered invoice without evidence',
    { shown: sound.shown.map((one) => ({ ...one, receipts: 2 })) },
    ['DELIVERED_WITHOUT_EVIDENCE'],
  ],
  [
    'a delivery that does not end',
    { shown: sound.shown.map((one) => ({ ...one, state: 'running' })) },
    ['STUCK'],
  ],
  [
    'a delivery that waits for a person for nothing',
    { shown: sound.shown.map((one) => ({ ...one, state: 'parked' })) },
    ['STUCK'],
  ],
  ['a second copy that nobody is told of', { mailed: [mail, mail] }, ['DUPLICATE_NOT_SHOWN']],
  [
    'a second copy that no mail program can fold',
    { shown: uncertain, mailed: [mail, { ...mail, messageId: '<2@x.example>' }] },
    ['DUPLICATE_WITH_DIFFERENT_MESSAGE_ID'],
  ],
  [
    'a mail to somebody else',
    { mailed: [{ ...mail, to: ['c-2@client.example'] }] },
    ['WRONG_RECIPIENT'],
  ],
  [
    'a mail to somebody more',
    { mailed: [{ ...mail, to: [...mail.to, 'c-2@client.example'] }] },
    ['WRONG_RECIPIENT'],
  ],
  [
    'a delivered invoice that one peer lacks',
    { arrived: sound.arrived.slice(1) },
    ['DONE_BUT_NOT_HANDED_OVER'],
  ],
  [
    'a document under a second key',
    { arrived: [...sound.arrived, { peer: 'portal', number: 'C-1' }] },
    ['HANDED_OVER_TWICE'],
  ],
  [
    'a document of no invoice',
    { arrived: [...sound.arrived, { peer: 'drop', number: 'C-9' }] },
    ['DOCUMENT_WITHOUT_INVOICE'],
  ],
  [
    'a mail about no invoice',
    { mailed: [mail, { ...mail, number: 'C-9' }] },
    ['MAIL_WITHOUT_INVOICE'],
  ],
])('%s is found', (_what, planted, found) => {
  expect(codes({ ...sound, ...planted })).toEqual(found);
});

test('one seed always gives the same kills, and as many as there are parts hit every part', () => {
  expect(killSchedule(12, seeded(7))).toEqual(killSchedule(12, seeded(7)));
  expect(killSchedule(12, seeded(7))).not.toEqual(killSchedule(12, seeded(8)));
  expect(new Set(killSchedule(victims.length, seeded(7)).map(({ victim }) => victim))).toEqual(
    new Set(victims),
  );
});
