import { expect, test } from 'vitest';
import type { Channel } from '#activities/activity.ts';
import { catalogue } from '#activities/catalogue.ts';
import { runs } from '#activities/index.ts';
import { simulate } from '#server/simulate.ts';
import { compile } from '#workflows/compile.ts';
import { fakeWorld } from '../activities/world.ts';
import { context, draw } from '../workflows/drawing.ts';

test('a rehearsal of an upload to a portal and of its answer goes to the end, whatever the portal’s answers look like', async () => {
  const portal: Channel = {
    kind: 'https',
    name: 'portal',
    url: 'https://portal.example/in',
    headers: {},
    receiptNumber: '/Reçu n° (\\d+)/',
    receiptSize: 'size',
    statusUrl: 'https://portal.example/status/{{receipt}}',
    statusValue: 'data.etat',
    statusAccepted: ['INTEGRE'],
  };
  const drawn = draw(
    ['start render', 'render filename', 'filename upload', 'upload answer', 'answer.accepted end'],
    {
      filename: { template: '{{invoice.number}}' },
      upload: { channel: 'portal' },
      answer: { channel: 'portal' },
    },
  );
  const compiled = compile(drawn, catalogue);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const world = fakeWorld();
  const invoice = world.keep(Buffer.from('%PDF'), { type: 'application/pdf', name: 'F-1.pdf' });
  const rendered = { run: async () => ({ documents: { invoice }, evidence: [] }) };
  const { events } = await simulate(
    compiled.plan,
    context,
    { ...runs, render: rendered },
    { ...world.ports, channel: async () => portal },
  );
  expect(events.at(-1)).toMatchObject({ kind: 'ended', outcome: 'delivered' });
  expect(world.requests).toEqual([]);
});
