import { PDFArray, PDFDict, type PDFDocument, PDFNumber, PDFRawStream } from 'pdf-lib';
import { drawingOfPage } from './drawings.ts';
import { name, nameUnder } from './names.ts';
import { operationsOf } from './operations.ts';
import { PdfRefusal } from './problems.ts';
import { dictionaries } from './reach.ts';
import { decoded } from './streams.ts';

/** Where an image is seen: the first page, from 1, and its size in inches where it is shown largest. */
export interface Placement {
  readonly page: number;
  readonly width: number;
  readonly height: number;
}

/** ISO 32000-1, 8.3.3: x′ = a·x + c·y + e, y′ = b·x + d·y + f. */
type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

const POINTS = 72;
/** Forms inside forms multiply: no invoice shows as many. */
const MOST_DRAWINGS = 20_000;

/**
 * How large each image of the pages is shown, the forms on them included. Images that are drawn elsewhere too (in
 * patterns, letters, annotations) are left out, for their size is not known.
 *
 * @throws PdfRefusal PDF_BUDGET
 */
export function placementsOf(doc: PDFDocument): ReadonlyMap<PDFRawStream, Placement> {
  const walk: Walk = { found: new Map(), seen: new Set(), drawn: 0 };
  for (const [i, { node }] of doc.getPages().entries()) {
    const { resources, content } = drawingOfPage(doc, node);
    const unit = node.lookup(name('UserUnit'));
    const scale = unit instanceof PDFNumber ? unit.asNumber() : 1;
    const text = content();
    if (text !== undefined) follow(walk, text, resources, [scale, 0, 0, scale, 0, 0], i + 1);
  }
  for (const elsewhere of dictionaries(doc)) {
    const objects = elsewhere.lookup(name('XObject'));
    if (walk.seen.has(elsewhere) || !(objects instanceof PDFDict)) continue;
    for (const key of objects.keys()) {
      const image = objects.lookup(key);
      if (image instanceof PDFRawStream) walk.found.delete(image);
    }
  }
  return walk.found;
}

interface Walk {
  readonly found: Map<PDFRawStream, Placement>;
  /** Resources that a drawing on a page has. */
  readonly seen: Set<PDFDict>;
  drawn: number;
}

function follow(
  walk: Walk,
  content: string,
  resources: PDFDict,
  start: Matrix,
  page: number,
  depth = 0,
): void {
  walk.seen.add(resources);
  walk.drawn += 1;
  if (walk.drawn > MOST_DRAWINGS || depth > 16) throw new PdfRefusal('PDF_BUDGET');
  const objects = resources.lookup(name('XObject'));
  if (!(objects instanceof PDFDict)) return;
  const matrices: Matrix[] = [start];
  for (const { operator, operands } of operationsOf(content)) {
    const matrix = matrices.at(-1) ?? start;
    if (operator === 'q') matrices.push(matrix);
    else if (operator === 'Q') {
      if (matrices.length > 1) matrices.pop();
    } else if (operator === 'cm')
      matrices[matrices.length - 1] = times(matrixOf(operands.map(Number)), matrix);
    else if (operator === 'Do') {
      const shown = objects.lookup(name((operands.at(-1) ?? '').slice(1)));
      if (!(shown instanceof PDFRawStream)) continue;
      const subtype = nameUnder(shown.dict, 'Subtype');
      if (subtype === 'Image') note(walk.found, shown, matrix, page);
      else if (subtype === 'Form') enter(walk, shown, resources, matrix, page, depth);
    }
  }
}

function enter(
  walk: Walk,
  form: PDFRawStream,
  outer: PDFDict,
  matrix: Matrix,
  page: number,
  depth: number,
): void {
  const own = form.dict.lookup(name('Resources'));
  const content = decoded(form)?.toString('latin1');
  const array = form.dict.lookup(name('Matrix'));
  const numbers = array instanceof PDFArray ? array.asArray().map(numberOf) : [];
  const inner = times(matrixOf(numbers), matrix);
  if (content !== undefined)
    follow(walk, content, own instanceof PDFDict ? own : outer, inner, page, depth + 1);
}

/** An image fills the unit square of its matrix. */
function note(
  found: Map<PDFRawStream, Placement>,
  image: PDFRawStream,
  [a, b, c, d]: Matrix,
  page: number,
): void {
  const former = found.get(image);
  found.set(image, {
    page: former?.page ?? page,
    width: Math.max(former?.width ?? 0, Math.hypot(a, b) / POINTS),
    height: Math.max(former?.height ?? 0, Math.hypot(c, d) / POINTS),
  });
}

const numberOf = (object: unknown): number =>
  object instanceof PDFNumber ? object.asNumber() : Number.NaN;

/** The identity for what is no matrix. */
function matrixOf(numbers: readonly number[]): Matrix {
  const [a, b, c, d, e, f] = numbers;
  const isMatrix = numbers.length === 6 && numbers.every(Number.isFinite);
  return isMatrix ? ([a, b, c, d, e, f] as Matrix) : [1, 0, 0, 1, 0, 0];
}

const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[1] * n[2],
  m[0] * n[1] + m[1] * n[3],
  m[2] * n[0] + m[3] * n[2],
  m[2] * n[1] + m[3] * n[3],
  m[4] * n[0] + m[5] * n[2] + n[4],
  m[4] * n[1] + m[5] * n[3] + n[5],
];
