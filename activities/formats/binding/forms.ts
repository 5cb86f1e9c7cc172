import type { Edition } from '#workflows/invoice/rules/judged.ts';
import { forms } from '#workflows/invoice/rules/peppol/identifiers.ts';
import { businessCheck } from './businessCheck.ts';
import type { Check } from './check.ts';

/**
 * Whether identifiers are what their scheme wants (PEPPOL-COMMON-R040 to R057), wherever a document has them.
 *
 * @param addresses names of the elements that hold electronic addresses
 * @param others names of those that hold other identifiers, or `parent/name`
 */
export const formChecks = (
  edition: Edition,
  addresses: readonly string[],
  others: readonly string[],
): readonly Check[] =>
  forms
    .filter(({ onlyIn = edition }) => onlyIn === edition)
    .map(({ id, scheme, isRight, isAddress }) => {
      const places = isAddress ? addresses : [...addresses, ...others];
      const names = places.map((place) => place.split('/').at(-1) ?? '');
      return businessCheck(
        id,
        names,
        ({ name, text, attributes }, trail) =>
          attributes.schemeID !== scheme ||
          !places.some((place) => [name, `${trail.at(-1)?.name}/${name}`].includes(place)) ||
          isRight(text.replace(/\s+/g, ' ').trim()),
      );
    });
