import type { XmlDocument, XmlElement } from './xml.ts';

export interface PlainLimits {
  readonly depth: number;
  readonly nodes: number;
  readonly nameLength: number;
  readonly attributes: number;
}

/** Name of an element in the tree, from its namespace and local name. */
export type Naming = (uri: string, local: string) => string;

const NAME = '[A-Za-z_][A-Za-z0-9_.-]*';
const DECLARATION =
  /^<\?xml version="1\.0"(?: encoding="[A-Za-z][\w.-]*")?(?: standalone="(?:yes|no)")? ?\?>/;
/** What stands between `<` and `>`: a name, attributes, and a slash where the element is empty. */
const TAG = new RegExp(`^(?:(${NAME}):)?(${NAME})((?:[ \\t\\n][\\s\\S]*)?)$`);
/** A line end or tab in a value would have to become a space (XML 1.0 §3.3.3). */
const ATTRIBUTE = new RegExp(`[ \\t\\n]+(?:(${NAME}):)?(${NAME})="([^"<&\\t\\n]*)"`, 'y');
/** Outside of XML 1.0 §2.2, or of the first Unicode plane. */
const ODD_CHARACTER = /[^\t\n\x20-\ud7ff\ue000-\ufffd]/;
const OTHER_REFERENCE = /&(?!(?:lt|gt|amp|quot|apos);)/;
const characters: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};
const XINCLUDE = 'http://www.w3.org/2001/XInclude';

/** Namespaces in force (prefix → URI), and the tags that were read under them: invoices repeat the same few. */
interface Scope {
  readonly uris: ReadonlyMap<string, string>;
  readonly tags: Map<string, Tag>;
}

interface Tag {
  /** As it must be closed. */
  readonly written: string;
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly isEmpty: boolean;
  readonly scope: Scope;
}

interface OpenElement {
  readonly element: XmlElement;
  readonly tag: Tag;
}

/**
 * Reads XML of the plain kind that nearly every invoice is, several times as fast as a full parser: ASCII names, double
 * quotes, the five named references, comments. What is not plainly well-formed (XML 1.0 and its namespaces) is not
 * judged here: the answer is undefined, and the full parser has to say.
 */
export function parsePlainXml(
  source: string,
  nameOf: Naming,
  limits: PlainLimits,
): XmlDocument | undefined {
  const text = source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source;
  if (ODD_CHARACTER.test(text) || text.includes(']]>')) return undefined;
  return new PlainReader(text, nameOf, limits).read();
}

class PlainReader {
  readonly #text: string;
  readonly #nameOf: Naming;
  readonly #limits: PlainLimits;
  readonly #open: OpenElement[] = [];
  readonly #inert = new Set<string>();
  readonly #outermost: Scope = { uris: new Map(), tags: new Map() };
  #root: XmlElement | undefined;
  #at: number;
  #nodes = 0;

  constructor(text: string, nameOf: Naming, limits: PlainLimits) {
    this.#text = text;
    this.#nameOf = nameOf;
    this.#limits = limits;
    this.#at = DECLARATION.exec(text)?.[0].length ?? 0;
  }

