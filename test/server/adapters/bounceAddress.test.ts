import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  mailTag,
  makeBounceAddress,
  readBounceAddress,
} from '#server/adapters/smtp/bounceAddress.ts';

const key = new Uint8Array(32).fill(1);
const about = fc.record({ delivery: fc.uuid(), messageId: fc.string({ minLength: 1 }) });

test('a bounce address is read by who made it, whatever a server on the way did to its capitals', () => {
  fc.assert(
    fc.property(about, fc.boolean(), (one, isLoud) => {
      const made = makeBounceAddress(key, 'bounces.fermat.example', one);
      expect(made.indexOf('@')).toBeLessThanOrEqual(64);
      expect(readBounceAddress(key, isLoud ? made.toUpperCase() : made)).toEqual({
        delivery: one.delivery.toLowerCase(),
        mail: mailTag(one.messageId),
      });
    }),
  );
});

test('with any letter changed it is nobody’s', () => {
  fc.assert(
    fc.property(
      about,
      fc.nat(),
      fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz234567'),
      (one, n, letter) => {
        const made = makeBounceAddress(key, 'b.example', one);
        const [begin, end] = ['bounce+'.length, made.indexOf('@')];
        const at = begin + (n % (end - begin));
        fc.pre(made[at] !== letter);
        const forged = made.slice(0, at) + letter + made.slice(at + 1);
        // The last letter holds bits that no byte takes: it may be another spelling of the same.
        if (at < end - 1) expect(readBounceAddress(key, forged)).toBeUndefined();
      },
    ),
  );
});

test.each([
  '',
  'bounce@b.example',
  'bounce+@b.example',
  'bounce+aaaa@b.example',
  `bounce+${'a'.repeat(50)}@b.example`,
  'somebody@b.example',
])('%j names no delivery', (address) => {
  expect(readBounceAddress(key, address)).toBeUndefined();
});

test('another installation’s key opens none of ours', () => {
  const one = { delivery: '4b7d1c1e-9a3f-4f6f-8d67-2f8f0a1c5e42', messageId: '<a@b>' };
  const made = makeBounceAddress(key, 'b.example', one);
  expect(readBounceAddress(new Uint8Array(32).fill(2), made)).toBeUndefined();
});
