import { expect, test } from 'vitest';
import { catalogue as real } from '#activities/catalogue.ts';
import { compile } from '#workflows/compile.ts';
import { subflow } from '#workflows/control/subflow.ts';
import type { Library } from '#workflows/flow/library.ts';
import { Flow } from '#workflows/flow/schema.ts';
import type { Plan } from '#workflows/plan.ts';
import { deliver, draw, fails, catalogue as steps } from './drawing.ts';

const catalogue = { ...steps, subflow };
const uses = (version = 1, more: object = {}) => ({ flow: 'inner', version, ...more });
const as = { flow: 'outer', version: 1 };

const libraryOf = (flows: Record<string, ReturnType<typeof draw>[]>): Library => {
  return (id, version) => {
    const drawing = flows[id]?.[version - 1];
    return drawing && { drawing: whole(drawing), newest: flows[id]?.length ?? 0 };
  };
};
const whole = (drawn: object): Flow => Flow.parse(drawn);

const sending = draw(['start work', 'work send', 'send end']);

function planOf(drawn: object, library: Library): Plan {
  const compiled = compile(drawn, catalogue, as, library);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.plan;
}

function problemsOf(drawn: object, library: Library): string[] {
  const compiled = compile(drawn, catalogue, as, library);
  const { problems } = compiled.ok ? { problems: compiled.warnings } : compiled;
  return problems.map(({ code, at, message }) => `${code} ${at}: ${message.en}`);
}

const outer = (
  subflow: object,
  more: readonly string[] = [],
  others: Record<string, object> = {},
) => draw(['start subflow', 'subflow end', ...more], { subflow, ...others });

test('the steps of a sub-flow run in its place, between what leads there and what follows', async () => {
  const plan = planOf(
    draw(['start subflow', 'subflow work', 'work end'], { subflow: uses() }),
    libraryOf({ inner: [sending] }),
  );
  const run = deliver(plan);
  await expect(run.outcome).resolves.toBe('delivered');
  expect(run.ids()).toEqual(['subflow__work#1', 'subflow__send#1', 'work#1']);
});

test('a later version of a sub-flow does not change the plan, and is told as a warning', () => {
  const one = libraryOf({ inner: [sending] });
  const two = libraryOf({ inner: [sending, draw(['start send', 'send end'])] });
  expect(planOf(outer(uses()), two).hash).toBe(planOf(outer(uses()), one).hash);
  expect(planOf(outer(uses(2)), two).hash).not.toBe(planOf(outer(uses(1)), two).hash);
  expect(problemsOf(outer(uses()), two)).toEqual([
    'SUBFLOW_OUTDATED subflow.version: A newer version of the sub-flow is published: 2.',
  ]);
});

test('each end of a sub-flow leaves by its exit, and stays an end where that exit is not wired', async () => {
  const rule = { '==': [{ var: 'invoice.typeCode' }, '381'] };
  const inner = draw(['start branch', 'branch.yes send', 'send end', 'branch.no end2'], {
    branch: { rule },
    end2: { outcome: 'cancelled' },
  });
  const library = libraryOf({ inner: [inner] });
  const unwired = deliver(planOf(outer(uses()), library));
  await expect(unwired.outcome).resolves.toBe('cancelled');

  const wired = outer(uses(), ['subflow.cancelled work', 'work send', 'send end3']);
  const run = deliver(planOf(wired, library));
  await expect(run.outcome).resolves.toBe('delivered');
  expect(run.ids()).toEqual(['work#1', 'send#1']);
});

test('a way that just stops inside goes on outside, but not one that a failure led to', async () => {
  const inner = draw(['start work', 'work.failed work2']);
  const drawn = draw(['start subflow', 'subflow send', 'send end'], { subflow: uses() });
  const plan = planOf(drawn, libraryOf({ inner: [inner] }));
  await expect(deliver(plan).outcome).resolves.toBe('delivered');

  const failing = deliver(plan, { subflow__work: [fails('WORK_BROKE')] });
  await failing.settle();
  expect(failing.state('subflow__work')).toBe('parked');
  expect(failing.state('subflow__work2')).toBe('done');
  expect(failing.state('send')).toBe('idle');
});

test('people who are told beside a wait inside do not let the outer flow go on', async () => {
  const inner = draw(['start ask', 'ask.reminder work']);
  const drawn = outer(uses(), [], { end: { outcome: 'cancelled' } });
  const plan = planOf(drawn, libraryOf({ inner: [inner] }));
  const indexes = (id: string) => plan.steps.findIndex((step) => step.id === id);
  const step = (id: string) => plan.steps[indexes(id)];
  expect(step('subflow__ask')?.exits.received).toEqual([indexes('end')]);
  expect(step('subflow__ask')?.besides).toEqual({ reminder: [indexes('subflow__work')] });
  expect(step('subflow__work')?.exits.ok).toEqual([]);
});

