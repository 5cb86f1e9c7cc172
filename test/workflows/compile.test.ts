import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalogue as real } from '#activities/catalogue.ts';
import { compile } from '#workflows/compile.ts';
import { planHash } from '#workflows/plan.ts';
import { catalogue, draw, planOf } from './drawing.ts';

const codes = (drawn: unknown) => {
  const compiled = compile(drawn, catalogue);
  return compiled.ok ? [] : compiled.problems.map(({ code, at }) => `${code} ${at}`);
};
const rule = { rule: { '==': [{ var: 'invoice.typeCode' }, '381'] } };

test.each([
  [
    'a cycle',
    ['start work1', 'work1 work2', 'work2 work1'],
    ['FLOW_CYCLIC work1', 'FLOW_CYCLIC work2'],
  ],
  [
    'a step that nothing leads to',
    ['start work1', 'work2 work3'],
    ['NODE_UNREACHABLE work2', 'NODE_UNREACHABLE work3'],
  ],
  ['an exit that the step has not', ['start work', 'work.maybe work2'], ['EXIT_UNKNOWN work']],
  ['an unknown type', ['start teleport'], ['NODE_UNKNOWN teleport']],
  [
    'a link into the start',
    ['start work', 'work.failed start'],
    ['START_HAS_IN start', 'FLOW_CYCLIC start', 'FLOW_CYCLIC work'],
  ],
  ['a retry on a success exit', ['start work', 'work retry'], ['RETRY_NOT_ON_FAILURE retry']],
  [
    'a retry that goes on to a later step',
    ['start work', 'work work2', 'work.failed retry', 'retry.again work2'],
    ['RETRY_AGAIN_NOT_BEFORE retry'],
  ],
  [
    '“delivered” without a delivery on one path',
    ['start branch', 'branch.yes send', 'branch.no end', 'send end'],
    ['END_NOT_DELIVERED end'],
  ],
  ['a value read before it is written', ['start sendSubject'], ['VALUE_NOT_WRITTEN sendSubject']],
  [
    'a value written on one path only',
    ['start branch', 'branch.yes write', 'branch.no sendSubject', 'write sendSubject'],
    ['VALUE_NOT_WRITTEN sendSubject'],
  ],
  [
    'a value written by two steps at once',
    ['start write1', 'start write2'],
    ['VALUE_WRITTEN_TWICE write2 '],
  ],
] as const)('%s is a problem that names its node', (_what, edges, expected) => {
  expect(codes(draw(edges, { branch: rule }))).toEqual(expected.map((e) => e.trim()));
});

const asks = (path: string, value: string) => ({
  branch: { rule: { '==': [{ var: path }, value] } },
});

test('a rule may ask which exit an earlier step took, and what it failed of', () => {
  const edges = [
    'start send',
    'send branch',
    'send.failed branch',
    'branch.yes work',
    'branch.no work2',
  ];
  expect(codes(draw(edges, asks('steps.send.output', 'failed')))).toEqual([]);
  const failed = ['start send', 'send.failed branch', 'branch.yes work', 'branch.no work2'];
  expect(codes(draw(failed, asks('steps.send.fault', 'EMAIL_REFUSED')))).toEqual([]);
});

test('a rule may not ask what became of a step that does not come before', () => {
  const beside = ['start branch', 'start send', 'branch.yes work', 'branch.no work2'];
  expect(codes(draw(beside, asks('steps.send.output', 'ok')))).not.toEqual([]);
});

test('two writes of one value are fine where a branch decides between them', () => {
  const edges = [
    'start branch',
    'branch.yes write1',
    'branch.no write2',
    'write1 sendSubject',
    'write2 sendSubject',
    'sendSubject end',
  ];
  expect(codes(draw(edges, { branch: rule }))).toEqual([]);
});

test('a link to a node that is not there names the node that it leaves', () => {
  const drawn = { ...draw(['start work']), edges: [{ from: 'start', exit: 'ok', to: 'gone' }] };
  expect(codes(drawn)).toContain('EDGE_DANGLING start');
});

test('a missing setting names the field', () => {
  expect(codes(draw(['start branch', 'branch.yes send']))).toContain('SETTING_INVALID branch.rule');
});

test.each([
  ['{{params.edi}}', []],
  ['{{params.none}}', ['TPL_UNKNOWN_VARIABLE convert.partner']],
  ['{"una":"perhaps"}', ['SETTING_INVALID convert.partner']],
])('an EDIFACT partner of %s is judged at its field', (partner, expected) => {
  const drawn = {
    ...draw(['start convert']),
    params: [{ name: 'edi', type: 'partner', label: { fr: 'EDI', en: 'EDI' } }],
  };
  const nodes = drawn.nodes.map((node) =>
    node.id === 'convert' ? { ...node, config: { to: 'edifact-d96a', partner } } : node,
  );
  const compiled = compile({ ...drawn, nodes }, real);
  const found = compiled.ok ? [] : compiled.problems;
  expect(found.map(({ code, at }) => `${code} ${at}`).filter((one) => one.includes('.'))).toEqual(
    expected,
  );
});

