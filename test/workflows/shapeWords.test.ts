import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { shapeWords, told } from '#workflows/shapeWords.ts';

const said = (schema: z.ZodType, value: unknown) => {
  const issue = schema.safeParse(value).error?.issues[0];
  if (!issue) throw new Error('nothing is wrong');
  return shapeWords(issue);
};

describe('what a schema finds wrong is said in both languages', () => {
  test.each([
    [z.object({ a: z.string() }), {}, 'manque', 'is missing'],
    [z.string(), 5, 'doit être un texte', 'must be a text'],
    [z.int(), 1.5, 'doit être un nombre entier', 'must be a whole number'],
    [z.number().max(200), 201, 'doit être au plus 200', 'must be at most 200'],
    [z.number().gt(0), 0, 'doit être plus de 0', 'must be more than 0'],
    [z.string().min(1), '', 'ne doit pas être vide', 'must not be empty'],
    [
      z.string().max(3),
      'abcd',
      'doit avoir au plus 3 caractères',
      'must have at most 3 characters',
    ],
    [z.string().length(3), 'ab', 'doit avoir 3 caractères', 'must have 3 characters'],
    [
      z.array(z.string()).max(1),
      ['a', 'b'],
      'doit avoir au plus 1 éléments',
      'must have at most 1 items',
    ],
    [z.enum(['a', 'b', 'c']), 'd', 'doit être « a », « b » ou « c »', 'must be “a”, “b” or “c”'],
    [
      z.iso.date(),
      '31/01/2026',
      'doit être une date comme 2026-01-31',
      'must be a date like 2026-01-31',
    ],
    [
      z.union([z.string(), z.boolean()]),
      5,
      'doit être un texte ou vrai ou faux',
      'must be a text or true or false',
    ],
    [z.strictObject({}), { zip: 1 }, 'ne connaît pas « zip »', 'does not know “zip”'],
    [z.string().regex(/^a/), 'b', 'n’a pas la forme attendue', 'does not have the expected form'],
    [
      z.string().refine(() => false, told({ fr: 'est ronde', en: 'is round' })),
      'x',
      'est ronde',
      'is round',
    ],
    [
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('smtp') }),
        z.object({ kind: z.literal('sftp') }),
      ]),
      { kind: 'ftp' },
      'doit être « smtp » ou « sftp »',
      'must be “smtp” or “sftp”',
    ],
  ])('case %#', (schema, value, fr, en) => {
    expect(said(schema, value)).toEqual({ fr, en });
  });
});
