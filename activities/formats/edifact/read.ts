import type { EdifactPartner } from '#workflows/invoice/edifactPartner.ts';
import { Invoice } from '#workflows/invoice/model.ts';
import { EN16931 } from '#workflows/invoice/targets.ts';
import { isFatal, type Problem } from '#workflows/problem.ts';
import { readTree } from '../mapping/read.ts';
import type { ReadInvoice } from '../mapping/syntax.ts';
import { shapeProblems } from '../shape.ts';
import type { XmlElement } from '../xml.ts';
import { bindings, placedTree } from './bindings.ts';
import { recode } from './codes.ts';
import { toPlaces } from './dialect.ts';
import { type Interchange, type Message, readInterchange } from './interchange.ts';
import { placePackages } from './packages.ts';
import { plainPartner } from './partner.ts';
import { edifactProblem } from './problems.ts';
import type { Directory } from './segments.ts';
import { treeOf } from './tree.ts';
import { unmappedSegments } from './unmapped.ts';

export type ReadEdifact =
  | {
      readonly ok: true;
      readonly interchange: Omit<Interchange, 'messages'>;
      /** One a message, in its order. */
      readonly invoices: readonly ReadInvoice[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads an interchange of INVOIC messages: EANCOM D.96A and D.01B and what is near them, and the D.14B binding of
 * EN 16931.
 *
 * @param partner whose codes and segments the messages have
 */
export function readEdifact(bytes: Uint8Array, partner?: EdifactPartner): ReadEdifact {
  const read = readInterchange(bytes);
  if (!read.ok) return read;
  const { messages, ...interchange } = read;
  const invoices = messages.map((message) => readMessage(message, partner));
  const [only, second] = invoices;
  if (only?.ok && !second) {
    const unmapped = [...read.warnings, ...only.unmapped];
    return { ok: true, interchange, invoices: [{ ...only, unmapped }] };
  }
  return { ok: true, interchange, invoices };
}

function readMessage(message: Message, partner: EdifactPartner | undefined): ReadInvoice {
  if (message.type !== 'INVOIC')
    return {
      ok: false,
      problems: [edifactProblem('EDI_NOT_INVOICE', `UNH+${message.reference}`, message.type)],
    };
  const directory = directoryOf(message);
  const binding = bindings[directory];
  const { root, origin, problems } = treeOf(message.segments, directory);
  if (problems.length > 0) return { ok: false, problems };
  if (directory !== 'D14B') recode(root, partner ?? plainPartner(directory), true);
  const made = new Map(origin);
  const derive = (from: XmlElement, element: XmlElement): XmlElement => {
    const segment = made.get(from);
    if (segment) made.set(element, segment);
    return element;
  };
  const packages = placePackages(root, message.packages);
  const notes = [
    ...packages,
    ...countProblems(root),
    ...toPlaces(root, directory === 'D14B', derive),
  ];
  const read = readTree(root, binding.plan, binding.codec);
  const parsed = Invoice.safeParse({ specification: EN16931, ...read.fields });
  const found = [...read.problems, ...(parsed.success ? [] : shapeProblems(parsed.error))];
  if (!parsed.success || found.some(isFatal)) return { ok: false, problems: found };
  const unmapped = unmappedSegments(root, placedTree(parsed.data, binding), made);
  return { ok: true, invoice: parsed.data, unmapped: [...notes, ...unmapped] };
}

/** `D96A` of the message, or the nearest of those whose places we know. */
function directoryOf({ directory, segments }: Message): Directory {
  const [, year = '01'] = /^[DS](\d\d)[AB]$/.exec(directory) ?? [];
  if (Number(year) > 70) return 'D96A';
  const isCen = segments.some(({ tag, elements }) => tag === 'NAD' && elements[0]?.[0] === 'SE');
  return Number(year) >= 14 && isCen ? 'D14B' : 'D01B';
}

/** CNT+2 counts the lines: fewer of them are lines that got lost. */
function countProblems(root: XmlElement): Problem[] {
  const lines = root.children.filter(({ name }) => name === 'LIN').length;
  return root.children
    .filter(({ name }) => name === 'UNS')
    .flatMap(({ children }) => children)
    .filter(
      ({ name, attributes: { q, value } }) =>
        name === 'CNT' && q === '2' && Number(value) !== lines,
    )
    .map(({ attributes }) =>
      edifactProblem('EDI_COUNT', 'CNT+2', `CNT+2 ${attributes.value}, ${lines}`, 'warning'),
    );
}