test('a rule outside the allow-list and an unknown variable are problems of that field', () => {
  const found = codes(
    draw(['start branch'], { branch: { rule: { map: [{ var: 'invoice.lines' }, 1] } } }),
  );
  expect(found.length).toBeGreaterThan(0);
  expect(found.every((problem) => problem.endsWith(' branch.rule'))).toBe(true);
});

test('the hash counts the meaning alone: not order, layout, titles, name nor version', () => {
  const edges = ['start branch', 'branch.yes send1', 'branch.no send2', 'send1 end', 'send2 end'];
  const drawn = draw(edges, { branch: rule });
  const shuffled = {
    ...drawn,
    name: 'another name',
    nodes: drawn.nodes.toReversed().map((node) => ({ ...node, title: 'x', note: 'y' })),
    edges: drawn.edges.toReversed(),
    layout: { send1: { x: 1, y: 2 } },
    stickies: [{ id: 's', text: 'hello', x: 0, y: 0 }],
  };
  const one = compile(drawn, catalogue, { flow: 'f', version: 1 });
  const other = compile(shuffled, catalogue, { flow: 'g', version: 9 });
  if (!one.ok || !other.ok) throw new Error('did not compile');
  expect(other.plan.hash).toBe(one.plan.hash);
  expect(other.plan.steps).toEqual(one.plan.steps);
  expect(planHash(one.plan)).toBe(one.plan.hash);
});

test('the start comes first, whatever else nothing leads to', () => {
  const plan = planOf(['start wait', 'wait end', 'onFailure convert'], {
    wait: { for: 60 },
    end: { outcome: 'cancelled' },
  });
  expect(plan.steps.map(({ id }) => id)).toEqual(['start', 'convert', 'wait', 'end']);
});

test('a retry in the failure lane that goes back to the drawing keeps the lane for the others', () => {
  const plan = planOf(
    ['start work', 'work send', 'onFailure convert', 'convert.failed retry', 'retry.again work'],
    { retry: {} },
  );
  expect(plan.steps.find(({ id }) => id === 'send')?.informs).toHaveLength(1);
});

test('another default of a parameter is another hash, another label is not', () => {
  const hash = (standard: string, fr: string) => {
    const param = { name: 'to', type: 'address', label: { fr, en: 'To' }, default: standard };
    const compiled = compile({ ...draw(['start work']), params: [param] }, catalogue);
    if (!compiled.ok) throw new Error('did not compile');
    return compiled.plan.hash;
  };
  expect(hash('a@b.example', 'À')).not.toBe(hash('c@d.example', 'À'));
  expect(hash('a@b.example', 'À')).toBe(hash('a@b.example', 'Vers'));
});

test.each([
  [[{ name: 'to' }, { name: 'to' }], ['PARAM_TWICE ']],
  [[{ name: 'limit', type: 'amount', default: '10 000' }], ['PARAM_DEFAULT_INVALID ']],
  [[{ name: 'urgent', type: 'boolean', default: 'yes' }], ['PARAM_DEFAULT_INVALID ']],
  [[{ name: 'cc', type: 'addresses', default: 'a@b.example' }], ['PARAM_DEFAULT_INVALID ']],
  [[{ name: 'limit', type: 'amount', default: '10000.50' }], []],
])('parameters %j are judged before any rule meets them', (params, expected) => {
  const label = { fr: 'P', en: 'P' };
  const flow = {
    ...draw(['start work']),
    params: params.map((p) => ({ type: 'text', label, ...p })),
  };
  expect(codes(flow)).toEqual(expected);
});

test('what people wrote stands in a problem as they wrote it', () => {
  const drawn = { ...draw(['start work']), edges: [{ from: 'start', exit: '$&', to: 'work' }] };
  const compiled = compile(drawn, catalogue);
  expect(compiled.ok ? '' : compiled.problems[0]?.message.en).toContain('“$&”');
});

test('another setting is another hash', () => {
  const flow = (seconds: number) =>
    planOf(['start wait', 'wait send', 'send end'], { wait: { for: seconds } });
  expect(flow(60).hash).not.toBe(flow(61).hash);
});

test('a retry without “again” becomes the policy of each step that it serves', () => {
  const plan = planOf(
    [
      'start send1',
      'send1 send2',
      'send2 end',
      'send1.failed retry',
      'send2.failed retry',
      'retry.gaveUp work',
    ],
    {
      retry: { tries: 7, firstWait: 30 },
    },
  );
  expect(plan.steps.map(({ id }) => id)).toEqual(['start', 'send1', 'send2', 'end', 'work']);
  expect(plan.steps.filter(({ retry }) => retry.tries === 7).map(({ id }) => id)).toEqual([
    'send1',
    'send2',
  ]);
  expect(plan.retries).toEqual({ retry: ['send1', 'send2'] });
});

