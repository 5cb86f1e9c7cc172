import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  type PDFObject,
  PDFPageLeaf,
  PDFPageTree,
  PDFRef,
} from 'pdf-lib';
import { PDF_LIMITS } from './budget.ts';
import { name, nameUnder } from './names.ts';
import { PdfRefusal } from './problems.ts';

const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'];

type Inherited = ReadonlyMap<string, PDFObject>;

interface Found {
  readonly ref: PDFRef;
  readonly page: PDFDict;
  readonly inherited: Inherited;
}

/**
 * Walks the page tree before pdf-lib does, whose own walk never ends on a tree that shares its branches. A tree with
 * something else in its branches, or none, is made anew from the pages that are there.
 *
 * @throws PdfRefusal PDF_BUDGET, PDF_TOO_LARGE, PDF_MALFORMED
 */
export function checkPages(doc: PDFDocument): void {
  const { context } = doc;
  const root = context.lookup(context.trailerInfo.Root);
  if (!(root instanceof PDFDict)) throw new PdfRefusal('PDF_MALFORMED', 'Root');
  const { pages, isSound } = walk(doc, root);
  const all = pages.length > 0 ? pages : loosePages(doc);
  if (all.length === 0) throw new PdfRefusal('PDF_MALFORMED', 'Pages');
  for (const { page } of all) {
    checkMediaBox(page);
    checkContents(page);
  }
  if (!isSound || pages.length === 0) plant(doc, root, all);
}

function walk(doc: PDFDocument, root: PDFDict): { pages: Found[]; isSound: boolean } {
  const { context } = doc;
  const seen = new Set<PDFRef>();
  const pages: Found[] = [];
  const waiting: { node: PDFObject | undefined; inherited: Inherited }[] = [
    { node: root.get(name('Pages')), inherited: new Map() },
  ];
  let isSound = true;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node: ref } = next;
    const node = context.lookup(ref);
    if (!(ref instanceof PDFRef) || !(node instanceof PDFDict)) {
      isSound = false;
      continue;
    }
    if (seen.has(ref)) throw new PdfRefusal('PDF_BUDGET');
    seen.add(ref);
    const inherited = new Map([...next.inherited, ...attributesOf(node)]);
    const kids = node.lookup(name('Kids'));
    if (kids instanceof PDFArray) {
      isSound &&= node instanceof PDFPageTree;
      for (const kid of kids.asArray().toReversed()) waiting.push({ node: kid, inherited });
    } else if (inherited.has('MediaBox')) {
      isSound &&= node instanceof PDFPageLeaf;
      pages.push({ ref, page: node, inherited });
    } else isSound = false;
    if (pages.length + waiting.length > PDF_LIMITS.pages) throw new PdfRefusal('PDF_TOO_LARGE');
  }
  return { pages, isSound };
}

const attributesOf = (node: PDFDict): [string, PDFObject][] =>
  INHERITED.flatMap((key) => {
    const value = node.get(name(key));
    return value === undefined ? [] : [[key, value] as [string, PDFObject]];
  });

/** Pages that no tree leads to, in the order of the file. */
const loosePages = ({ context }: PDFDocument): Found[] =>
  context
    .enumerateIndirectObjects()
    .flatMap(([ref, page]) =>
      page instanceof PDFDict && nameUnder(page, 'Type') === 'Page' && page.has(name('MediaBox'))
        ? [{ ref, page, inherited: new Map() }]
        : [],
    )
    .slice(0, PDF_LIMITS.pages);

/** One branch with all pages. */
function plant({ context }: PDFDocument, root: PDFDict, pages: readonly Found[]): void {
  const tree = PDFPageTree.withContext(context);
  const top = context.register(tree);
  for (const { ref, page, inherited } of pages) {
    const leaf = PDFPageLeaf.fromMapWithContext(new Map(page.entries()), context);
    leaf.set(name('Type'), name('Page'));
    leaf.set(name('Parent'), top);
    for (const [key, value] of inherited) leaf.set(name(key), value);
    context.assign(ref, leaf);
    tree.pushLeafNode(ref);
  }
  root.set(name('Pages'), top);
}

/** A file that was cut short may still have its page tree, but not what is on the pages. */
function checkContents(page: PDFDict): void {
  const contents = page.lookup(name('Contents'));
  const parts = contents instanceof PDFArray ? contents.asArray() : [page.get(name('Contents'))];
  const isLost = parts.some((part) => part && page.context.lookup(part) === undefined);
  if (isLost) throw new PdfRefusal('PDF_MALFORMED', 'Contents');
}

function checkMediaBox(page: PDFDict): void {
  const box = page.lookup(name('MediaBox'));
  if (box === undefined) return;
  const isBox =
    box instanceof PDFArray &&
    box.size() === 4 &&
    /^[\s[\]\d.eE+-]+$/.test(box.toString().replace(/\d+ 0 R/g, '0'));
  if (!isBox) throw new PdfRefusal('PDF_MALFORMED', 'MediaBox');
}
