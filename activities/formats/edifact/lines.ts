import type { EdifactPartner } from '#workflows/invoice/edifactPartner.ts';
import type { Problem } from '#workflows/problem.ts';
import type { XmlElement } from '../xml.ts';
import { edifactProblem } from './problems.ts';

/** LIN 1082: a number of six digits in D.96A, six characters in D.01B. */
const FITS: Readonly<Record<EdifactPartner['directory'], RegExp>> = {
  D96A: /^\d{1,6}$/,
  D01B: /^[A-Za-z0-9.\-/ ]{1,6}$/,
};

/** Lines whose number does not fit are all numbered anew, so that no two have the same. */
export function numberLines(root: XmlElement, directory: EdifactPartner['directory']): Problem[] {
  const lines = root.children.filter(({ name }) => name === 'LIN');
  const misfit = lines.find(
    ({ attributes: { id } }) => id !== undefined && !FITS[directory].test(id),
  );
  if (!misfit) return [];
  for (const [i, { attributes }] of lines.entries()) attributes.id = String(i + 1);
  return [edifactProblem('EDI_LINES_NUMBERED', 'LIN', misfit.attributes.id ?? '', 'warning')];
}
