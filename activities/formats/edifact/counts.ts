import type { EdifactPartner } from '#workflows/invoice/edifactPartner.ts';
import type { Problem } from '#workflows/problem.ts';
import type { XmlElement } from '../xml.ts';
import { edifactProblem } from './problems.ts';
import { segmentsFor } from './tree.ts';

/** Most segments of a kind in a group, where an invoice may have more. Source: UN/EDIFACT D.96A and D.01B, INVOIC. */
const MOST: Readonly<Record<EdifactPartner['directory'], Readonly<Record<string, number>>>> = {
  D96A: {
    'INVOIC/FTX': 10,
    'INVOIC/NAD': 99,
    'INVOIC/RFF': 99,
    'INVOIC/ALC': 9999,
    'NAD/FII': 5,
    'NAD/RFF': 9999,
    'LIN/PIA': 25,
    'LIN/IMD': 10,
    'LIN/FTX': 5,
    'LIN/ALC': 15,
    'UNS/TAX': 10,
  },
  D01B: {
    'INVOIC/FTX': 99,
    'NAD/FII': 5,
    'LIN/PIA': 25,
    'LIN/IMD': 99,
    'LIN/ALC': 30,
    'UNS/TAX': 10,
  },
};

/** Without them the figures of the message would not add up. */
const FIGURES = new Set(['ALC', 'TAX']);

/** Leaves out what the message has no room for; where figures would be lost, that is fatal. */
export function limitCounts(root: XmlElement, { directory }: EdifactPartner): Problem[] {
  const problems: Problem[] = [];
  const visit = (element: XmlElement): void => {
    const counts = new Map<string, number>();
    const excess = new Set<XmlElement>();
    for (const child of element.children) {
      const count = (counts.get(child.name) ?? 0) + segmentsFor(child, directory).length;
      counts.set(child.name, count);
      if (count > (MOST[directory][`${element.name}/${child.name}`] ?? Infinity)) excess.add(child);
    }
    for (const name of new Set([...excess].map((one) => one.name))) {
      const severity = FIGURES.has(name) ? 'fatal' : 'warning';
      problems.push(edifactProblem('EDI_TOO_MANY', `${element.name}/${name}`, name, severity));
    }
    if (excess.size > 0)
      element.children.splice(
        0,
        Infinity,
        ...element.children.filter((child) => !excess.has(child)),
      );
    for (const child of element.children) visit(child);
  };
  visit(root);
  return problems;
}
