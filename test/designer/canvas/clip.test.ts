import { expect, test } from 'vitest';
import { catalogue } from '#activities/catalogue.ts';
import { copy, duplicate, paste, readClip, renameParam } from '../../../designer/canvas/clip.ts';
import { setConfig } from '../../../designer/canvas/commands.ts';
import { edge, line } from './drawings.ts';

test('a duplicate names its own copies, not the originals', () => {
  const { flow, ids } = duplicate(line, ['subject', 'email'], catalogue);
  expect(ids).toEqual(['subject2', 'email2']);
  const copied = flow.nodes.find(({ id }) => id === 'email2');
  expect(copied?.config.body).toBe('Voir {{steps.subject2.output}}');
  expect(flow.edges).toContainEqual(edge('subject2', 'email2'));
  expect(flow.nodes.find(({ id }) => id === 'email')?.config.body).toBe(
    'Voir {{steps.subject.output}}',
  );
});

test('what is copied alone still names the original', () => {
  const { flow } = duplicate(line, ['email'], catalogue);
  expect(flow.nodes.find(({ id }) => id === 'email2')?.config.body).toBe(
    'Voir {{steps.subject.output}}',
  );
});

test('secrets stay out of the clipboard and out of a paste', () => {
  const leaky = setConfig(
    setConfig(line, { node: 'notify', field: 'password', value: 'hunter2' }),
    { node: 'notify', field: 'to', value: 'https://bob:hunter2@example.org/x' },
  );
  expect(JSON.stringify(copy(leaky, ['notify'], catalogue))).not.toContain('hunter2');
  const clip = { facteur: 'steps' as const, nodes: leaky.nodes, edges: [], layout: {} };
  const { flow, ids } = paste(line, { clip }, catalogue);
  const pasted = flow.nodes.filter(({ id }) => ids.includes(id));
  expect(JSON.stringify(pasted)).not.toContain('hunter2');
});

test('pasting other text does nothing', () => {
  expect(readClip('hello')).toBeNull();
  expect(readClip('{"facteur":"steps","nodes":[]}')).toBeNull();
});

test('renaming a parameter renames it wherever it is named', () => {
  const renamed = renameParam(line, { from: 'to', to: 'billing' });
  expect(renamed.nodes.find(({ id }) => id === 'email')?.config.to).toBe('{{params.billing}}');
});
