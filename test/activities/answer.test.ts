import { expect, test } from 'vitest';
import type { LookResult } from '#activities/activity.ts';
import { answer } from '#activities/answer/manifest.ts';
import { run } from '#activities/answer/run.ts';
import { catalogue } from '#activities/catalogue.ts';
import { compile } from '#workflows/compile.ts';
import type { AskAgain } from '#workflows/job.ts';
import { same } from '#workflows/text.ts';
import { draw } from '../workflows/drawing.ts';
import { fakeWorld, jobOf } from './world.ts';

const context = { vars: { fileName: '40017_F-1.pdf' }, customer: { language: 'fr' } };

function look(result?: LookResult, asked?: AskAgain, now = '2026-03-02T08:30:00.000Z') {
  const world = fakeWorld(result && { look: result });
  const config = answer.config.parse({ channel: 'portal' });
  const job = jobOf('answer', config, context, asked && { asked });
  return run(job, { ...world.ports, now: () => new Date(now) }, '');
}
const left = (name: string, text: string | Uint8Array): LookResult => ({
  kind: 'looked',
  found: { name, path: `out/${name}`, bytes: Buffer.from(text) },
});

test('while nothing is there, the next look is an instant, counted from the first', async () => {
  const first = await look();
  expect(first).toMatchObject({
    askAgain: { at: '2026-03-02T08:40:00.000Z', since: '2026-03-02T08:30:00.000Z' },
    evidence: [],
  });
  const later = await look(undefined, first.askAgain, '2026-03-02T12:25:00.000Z');
  expect(later.askAgain).toEqual({
    at: '2026-03-02T12:30:00.000Z',
    since: '2026-03-02T08:30:00.000Z',
  });
});

test('the last look is at the very end, and an answer that came by then counts', async () => {
  const asked = { at: '', since: '2026-03-02T08:30:00.000Z' };
  const end = '2026-03-02T12:30:00.000Z';
  await expect(look(undefined, asked, end)).rejects.toMatchObject({
    code: 'ANSWER_OVERDUE',
    remedy: 'fix',
  });
  await expect(look(left('40017_F-1.ack', 'OK'), asked, end)).resolves.toMatchObject({
    exit: 'accepted',
  });
});

test('the receipt is accepted, and kept byte for byte', async () => {
  const outcome = await look(left('40017_F-1.ack', 'REÇU 4711\r\n'));
  expect(outcome).toMatchObject({
    exit: 'accepted',
    level: 'accepted',
    note: '40017_F-1.ack',
    evidence: [
      {
        kind: 'partner-answer',
        detail: { from: 'out/40017_F-1.ack', text: 'REÇU 4711' },
        document: { name: '40017_F-1.ack', bytes: Buffer.byteLength('REÇU 4711\r\n') },
      },
    ],
  });
});

test.each([
  ['UTF-8', Buffer.from('\ufeffRÉFÉRENCE inconnue\r\nligne 3')],
  ['an older encoding', Buffer.from('RÉFÉRENCE inconnue\nligne 3', 'latin1')],
])('a refusal in %s gives its own words as the reason', async (_what, bytes) => {
  await expect(look(left('40017_F-1.err', bytes))).rejects.toMatchObject({
    code: 'ANSWER_REFUSED',
    remedy: 'fix',
    seen: { fr: '« RÉFÉRENCE inconnue\nligne 3 »' },
    details: { reason: 'RÉFÉRENCE inconnue\nligne 3', from: 'out/40017_F-1.err' },
  });
});

test.each<[LookResult, string, string]>([
  [{ kind: 'host-key', seen: 'SHA256:x' }, 'UPLOAD_HOST_KEY_CHANGED', 'fix'],
  [{ kind: 'refused', message: same('no') }, 'ANSWER_UNREADABLE', 'fix'],
  [{ kind: 'forbidden-target', message: same('') }, 'UPLOAD_TARGET_FORBIDDEN', 'fix'],
  [{ kind: 'untrusted', message: same('') }, 'UPLOAD_CERTIFICATE_REFUSED', 'fix'],
  [{ kind: 'unreachable', message: same(''), sent: false }, 'ANSWER_UNAVAILABLE', 'retry'],
])('a server that answers with %j fails the look with %s', async (result, code, remedy) => {
  await expect(look(result)).rejects.toMatchObject({ code, remedy });
});

test('a wait that would look too often for the engine is refused at the field', () => {
  const compiled = compile(
    draw(['start answer', 'answer.accepted end'], {
      answer: { channel: 'portal', every: 60, within: 86_400 },
    }),
    catalogue,
  );
  expect(compiled.ok ? [] : compiled.problems.map(({ code, at }) => [code, at])).toContainEqual([
    'SETTING_INVALID',
    'answer.every',
  ]);
});
