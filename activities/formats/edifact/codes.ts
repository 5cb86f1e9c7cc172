import type { EdifactPartner } from '#workflows/invoice/edifactPartner.ts';
import type { XmlElement } from '../xml.ts';
import { directoryCodes } from './partner.ts';

type Codes = ReadonlyMap<string, ReadonlyMap<string, string>>;

function codesOf({ directory, codes }: EdifactPartner, isReading: boolean): Codes {
  const all = new Map<string, Map<string, string>>();
  for (const table of [directoryCodes[directory], codes])
    for (const [place, pairs] of Object.entries(table)) {
      const known = all.get(place) ?? new Map<string, string>();
      all.set(place, known);
      for (const [ours, theirs] of Object.entries(pairs))
        if (isReading) known.set(theirs, ours);
        else known.set(ours, theirs);
    }
  return all;
}

/** Puts the partner's codes for ours, or ours for the partner's. */
export function recode(root: XmlElement, partner: EdifactPartner, isReading: boolean): void {
  const codes = codesOf(partner, isReading);
  const visit = (element: XmlElement, place: string): void => {
    for (const name of Object.keys(element.attributes)) {
      const code = codes.get(`${place}@${name}`)?.get(element.attributes[name] ?? '');
      if (code !== undefined) element.attributes[name] = code;
    }
    for (const child of element.children)
      visit(child, place === '' ? child.name : `${place}/${child.name}`);
  };
  visit(root, '');
}
