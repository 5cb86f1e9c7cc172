import { describe, expect, test } from 'vitest';
import { closest } from '#server/cli/closest.ts';
import { optionTable } from '#server/cli/optionTable.ts';
import { verbs } from '#server/cli/verbs.ts';
import { facteur } from './facteur.ts';

describe('help', () => {
  test.each(Object.keys(verbs))(
    'of %s is there in both languages, with each of its options',
    async (verb) => {
      const french = await facteur([verb, '--help', '--lang', 'fr']);
      const english = await facteur([verb, '--help', '--lang', 'en']);
      expect(french).toMatchObject({ exit: 0, stderr: '' });
      expect(english).toMatchObject({ exit: 0, stderr: '' });
      expect(english.stdout).not.toBe(french.stdout);
      for (const [name, options] of Object.entries(optionTable)) {
        if (name.split(' ')[0] !== verb) continue;
        for (const option of Object.keys(options)) expect(english.stdout).toContain(`--${option} `);
      }
    },
  );

  test('of all names every verb and every exit code', async () => {
    const { stdout } = await facteur(['--help', '--lang', 'en']);
    for (const verb of Object.keys(verbs)) expect(stdout).toContain(`  facteur ${verb}`);
    expect(stdout).toMatch(/0 .*1 .*2 .*3 /);
  });

  test('of what is no verb is a mistake', async () => {
    expect(await facteur(['help', 'fly'])).toMatchObject({ exit: 2, stdout: '' });
  });
});

describe('a slip of the fingers', () => {
  test.each([
    [['validte', 'x'], 'validate'],
    [['read', '--jsno', 'x'], '--json'],
    [['convert', 'x', '--pfd', 'y'], '--pdf'],
    [['flow', 'explian', 'x'], 'explain'],
    [['check', 'adress'], 'address'],
    [['validate', 'x', '--rules', 'en1693'], 'en16931'],
  ])('%j is answered with what was meant', async (args, meant) => {
    const { exit, stdout, stderr } = await facteur([...args, '--lang', 'en']);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr).toContain(`did you mean ${meant}?`);
  });

  test('that resembles nothing is not guessed at', () => {
    expect(closest('xylophone', Object.keys(verbs))).toBeUndefined();
    expect(closest('', ['read'])).toBeUndefined();
  });
});

test('a language that we do not speak is a mistake, not French', async () => {
  const { exit, stdout, stderr } = await facteur(['config', '--lang', 'de']);
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
  expect(stderr).toContain('de');
});
