import { expect, test } from 'vitest';
import { scrub } from '#server/log.ts';

test.each([
  ['authorization: Bearer fct_abc-DEF_123==', 'authorization: Bearer [secret]'],
  ['postgres://facteur:hunter2@127.0.0.1/facteur', 'postgres://facteur:[secret]@127.0.0.1/facteur'],
  ['http://127.0.0.1:8080/sign-in#AbC_-9', 'http://127.0.0.1:8080/sign-in#[secret]'],
  ['-----BEGIN OPENSSH PRIVATE KEY-----\\nabc\\n-----END OPENSSH PRIVATE KEY-----', '[secret]'],
  ['invoice F-1 delivered', 'invoice F-1 delivered'],
])('%s leaves as %s', (line, written) => {
  expect(scrub(line)).toBe(written);
});
