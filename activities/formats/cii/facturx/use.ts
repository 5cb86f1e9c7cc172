import * as documentCodes from '#workflows/invoice/codes/documents.ts';
import * as extendedCodes from '#workflows/invoice/codes/extended.ts';
import * as moneyCodes from '#workflows/invoice/codes/money.ts';
import * as placeCodes from '#workflows/invoice/codes/places.ts';
import * as schemeCodes from '#workflows/invoice/codes/schemes.ts';
import * as unitCodes from '#workflows/invoice/codes/units.ts';

/**
 * What a profile says of the elements at one place of a document, beyond its schema. As text a place is a line of
 * `name item item …`, indented once more than the place that it lies in; a line of `& item` goes on with it, and one of
 * `+text` with its last item. An item is one of
 *
 * - `!`: the element is not used here; `!@schemeID`: that attribute isn't
 * - `ID=1:19`, `ID<=1:19`, `ID>=1:19`: so many children, else rule FX-SCH-A-000019
 * - `@format:21`: the attribute must be there
 * - `.#currencies:40`, `@schemeID#=VA,FC:41`: the text or attribute is of a code list of ours or of these words;
 *   `#currencies+STN-STD` adds a word to a list and takes one out
 *
 * A name may have a condition: `[VA]`, `[false]`, `[916]` … (`conditions`), `[other]` for what fulfils no other one.
 */
export interface Use {
  readonly step: Step;
  readonly isUnused: boolean;
  readonly unusedAttributes: readonly string[];
  readonly counts: readonly Count[];
  readonly required: readonly { readonly attribute: string; readonly id: string }[];
  readonly codes: readonly Code[];
  readonly uses: readonly Use[];
}

export interface Step {
  /** In the tree: `ram:ID`. */
  readonly name: string;
  readonly condition: string | undefined;
}

export interface Count {
  readonly of: Step;
  readonly min: number;
  readonly max: number;
  readonly id: string;
}

export interface Code {
  /** Undefined for the text. */
  readonly attribute: string | undefined;
  readonly list: ReadonlySet<string>;
  readonly id: string;
}

/** @throws RangeError for a line that is no place */
export function parseUses(text: string): Use {
  const lines = text
    .trim()
    .replace(/\n *\+/g, '')
    .replace(/\n *&/g, '')
    .split('\n');
  let position = 0;
  function take(depth: number): Use {
    const [name = '', ...items] = (lines[position] ?? '').trim().split(' ');
    position += 1;
    const uses: Use[] = [];
    while (depthOf(lines[position]) > depth) uses.push(take(depth + 1));
    return { ...placeOf(stepOf(name), items), uses };
  }
  return take(0);
}

const depthOf = (line = ''): number => (line === '' ? -1 : line.length - line.trimStart().length);

function stepOf(text: string): Step {
  const [, word = '', condition] = /^([\w/]+)(?:\[(\w+)\])?$/.exec(text) ?? [];
  if (word === '') throw new RangeError(`no name: ${text}`);
  return { name: word.includes('/') ? word.replace('/', ':') : `ram:${word}`, condition };
}

function placeOf(step: Step, items: readonly string[]): Omit<Use, 'uses'> {
  const unusedAttributes: string[] = [];
  const counts: Count[] = [];
  const required: { attribute: string; id: string }[] = [];
  const codes: Code[] = [];
  for (const item of items) {
    const [, what = '', number = ''] = /^(.+):(\d+)$/.exec(item) ?? [];
    const id = `FX-SCH-A-${number.padStart(6, '0')}`;
    const [, place = '', list] = /^([^#]*)#(.+)$/.exec(what) ?? [];
    const [, child = '', sign, limit = ''] = /^(.+?)(<=|>=|=)(\d+)$/.exec(what) ?? [];
    if (item === '!') continue;
    if (item.startsWith('!@')) unusedAttributes.push(item.slice(2));
    else if (list !== undefined)
      codes.push({ attribute: place.slice(1) || undefined, list: listOf(list), id });
    else if (what.startsWith('@')) required.push({ attribute: what.slice(1), id });
    else if (sign)
      counts.push({
        of: stepOf(child),
        min: sign === '<=' ? 0 : Number(limit),
        max: sign === '>=' ? Infinity : Number(limit),
        id,
      });
    else throw new RangeError(`no item: ${item}`);
  }
  return { step, isUnused: items.includes('!'), unusedAttributes, counts, required, codes };
}

const lists = new Map<string, ReadonlySet<string>>(
  [documentCodes, moneyCodes, placeCodes, schemeCodes, unitCodes, extendedCodes].flatMap((codes) =>
    Object.entries(codes).filter(
      (entry): entry is [string, ReadonlySet<string>] => entry[1] instanceof Set,
    ),
  ),
);

/** Lists by their text, so that one that many places have is made once. */
const made = new Map<string, ReadonlySet<string>>();

function listOf(text: string): ReadonlySet<string> {
  const known = made.get(text);
  if (known) return known;
  const list = makeList(text);
  made.set(text, list);
  return list;
}

function makeList(text: string): ReadonlySet<string> {
  if (text.startsWith('=')) return new Set(text.slice(1).split(','));
  const [name = '', ...changes] = text.split(/(?=[+-])/);
  const list = new Set(lists.get(name));
  if (list.size === 0) throw new RangeError(`no code list ${name}`);
  for (const change of changes)
    if (change.startsWith('+')) list.add(change.slice(1));
    else list.delete(change.slice(1));
  return list;
}
