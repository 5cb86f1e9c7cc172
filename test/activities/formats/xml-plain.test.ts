import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAny, XML_LIMITS } from '#activities/formats/xml.ts';
import { parsePlainXml } from '#activities/formats/xml-plain.ts';

const sample = (name: string): string =>
  readFileSync(new URL(`../../samples/${name}`, import.meta.url), 'utf8');
const domesticCii = sample('invoice.cii.xml');
const creditNoteCii = sample('credit-note.cii.xml');

const nameOf = (uri: string, local: string): string => `{${uri}}${local}`;
const plainly = (text: string) => parsePlainXml(text, nameOf, XML_LIMITS);

/** What the full parser reads, or that it refuses. */
function fully(text: string): unknown {
  try {
    return parseAny(text, nameOf);
  } catch {
    return 'refused';
  }
}

/** Pieces of XML, right and wrong, in any order: among them documents that are well-formed, nearly so, and not at all. */
const pieces = [
  ...[
    '<a>',
    '</a>',
    '<a/>',
    '<b >',
    '</b >',
    '<b/ >',
    '< a>',
    '<p:a>',
    '</p:a>',
    '<q:b/>',
    '<xml:a/>',
  ],
  ...[
    '<a c="d">',
    '<a c="d" e="f">',
    '<a c="d" c="e">',
    '<a c="d"e="f">',
    "<a c='d'>",
    '<a c=d>',
    '<a c>',
  ],
  ...[
    '<a c="&lt;">',
    '<a c="<">',
    '<a c=">">',
    '<a c="x\ty">',
    '<a c="x\ny"/>',
    '<a\n\tc="d"\n>',
    '<a c = "d">',
  ],
  ...[
    '<a xmlns="urn:x">',
    '<p:a xmlns:p="urn:p">',
    '<a xmlns:p="urn:p" xmlns:q="urn:p" p:c="1" q:c="2">',
  ],
  ...[
    '<a xmlns:p="">',
    '<a xmlns="">',
    '<a xmlns:p="urn:p" p:c="1">',
    '<a p:c="1">',
    '<a xml:lang="fr">',
  ],
  ...[
    '<a xmlns:xml="urn:x">',
    '<a xmlns:xmlns="urn:x">',
    '<a xmlns="http://www.w3.org/2000/xmlns/">',
  ],
  ...[
    '<a xmlns:x="urn:x" x:schemaLocation="y">',
    '<i:include xmlns:i="http://www.w3.org/2001/XInclude"/>',
  ],
  ...[
    'text',
    ' ',
    '\n',
    '\r\n',
    '\r',
    '&amp;',
    '&lt;x&gt;',
    '&nbsp;',
    '&',
    '&#65;',
    '&amp',
    ']]>',
    '>',
    '"',
    "'",
  ],
  ...[
    '<!-- c -->',
    '<!---->',
    '<!-- a--b -->',
    '<!-- a--->',
    '<!--',
    '<![CDATA[x]]>',
    '<?pi?>',
    '<!x>',
  ],
  ...[
    'é',
    '€',
    '😀',
    '\u0000',
    '\u0008',
    '\ufffe',
    '\ud800',
    '<é/>',
    '<1/>',
    '<a.b-c_1/>',
    '<a:b:c/>',
    '<:a/>',
  ],
];
const heads = [
  '',
  '<?xml version="1.0"?>',
  '<?xml version="1.0" encoding="UTF-8"?>\n',
  '<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>',
  '<?xml version="1.1"?>',
  '<?xml version="1.0" standalone="maybe"?>',
  ' <?xml version="1.0"?>',
];
const jumble = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((all) => all.join(''));
const wrapped = fc
  .tuple(fc.constantFrom(...heads), fc.constantFrom('a', 'p:a xmlns:p="urn:p"', 'r'), jumble)
  .map(([head, root, inner]) => `${head}<${root}>${inner}</${root.split(' ')[0]}>`);
const nested = fc
  .array(fc.constantFrom('a', 'b', 'a c="d"', 'b xmlns="urn:y"', 'a xmlns:p="urn:p" p:c="1"'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((tags) =>
    tags.reduceRight((inner, tag) => `<${tag}>x${inner}&amp;</${tag.split(' ')[0]}>`, ''),
  );

test('what is read plainly is what the full parser reads, and what that refuses is never read plainly', () => {
  let plain = 0;
  fc.assert(
    fc.property(fc.oneof(jumble, wrapped, nested), (text) => {
      const read = plainly(text);
      if (read === undefined) return;
      plain += 1;
      expect(read).toEqual(fully(text));
    }),
    { numRuns: 4000 },
  );
  expect(plain).toBeGreaterThan(200);
});

test.each(pieces)(
  'a document with %j inside is read as the full parser reads it, or left to it',
  (piece) => {
    const text = `<a>${piece}</a>`;
    expect([undefined, fully(text)]).toContainEqual(plainly(text));
  },
);

test.each([
  ['an invoice', domesticCii],
  ['an invoice with Windows line ends', domesticCii.replaceAll('\n', '\r\n')],
  ['a credit note', creditNoteCii],
])('%s is plain, and its tree the same', (_what, text) => {
  const read = plainly(text);
  expect(read).toBeDefined();
  expect(read).toEqual(fully(text));
});

test('any mutant of an invoice is read as the full parser reads it, or left to it', () => {
  fc.assert(
    fc.property(
      fc.nat(domesticCii.length - 1),
      fc.nat(6),
      fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 3 })),
      (at, cut, slipped) => {
        const mutant = domesticCii.slice(0, at) + slipped + domesticCii.slice(at + cut);
        const read = plainly(mutant);
        if (read !== undefined) expect(read).toEqual(fully(mutant));
      },
    ),
    { numRuns: 1000 },
  );
});
