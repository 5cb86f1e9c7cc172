import { expect, test } from 'vitest';
import { secretNamesOf, settingNamesOf } from '#server/db/channels.ts';
import { connectionFields, type Kind } from '../../designer/connections/fields.ts';
import { pairsOf } from '../../designer/connections/pairs.ts';

test.each(Object.keys(connectionFields) as Kind[])(
  'the form of %s has every setting that the server knows, its secrets as such',
  (kind) => {
    const named = (isSecret: boolean) =>
      connectionFields[kind]
        .filter(({ secret }) => (secret === true) === isSecret)
        .map(({ name }) => name)
        .sort();
    expect(named(false)).toEqual([...settingNamesOf(kind)].sort());
    expect(named(true)).toEqual([...secretNamesOf(kind)].sort());
  },
);

test('headers are read a line each, whatever colons their values hold', () => {
  expect(pairsOf('Authorization: Bearer a:b\n\n  X-Key :1 \n')).toEqual({
    Authorization: 'Bearer a:b',
    'X-Key': '1',
  });
  expect(pairsOf('')).toEqual({});
});
