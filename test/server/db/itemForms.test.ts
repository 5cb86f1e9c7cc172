import { expect, test } from 'vitest';
import { catalogue } from '#activities/catalogue.ts';
import { parkedForms } from '#server/db/parkedForms.ts';
import { compile } from '#workflows/compile.ts';
import { Flow } from '#workflows/flow/schema.ts';
import type { Performed } from '#workflows/world.ts';
import { context, deliver, draw, fails } from '../../workflows/drawing.ts';

const flow = Flow.parse(
  draw(['start set', 'set forEach', 'forEach.each subject', 'forEach end', 'forEach.none end'], {
    set: { name: 'centres', template: 'A, B' },
    forEach: { over: '{{vars.centres}}', as: 'centre' },
    subject: { template: '{{vars.centre}} {{invoice.orderReference}}' },
    end: { outcome: 'cancelled' },
  }),
);
const centres: Performed = { ok: true, result: { vars: { centres: 'A, B' } } };
const lacking = fails('SUBJECT_VALUE_MISSING', {
  details: { missing: ['invoice.orderReference'] },
});

test('an item that waits has a form of its own, by its id and number, and goes on by it', async () => {
  const compiled = compile(flow, catalogue);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const { plan } = compiled;
  const delivery = deliver(plan, {
    set: [centres],
    'subject~2': [lacking, { ok: true, result: {} }],
  });
  await delivery.settle();
  const { events } = delivery;
  const forms = parkedForms({
    input: { plan, context },
    flow,
    view: delivery.view(),
    events,
    attempts: [],
  });
  expect(forms).toMatchObject([
    {
      node: 'subject~2',
      title: { en: expect.stringMatching(/ \(2\)$/) },
      missing: [{ path: 'invoice.orderReference' }],
    },
  ]);
  delivery.interpreter.resolve({
    node: forms[0]?.node ?? '',
    action: 'amend',
    patch: { 'invoice.orderReference': 'PO-1' },
    actor: 'support@demo',
    reason: 'told by the customer',
  });
  expect(await delivery.outcome).toBe('cancelled');
});
