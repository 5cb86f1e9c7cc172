import { expect, test } from 'vitest';
import { setSessionCookie } from '#server/auth/cookie.ts';
import { exposure } from '#server/exposure.ts';

test.each([
  ['127.0.0.1', 'http://127.0.0.1:3000'],
  ['::1', 'http://localhost:3000'],
  ['0.0.0.0', 'https://facteur.example'],
])('listening on %s as %s is safe', (listen, url) => {
  expect(exposure({ listen, url })).toBeUndefined();
});

test.each([
  ['0.0.0.0', 'http://127.0.0.1:3000'],
  ['::', 'http://facteur.example'],
  ['192.168.1.7', 'http://192.168.1.7:3000'],
])('listening on %s as %s is not, and both are named', (listen, url) => {
  const { detail } = exposure({ listen, url }) ?? {};
  expect(detail?.en).toContain(listen);
  expect(detail?.fr).toContain(url);
});

test.each([
  ['http://127.0.0.1:3000', 'facteur', false],
  ['http://localhost:3000', 'facteur', false],
  ['http://[::1]:3000', 'facteur', false],
  ['https://facteur.example', '__Host-facteur', true],
  ['http://192.168.1.7:3000', '__Host-facteur', true],
  ['http://127.0.0.1.example', '__Host-facteur', true],
])('at %s the session is the cookie %s, secure: %s', (url, name, secure) => {
  const set: unknown[] = [];
  const reply = { cookie: (...args: unknown[]) => set.push(args) };
  setSessionCookie(reply as never, url, 'token');
  expect(set).toEqual([[name, 'token', expect.objectContaining({ secure, httpOnly: true })]]);
});