test.each([
  ['the inner failure lane first', ['onFailure work2', 'work2 end2'], ['subflow__work2#1']],
  ['then the exit “failed”', [], ['work3#1']],
] as const)('a failure inside goes to %s', async (_what, lane, expected) => {
  const inner = draw(['start send', 'send end', ...lane], { end2: { outcome: 'cancelled' } });
  const drawn = draw(
    [
      'start subflow',
      'subflow end',
      'subflow.failed work3',
      'work3 end4',
      'subflow.cancelled end4',
    ],
    { subflow: uses(), end4: { outcome: 'failed' } },
  );
  const run = deliver(planOf(drawn, libraryOf({ inner: [inner] })), {
    subflow__send: [fails('EMAIL_REFUSED')],
  });
  await expect(run.outcome).resolves.toBe('failed');
  expect(run.ids()).toEqual(['subflow__send#1', ...expected]);
});

test('a failure inside that neither serves goes to the outer failure lane, or parks', async () => {
  const library = libraryOf({ inner: [sending] });
  const script = { subflow__send: [fails('EMAIL_REFUSED')] };
  const lane = outer(uses(), ['onFailure work', 'work end2'], {
    end2: { outcome: 'failed' },
  });
  await expect(deliver(planOf(lane, library), script).outcome).resolves.toBe('failed');

  const parked = deliver(planOf(outer(uses()), library), script);
  await parked.settle();
  expect(parked.state('subflow__send')).toBe('parked');
});

test('a retry on “failed” whose “again” goes back to the sub-flow runs all of it again', async () => {
  const drawn = draw(
    ['start subflow', 'subflow end', 'subflow.failed retry', 'retry.again subflow'],
    {
      subflow: uses(),
      retry: { tries: 2, firstWait: 1 },
    },
  );
  const run = deliver(planOf(drawn, libraryOf({ inner: [sending] })), {
    subflow__send: [fails('EMAIL_UNAVAILABLE', { remedy: 'retry' }), { ok: true, result: {} }],
  });
  await expect(run.outcome).resolves.toBe('delivered');
  expect(run.ids()).toEqual([
    'subflow__work#1',
    'subflow__send#1',
    'subflow__work#1.2',
    'subflow__send#1.2',
  ]);
});

test.each([
  [
    'an unknown version',
    uses(7),
    'SUBFLOW_NOT_FOUND subflow.flow: The sub-flow has no published version “v7” here.',
  ],
  [
    'a missing choice',
    {},
    'SETTING_INVALID subflow.flow: Setting to complete or correct: Flow (is missing)',
  ],
  [
    'a flow that contains itself',
    { flow: 'outer', version: 1 },
    'SUBFLOW_IN_ITSELF subflow.flow: The flow contains itself: test › test',
  ],
  [
    'a parameter that it lacks',
    uses(1, { params: { other: 'x' } }),
    'SUBFLOW_PARAM_UNKNOWN subflow.params: This version of the sub-flow has no parameter “other”.',
  ],
])('%s is a problem of the sub-flow’s step', (_what, config, expected) => {
  const library = libraryOf({ inner: [sending], outer: [sending] });
  expect(problemsOf(outer(config), library)[0]).toBe(expected);
});

test('a ring of flows is a problem that names the chain', () => {
  const a = { ...draw(['start subflow'], { subflow: { flow: 'b', version: 1 } }), name: 'A' };
  const b = { ...draw(['start subflow'], { subflow: { flow: 'a', version: 1 } }), name: 'B' };
  const drawn = outer({ flow: 'a', version: 1 });
  expect(problemsOf(drawn, libraryOf({ a: [a], b: [b] }))).toEqual([
    'SUBFLOW_IN_ITSELF subflow: A: B: The flow contains itself: test › A › B › A',
  ]);
});

test('a sub-flow nested nine levels deep is refused', () => {
  const nested = Array.from({ length: 12 }, (_, level) => [
    `f${level}`,
    [draw(['start subflow'], { subflow: { flow: `f${level + 1}`, version: 1 } })],
  ]);
  const library = libraryOf(Object.fromEntries(nested));
  expect(problemsOf(outer({ flow: 'f0', version: 1 }), library)[0]).toMatch(/^SUBFLOW_TOO_DEEP /);
});

