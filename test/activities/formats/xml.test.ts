import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseXml, XML_LIMITS } from '#activities/formats/xml.ts';
import { printXml } from '#activities/formats/xml-print.ts';

const parse = (text: string | Uint8Array) =>
  parseXml(typeof text === 'string' ? Buffer.from(text, 'utf8') : text, { 'urn:x': 'x' });

const utf16be = (text: string): Uint8Array => Buffer.from(text, 'utf16le').swap16();

const bomb = '<!DOCTYPE a [<!ENTITY b "cccc">]><a>&b;</a>';
test.each([
  ['UTF-8', Buffer.from(bomb)],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${bomb}`)],
  ['UTF-16 little endian', Buffer.from(bomb, 'utf16le')],
  ['UTF-16 big endian with a mark', utf16be(`\ufeff${bomb}`)],
  [
    'after a declaration and comments',
    Buffer.from(`<?xml version="1.0"?><!-- x --> <?y z?>${bomb}`),
  ],
  ['in lower case', Buffer.from(bomb.replace('DOCTYPE', 'doctype'))],
])('a DOCTYPE in %s is refused', (_, bytes) => {
  expect(parse(bytes)).toMatchObject({ ok: false, problems: [{ code: 'XML_DTD_FORBIDDEN' }] });
});

test('the word DOCTYPE in a text is just a word', () => {
  expect(parse('<a>&lt;!DOCTYPE<![CDATA[<!DOCTYPE]]></a>')).toMatchObject({ ok: true });
});

test('prefixes are the reader’s, whatever the document uses', () => {
  expect(parse('<p:a xmlns:p="urn:x"><b xmlns="urn:x" c="d">e</b></p:a>')).toMatchObject({
    document: {
      root: { name: 'x:a', children: [{ name: 'x:b', attributes: { c: 'd' }, text: 'e' }] },
    },
  });
});

test('Windows-1252 is read by its own table', () => {
  const bytes = Buffer.concat([
    Buffer.from('<?xml version="1.0" encoding="windows-1252"?><a>'),
    Buffer.from([0x80, 0x9c, 0xe9]),
    Buffer.from('</a>'),
  ]);
  expect(parse(bytes)).toMatchObject({ document: { root: { text: '€œé' } } });
});

test.each([
  [
    'an encoding that is not what it says',
    Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e]),
  ],
  ['an encoding unknown to us', Buffer.from('<?xml version="1.0" encoding="UTF-7"?><a/>')],
  ['nothing', Buffer.alloc(0)],
  ['an undefined entity', Buffer.from('<a>&nbsp;</a>')],
])('%s is malformed', (_, bytes) => {
  expect(parse(bytes)).toMatchObject({ ok: false, problems: [{ code: 'XML_MALFORMED' }] });
});

test('nesting and number of elements have a limit', () => {
  const depth = XML_LIMITS.depth + 1;
  expect(parse('<a>'.repeat(depth) + '</a>'.repeat(depth))).toMatchObject({
    problems: [{ code: 'XML_TOO_DEEP' }],
  });
  expect(parse(`<a>${'<b/>'.repeat(XML_LIMITS.nodes)}</a>`)).toMatchObject({
    problems: [{ code: 'XML_TOO_LARGE' }],
  });
});

test('any bytes give a tree or a problem', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array(),
        fc.string().map((s) => Buffer.from(`<a>${s}</a>`)),
      ),
      (bytes) => {
        const parsed = parse(bytes);
        return parsed.ok || parsed.problems.length > 0;
      },
    ),
  );
});

test('text and attributes are printed so that they are read back', () => {
  const tricky = '<&>"\' \r\n\t]]> é€😀';
  const printed = printXml({ name: 'a', attributes: { b: tricky }, children: [], text: tricky });
  expect(parse(printed)).toMatchObject({
    document: { root: { text: tricky, attributes: { b: tricky } } },
  });
});
