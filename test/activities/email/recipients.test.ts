import { expect, test } from 'vitest';
import { catalogue } from '#activities/catalogue.ts';
import { email } from '#activities/email/manifest.ts';
import { recipients } from '#activities/email/recipients.ts';
import { compile } from '#workflows/compile.ts';
import { draw } from '../../workflows/drawing.ts';
import { jobOf } from '../world.ts';

const unknownReference = { '!': [{ present: [{ var: 'invoice.buyerReference' }] }] };

function whom(config: object, context: object = {}) {
  const settings = email.config.parse({ channel: 'mail', ...config });
  return recipients(jobOf('email', settings, { customer: { language: 'fr' }, ...context }));
}

test('a further recipient gets the message where its condition holds, in its role', () => {
  const config = {
    to: 'ap@acme.example',
    recipients: [
      { role: 'cc', addresses: 'rueckfragen@acme.example', when: unknownReference },
      { role: 'bcc', addresses: 'archive@fermat.example' },
      { role: 'replyTo', addresses: 'compta@fermat.example' },
    ],
  };
  expect(whom(config, { invoice: {} })).toEqual({
    to: ['ap@acme.example'],
    cc: ['rueckfragen@acme.example'],
    bcc: ['archive@fermat.example'],
    replyTo: 'compta@fermat.example',
  });
  expect(whom(config, { invoice: { buyerReference: 'R-1' } }).cc).toEqual([]);
});

const byEntity = (entity: string, to: string) => ({
  role: 'to',
  addresses: to,
  when: { '==': [{ var: 'params.entity' }, entity] },
});
const solana = {
  exactlyOne: true,
  recipients: [
    byEntity('ES01', 'facturas.es01@solana.example'),
    byEntity('ES02', 'facturas.es02@solana.example'),
    byEntity('ES02', 'capex@solana.example'),
  ],
};

test('the main recipient may come by rule alone', () => {
  expect(whom(solana, { params: { entity: 'ES01' } }).to).toEqual(['facturas.es01@solana.example']);
});

test.each([
  ['several', 'ES02', 'EMAIL_NOT_ONE_RECIPIENT'],
  ['none', 'ES07', 'EMAIL_VALUE_MISSING'],
])('where there must be exactly one, %s are refused', (_what, entity, code) => {
  expect(() => whom(solana, { params: { entity } })).toThrow(
    expect.objectContaining({ code, remedy: 'fix' }),
  );
});

test('the same address twice is one recipient', () => {
  expect(whom({ to: 'a@acme.example, A@acme.example', exactlyOne: true }).to).toEqual([
    'a@acme.example',
  ]);
});

test('a condition that lacks its value keeps the message, and names it', () => {
  const rows = [byEntity('ES01', 'a@acme.example')];
  expect(() => whom({ recipients: rows })).toThrow(
    expect.objectContaining({
      code: 'EMAIL_VALUE_MISSING',
      details: { missing: ['params.entity'] },
    }),
  );
});

const drawing = (config: object) =>
  draw(['start convert', 'convert subject', 'subject email', 'email end'], {
    subject: { template: 'FACTURE {{invoice.number}}' },
    email: { channel: 'mail', ...config },
  });

test('rows are judged as they are drawn: their templates, their rules, and that somebody is there', () => {
  const codes = (config: object) => {
    const compiled = compile(drawing(config), catalogue);
    const found = compiled.ok ? compiled.warnings : compiled.problems;
    return found.filter(({ at }) => at.startsWith('email.')).map(({ at, code }) => [at, code]);
  };
  const row = (more: object) => ({
    to: 'ap@acme.example',
    recipients: [{ role: 'cc', addresses: 'c@acme.example', ...more }],
  });
  expect(codes(row({}))).toEqual([]);
  expect(codes(row({ addresses: '{{params.nobody}}' }))[0]?.[0]).toBe('email.recipients');
  expect(codes(row({ when: { '==': [{ var: 'invoice.nothing' }, 1] } }))[0]?.[0]).toBe(
    'email.recipients',
  );
  expect(codes({})).toEqual([['email.to', 'SETTING_INVALID']]);
  expect(codes({ recipients: [{ role: 'to', addresses: 'a@acme.example' }] })).toEqual([]);
});

test('what rows read is read by the step', () => {
  const recipients = [{ role: 'cc', addresses: 'c@acme.example', when: unknownReference }];
  const compiled = compile(drawing({ to: 'ap@acme.example', recipients }), catalogue);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const step = compiled.plan.steps.find(({ type }) => type === 'email');
  expect(step?.reads).toContain('invoice.buyerReference');
});

test('a drawing without the new settings compiles to the plan that it always had', () => {
  const compiled = compile(drawing({ to: 'ap@acme.example' }), catalogue);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const step = compiled.plan.steps.find(({ type }) => type === 'email');
  expect(step?.config).toEqual({ channel: 'mail', to: 'ap@acme.example', attachXml: false });
});