  read(): XmlDocument | undefined {
    const text = this.#text;
    for (;;) {
      const next = text.indexOf('<', this.#at);
      if (!this.#takeText(next === -1 ? text.length : next)) return undefined;
      if (next === -1) break;
      const second = text.charCodeAt(next + 1);
      const taken =
        second === SLASH
          ? this.#takeClose()
          : second === EXCLAMATION
            ? this.#takeComment()
            : this.#takeOpen();
      if (!taken) return undefined;
    }
    const root = this.#root;
    return root && this.#open.length === 0 ? { root, inert: [...this.#inert] } : undefined;
  }

  #takeText(end: number): boolean {
    if (end === this.#at) return true;
    const part = this.#text.slice(this.#at, end);
    this.#at = end;
    const element = this.#open.at(-1)?.element;
    if (!element) return !/[^ \t\n]/.test(part);
    if (!part.includes('&')) element.text += part;
    else if (OTHER_REFERENCE.test(part)) return false;
    else element.text += part.replace(/&(\w+);/g, (all, name) => characters[name] ?? all);
    return true;
  }

  /** `--` may stand in no comment but at its end. */
  #takeComment(): boolean {
    const begin = this.#at + '<!--'.length;
    if (!this.#text.startsWith('<!--', this.#at)) return false;
    const end = this.#text.indexOf('--', begin);
    if (end === -1 || this.#text.charCodeAt(end + 2) !== GREATER) return false;
    this.#at = end + '-->'.length;
    return true;
  }

  #takeClose(): boolean {
    const written = this.#open.pop()?.tag.written;
    const begin = this.#at + 2;
    if (written === undefined || !this.#text.startsWith(written, begin)) return false;
    const end = this.#text.indexOf('>', begin + written.length);
    const rest = this.#text.slice(begin + written.length, end);
    this.#at = end + 1;
    return end !== -1 && !/[^ \t\n]/.test(rest);
  }

  #takeOpen(): boolean {
    const end = this.#text.indexOf('>', this.#at);
    const parent = this.#open.at(-1);
    if (end === -1 || (!parent && this.#root)) return false;
    const source = this.#text.slice(this.#at + 1, end);
    const tag = this.#tag(source, parent?.tag.scope ?? this.#outermost);
    this.#nodes += 1;
    this.#at = end + 1;
    if (!tag || this.#nodes > this.#limits.nodes || this.#open.length >= this.#limits.depth)
      return false;

    const { name, attributes, isEmpty } = tag;
    const element: XmlElement = { name, attributes, children: [], text: '' };
    if (parent) parent.element.children.push(element);
    else this.#root = element;
    if (!isEmpty) this.#open.push({ element, tag });
    return true;
  }

  #tag(source: string, outer: Scope): Tag | undefined {
    const known = outer.tags.get(source);
    if (known) return known;
    const isEmpty = source.endsWith('/');
    const [, prefix = '', local = '', rest = ''] =
      TAG.exec(isEmpty ? source.slice(0, -1) : source) ?? [];
    const attributes = this.#attributes(rest, outer);
    if (local === '' || !attributes) return undefined;
    const { plain, scope } = attributes;
    const uri = scope.uris.get(prefix) ?? (prefix === '' ? '' : undefined);
    const written = prefix === '' ? local : `${prefix}:${local}`;
    if (uri === undefined || written.length > this.#limits.nameLength) return undefined;
    if (uri === XINCLUDE) this.#inert.add('xinclude');
    const tag = { written, name: this.#nameOf(uri, local), attributes: plain, isEmpty, scope };
    outer.tags.set(source, tag);
    return tag;
  }

  /** Undefined where they are not plainly fine: a name twice, a prefix unknown or with a meaning of its own. */
  #attributes(
    source: string,
    outer: Scope,
  ): { readonly plain: Record<string, string>; readonly scope: Scope } | undefined {
    const plain: Record<string, string> = Object.create(null);
    const uris = new Map<string, string>();
    const prefixed: string[] = [];
    let count = 0;
    let at = 0;
    ATTRIBUTE.lastIndex = 0;
    for (let match = ATTRIBUTE.exec(source); match; match = ATTRIBUTE.exec(source)) {
      at = ATTRIBUTE.lastIndex;
      count += 1;
      const [, prefix, local = '', value = ''] = match;
      if (local === 'schemaLocation') this.#inert.add(local);
      if (prefix === 'xmlns' || (prefix === undefined && local === 'xmlns')) {
        const declared = prefix === undefined ? '' : local;
        if (uris.has(declared) || !isPlainDeclaration(declared, value)) return undefined;
        uris.set(declared, value);
      } else if (prefix !== undefined) prefixed.push(prefix);
      else if (local in plain) return undefined;
      else plain[local] = value;
    }
    if (/[^ \t\n]/.test(source.slice(at)) || count > this.#limits.attributes) return undefined;
    const scope = uris.size === 0 ? outer : nested(outer, uris);
    // Two prefixes may stand for one namespace, and then two names for one.
    const isClear = prefixed.length < 2 && prefixed.every((prefix) => scope.uris.has(prefix));
    return isClear ? { plain: Object.freeze(plain), scope } : undefined;
  }
}

const SLASH = '/'.charCodeAt(0);
const EXCLAMATION = '!'.charCodeAt(0);
const GREATER = '>'.charCodeAt(0);

/** Names that begin with `xml` and the namespaces of XML itself have rules of their own. */
const isPlainDeclaration = (prefix: string, uri: string): boolean =>
  !/^xml/i.test(prefix) &&
  uri === uri.trim() &&
  (uri !== '' || prefix === '') &&
  !/^http:\/\/www\.w3\.org\/(XML\/1998\/namespace|2000\/xmlns\/)$/.test(uri);

const nested = (outer: Scope, uris: ReadonlyMap<string, string>): Scope => ({
  uris: new Map([...outer.uris, ...uris]),
  tags: new Map(),
});