test('a problem that only the whole has is told at the sub-flow’s step, with the title of the step inside', () => {
  const inner = draw(['start write', 'write send', 'send end']);
  const drawn = draw(['start subflow', 'start write', 'subflow end', 'write end2'], {
    subflow: uses(),
    end2: { outcome: 'cancelled' },
  });
  const titled = { ...inner, name: 'By mail' };
  titled.nodes = inner.nodes.map((node) =>
    node.id === 'write' ? { ...node, title: 'Write' } : node,
  );
  const earlier = JSON.parse(JSON.stringify(drawn).replaceAll('"write"', '"a"'));
  earlier.nodes.find(({ id }: { id: string }) => id === 'a').type = 'write';
  expect(problemsOf(earlier, libraryOf({ inner: [titled] }))).toEqual([
    'VALUE_WRITTEN_TWICE subflow: By mail › Write: “vars.subject” is also written by a step that can run at the same time.',
  ]);
});

const greeting = {
  ...draw(['start set', 'set branch', 'branch.yes end'], {
    set: { name: 'greeting', template: '{{upper params.whom}} {{steps.start.output}}' },
    branch: { rule: { '==': [{ var: 'params.whom' }, 'Ada'] } },
    end: { outcome: 'cancelled' },
  }),
  params: [{ name: 'whom', type: 'text', label: { fr: 'Qui', en: 'Whom' } }],
};

function greeted(params: object, outerParams: readonly object[] = []) {
  const cancelled = { end: { outcome: 'cancelled' } };
  const drawn = { ...outer(uses(1, { params }), [], cancelled), params: outerParams };
  return compile(drawn, real, as, libraryOf({ inner: [greeting as never] }));
}

test('a parameter of a sub-flow is given a value, which its templates and conditions name', () => {
  const compiled = greeted({ whom: 'Ada' });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const { steps, constants, params } = compiled.plan;
  expect(constants).toEqual({ subflow__whom: 'Ada' });
  expect(params).toEqual({});
  expect(steps.find(({ id }) => id === 'subflow__set')).toMatchObject({
    config: { template: '{{upper params.subflow__whom}} {{steps.subflow.output}}' },
    reads: ['customer.language', 'params.subflow__whom', 'steps.subflow.output'],
  });
  expect(steps.find(({ id }) => id === 'subflow__branch')?.config).toEqual({
    rule: { '==': [{ var: ['params.subflow__whom'] }, 'Ada'] },
  });
});

test('a parameter of a sub-flow may be a value of the flow that uses it', () => {
  const label = { fr: 'Nom', en: 'Name' };
  const compiled = greeted({ whom: '{{ params.name }}' }, [{ name: 'name', type: 'text', label }]);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  expect(compiled.plan.constants).toBeUndefined();
  expect(compiled.plan.steps.find(({ id }) => id === 'subflow__set')?.config).toMatchObject({
    template: '{{upper params.name}} {{steps.subflow.output}}',
  });
});

test.each([
  ['no value and no default', {}, 'SUBFLOW_PARAM_MISSING'],
  ['text and braces mixed', { whom: 'Dear {{params.name}}' }, 'SUBFLOW_PARAM_INVALID'],
  ['a value of another type', { whom: true }, 'SUBFLOW_PARAM_INVALID'],
])('%s is a problem of the parameter', (_what, params, code) => {
  const compiled = greeted(params);
  expect(compiled.ok ? [] : compiled.problems.map((one) => `${one.code} ${one.at}`)).toEqual([
    `${code} subflow.params`,
  ]);
});

test('the plan says what people call a step inside, and the hash does not depend on it', () => {
  const named = { ...sending, name: 'By mail' };
  named.nodes = sending.nodes.map((node) =>
    node.id === 'send' ? { ...node, title: 'Send' } : node,
  );
  const plan = planOf(outer(uses()), libraryOf({ inner: [named] }));
  expect(plan.titles?.subflow__send).toEqual({ fr: 'By mail › Send', en: 'By mail › Send' });
  expect(plan.hash).toBe(planOf(outer(uses()), libraryOf({ inner: [sending] })).hash);
});

test('what a sub-flow was given is there when the delivery runs', async () => {
  const inner = {
    ...draw(['start branch', 'branch.yes send', 'send end', 'branch.no end2'], {
      branch: { rule: { '==': [{ var: 'params.kind' }, 'mail'] } },
      end2: { outcome: 'failed' },
    }),
    params: [{ name: 'kind', type: 'text', label: { fr: '', en: '' } }],
  };
  const library = libraryOf({ inner: [inner as never] });
  const given = (kind: string) => planOf(outer(uses(1, { params: { kind } })), library);
  await expect(deliver(given('mail')).outcome).resolves.toBe('delivered');
  await expect(deliver(given('paper')).outcome).resolves.toBe('failed');
});

test('addresses may be given as people write them, in one text', () => {
  const inner = {
    ...sending,
    params: [{ name: 'to', type: 'addresses', label: { fr: '', en: '' } }],
  };
  const given = outer(uses(1, { params: { to: 'a@x.example; b@x.example' } }));
  expect(planOf(given, libraryOf({ inner: [inner as never] })).constants).toEqual({
    subflow__to: ['a@x.example', 'b@x.example'],
  });
});
