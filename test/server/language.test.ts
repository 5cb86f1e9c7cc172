import { expect, test } from 'vitest';
import { languageOf } from '#server/language.ts';

test.each([
  [{}, 'en'],
  [{ LANG: 'C' }, 'en'],
  [{ LANG: 'C.UTF-8' }, 'en'],
  [{ LANG: 'fr_FR.UTF-8' }, 'fr'],
  [{ LANG: 'de_DE.UTF-8' }, 'en'],
  [{ LANG: 'en_GB.UTF-8', LC_ALL: 'fr_CA.UTF-8' }, 'fr'],
  [{ LANG: 'fr_FR.UTF-8', LC_MESSAGES: 'en_US.UTF-8' }, 'en'],
  [{ LANG: 'fr_FR.UTF-8', LC_ALL: '' }, 'fr'],
] as const)('a terminal with %j is spoken to in %s', (env, language) => {
  expect(languageOf(env)).toBe(language);
});