const json = fc.jsonValue({ maxDepth: 6 });
const nodeLike = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'start', '', 'x y'),
  type: fc.constantFrom(...Object.keys(real), 'nothing', 'constructor', '__proto__'),
  config: fc.oneof(json, fc.constant({})),
});
const edgeLike = fc.record({
  from: fc.constantFrom('a', 'b', 'c', 'd', 'start', 'z'),
  exit: fc.constantFrom('ok', 'failed', 'yes', 'no', 'again', 'gaveUp', 'constructor'),
  to: fc.constantFrom('a', 'b', 'c', 'd', 'start', 'z'),
});
const flowLike = fc.record({
  name: fc.constant('f'),
  nodes: fc.array(nodeLike, { maxLength: 6 }),
  edges: fc.array(edgeLike, { maxLength: 8 }),
});

test('any JSON compiles or gets problems, and any drawing’s problems name its nodes or the flow', () => {
  fc.assert(
    fc.property(fc.oneof(json, flowLike), (drawn) => {
      const compiled = compile(drawn, real);
      if (compiled.ok) return;
      expect(compiled.problems.length).toBeGreaterThan(0);
      for (const { at, message, fix } of compiled.problems) {
        expect(message.fr && message.en && fix.fr && fix.en).toBeTruthy();
        expect(typeof at).toBe('string');
      }
    }),
    { numRuns: 1000 },
  );
});

test('a drawing of the largest size, and one nested 100,000 levels deep, are told without breaking the stack', () => {
  const chain = Array.from({ length: 198 }, (_, i) => `work${i} work${i + 1}`);
  expect(compile(draw(['start work0', ...chain]), catalogue).ok).toBe(true);
  let deep: unknown = 1;
  for (let i = 0; i < 100_000; i++) deep = [deep];
  expect(
    codes({ name: 'deep', nodes: [{ id: 'a', type: 'work', config: { deep } }], edges: [] }),
  ).toEqual(['FLOW_TOO_DEEP ']);
});

test.each([
  ['the invoice as prepared, which nothing prepared,', {}, ['VALUE_NOT_WRITTEN']],
  ['the PDF as it was received', { what: 'original' }, []],
])('a mail may attach only what is there: %s is judged so', (_what, attaching, expected) => {
  const drawn = draw(['start subject', 'subject email', 'email end'], {
    subject: { template: '{{invoice.number}}' },
    email: { channel: 'mail', to: 'to@client.example', ...attaching },
  });
  const compiled = compile(drawn, real);
  expect(compiled.ok ? [] : compiled.problems.map(({ code }) => code)).toEqual(expected);
});

const looking = (edges: readonly string[]) =>
  draw(['start lookup', 'lookup set', 'set end', ...edges], {
    lookup: {
      table: 'mailboxes',
      key: [{ column: 'entity', value: '{{invoice.number}}' }],
      take: [{ column: 'mailbox', name: 'mailbox' }],
    },
    set: { name: 'to', template: '{{vars.mailbox}}' },
    end: { outcome: 'cancelled' },
  });

test.each([
  ['an exit that has to lead on and leads nowhere', [], 'EXIT_NEEDED lookup'],
  [
    'a value that a look-up keeps only where it finds',
    ['lookup.none set'],
    'VALUE_NOT_WRITTEN set.template',
  ],
] as const)('%s is a problem', (_what, edges, expected) => {
  const compiled = compile(looking(edges), real);
  expect(compiled.ok ? [] : compiled.problems.map(({ code, at }) => `${code} ${at}`)).toEqual([
    expected,
  ]);
});

test('a look-up whose settings are not filled in is a problem of each, whatever stands there', () => {
  const drawn = draw(['start lookup'], { lookup: { key: [null, 3, { column: 'a' }], take: 'x' } });
  const compiled = compile(drawn, real);
  expect(compiled.ok).toBe(false);
});

test('two uploads side by side may each get a receipt, as long as nothing behind both reads one', () => {
  const drawn = (more: readonly string[]) =>
    compile(
      draw(
        [
          'start render',
          'render filename',
          'filename upload',
          'filename upload2',
          'upload end',
          'upload2 end',
          ...more,
        ],
        {
          filename: { template: '{{invoice.number}}' },
          upload: { channel: 'a' },
          upload2: { channel: 'b' },
          answer: { channel: 'a' },
        },
      ),
      real,
    );
  const codes = (compiled: ReturnType<typeof compile>) =>
    compiled.ok ? [] : compiled.problems.map(({ code, at }) => `${code} ${at}`);
  expect(codes(drawn([]))).toEqual([]);
  expect(codes(drawn(['upload answer', 'upload2 answer', 'answer.accepted end']))).toEqual([
    'VALUE_WRITTEN_TWICE upload2',
  ]);
});
