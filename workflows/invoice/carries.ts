import { type Profile, profiles } from './terms/row.ts';
import type { Term } from './terms.ts';

/** Whether a target has a place for a term; undefined stands for an own field, which is no term. */
export type Carries = (term: Term | undefined) => boolean;

/** A Factur-X profile carries its own terms and those of the smaller ones. */
export const carriedBy =
  (profile: Profile): Carries =>
  (term) =>
    term !== undefined && profiles.indexOf(term.profile) <= profiles.indexOf(profile);
