import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes';
import type { Problem } from '#workflows/problem.ts';
import { decodeWin1252 } from './win1252.ts';
import { xmlProblem } from './xml-problems.ts';

/** An element with its name under the caller's prefix, whatever prefix the document uses. Text is what lies directly in it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: XmlElement[];
  text: string;
}

interface XmlDocument {
  readonly root: XmlElement;
  /** What the document asks to be fetched or run, and which we never do: `xinclude`, `xml-stylesheet`, `schemaLocation`. */
  readonly inert: readonly string[];
}

export type ParsedXml =
  | { readonly ok: true; readonly document: XmlDocument }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export const XML_LIMITS = {
  bytes: 50 * 1024 * 1024,
  depth: 100,
  nodes: 500_000,
  nameLength: 1_000,
  attributes: 200,
} as const;

class Refusal extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/**
 * Reads XML into a small tree. Any document type declaration is refused before the parser sees a byte, in
 * UTF-8 and UTF-16 alike, so there are no entities to expand and nothing to fetch.
 *
 * @param prefixes namespace URI → prefix that names carry in the tree; other namespaces keep `{uri}name`
 */
export function parseXml(bytes: Uint8Array, prefixes: Readonly<Record<string, string>>): ParsedXml {
  try {
    if (bytes.length > XML_LIMITS.bytes) throw new Refusal(xmlProblem('XML_TOO_LARGE', ''));
    const text = decode(bytes);
    if (hasDoctype(text)) throw new Refusal(xmlProblem('XML_DTD_FORBIDDEN', ''));
    return { ok: true, document: parse(text, prefixes) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problems: [error.problem] };
    throw error;
  }
}

function parse(text: string, prefixes: Readonly<Record<string, string>>): XmlDocument {
  const top: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  const inert = new Set<string>();
  const nameOf = naming(prefixes);
  let nodes = 0;
  const parser = new SaxesParser({ xmlns: true, position: true });
  const refuse = (code: Parameters<typeof xmlProblem>[0], detail = ''): never => {
    throw new Refusal(xmlProblem(code, `${parser.line}:${parser.column}`, detail));
  };

  // Six handlers at most: with a seventh the parser's object gets slow properties, and reading takes 2.5 times as long.
  parser.on('error', (error) => refuse('XML_MALFORMED', error.message));
  parser.on('processinginstruction', ({ target }) => {
    if (target === 'xml-stylesheet') inert.add(target);
  });
  parser.on('opentag', (tag: SaxesTagNS) => {
    nodes += 1;
    if (nodes > XML_LIMITS.nodes) refuse('XML_TOO_LARGE');
    if (open.length > XML_LIMITS.depth) refuse('XML_TOO_DEEP');
    if (tag.name.length > XML_LIMITS.nameLength) refuse('XML_MALFORMED', 'a name is too long');
    if (tag.uri === 'http://www.w3.org/2001/XInclude') inert.add('xinclude');
    const attributes = new Bag();
    let count = 0;
    for (const name in tag.attributes) {
      const { local, prefix, value } = tag.attributes[name] as SaxesAttributeNS;
      count += 1;
      if (local === 'schemaLocation') inert.add('schemaLocation');
      if (prefix === '' && name !== 'xmlns') attributes[name] = value;
    }
    const element: XmlElement = { name: nameOf(tag), attributes, children: [], text: '' };
    if (count > XML_LIMITS.attributes)
      refuse('XML_MALFORMED', 'an element has too many attributes');
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  const addText = (part: string) => {
    const element = open.at(-1);
    if (!element) return;
    // Spaces between children are the layout of the file.
    if (element.children.length === 0 || /\S/.test(part)) element.text += part;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);

  parser.write(text).close();
  const root = top.children[0];
  if (!root) return refuse('XML_MALFORMED', 'no root element');
  return { root, inert: [...inert] };
}

/** As `Object.create(null)`, nothing is in it but what was put there; it takes a fraction of the memory. */
const Bag = function Bag() {} as unknown as new () => Record<string, string>;
Bag.prototype = Object.create(null);

/** The same name is the same string throughout a document, so that whoever walks it compares no letters. */
function naming(prefixes: Readonly<Record<string, string>>): (tag: SaxesTagNS) => string {
  const known = new Map<string, { readonly uri: string; readonly name: string }>();
  return ({ name, uri, local }) => {
    const found = known.get(name);
    if (found?.uri === uri) return found.name;
    const made = { uri, name: prefixed(uri, local, prefixes) };
    known.set(name, made);
    return made.name;
  };
}

const prefixed = (
  uri: string,
  local: string,
  prefixes: Readonly<Record<string, string>>,
): string => {
  const prefix = Object.hasOwn(prefixes, uri) ? prefixes[uri] : undefined;
  return prefix === undefined ? `{${uri}}${local}` : `${prefix}:${local}`;
};

const DECODERS: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  'us-ascii': 'utf-8',
  'utf-16': 'utf-16le',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  'iso-8859-1': 'latin1',
  'iso-8859-15': 'iso-8859-15',
  'windows-1252': 'windows-1252',
};

/** The byte order mark wins, then the first bytes (XML 1.0, appendix F), then the declaration. */
function decode(bytes: Uint8Array): string {
  const label = encodingOf(bytes);
  const decoder = DECODERS[label];
  if (decoder === undefined)
    throw new Refusal(xmlProblem('XML_MALFORMED', '1:1', `unknown encoding ${label}`));
  if (decoder === 'latin1') return Buffer.from(bytes).toString('latin1');
  if (decoder === 'windows-1252') return decodeWin1252(bytes);
  try {
    return new TextDecoder(decoder, { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal(xmlProblem('XML_MALFORMED', '', `bytes that are not ${label}`));
  }
}

function encodingOf(bytes: Uint8Array): string {
  const [a, b, c, d] = bytes;
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0x00 && b === 0x3c) return 'utf-16be';
  if (a === 0x3c && b === 0x00 && d === 0x00) return 'utf-16le';
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const declared = /^<\?xml[^>]*?\sencoding\s*=\s*["']([\w.-]{1,40})["']/.exec(head);
  return declared?.[1]?.toLowerCase() ?? 'utf-8';
}

/** Only comments, processing instructions and spaces may come before the root, so anything else with `<!` is a DTD. */
function hasDoctype(text: string): boolean {
  let at = 0;
  for (;;) {
    while (/\s/.test(text.charAt(at))) at += 1;
    const end = text.startsWith('<!--', at)
      ? text.indexOf('-->', at + 4)
      : text.startsWith('<?', at)
        ? text.indexOf('?>', at + 2)
        : -2;
    if (end === -2) return text.startsWith('<!', at);
    if (end === -1) return false;
    at = end + (text.startsWith('<!--', at) ? 3 : 2);
  }
}
