import type { Step } from './plan.ts';
import type { Text } from './text.ts';
import type { Resolution } from './trace.ts';

/** Why a resolution of a parked step can't be taken, or undefined where it can. */
export function refusal(
  { action, actor, reason, patch = {}, exit }: Resolution,
  uncertain: boolean,
  step: Step,
): Text | undefined {
  if (!actor || !reason)
    return { fr: 'il faut une personne et une raison', en: 'an actor and a reason are needed' };
  const answersUncertain = action === 'arrived' || action === 'send-again';
  if (uncertain && !answersUncertain && action !== 'abort')
    return {
      fr: 'elle est incertaine : dites qu’elle est arrivée, ou envoyez à nouveau',
      en: 'it is uncertain: say that it arrived, or send again',
    };
  if (!uncertain && answersUncertain)
    return { fr: 'elle n’est pas incertaine', en: 'it is not uncertain' };
  if (action === 'amend' && Object.keys(patch).length === 0)
    return { fr: 'aucune valeur à corriger n’est donnée', en: 'no value to amend is given' };
  const bad = Object.keys(patch).find((path) => !amendable.test(path));
  if (bad !== undefined) return { fr: `${bad} ne se corrige pas`, en: `${bad} can’t be amended` };
  if (exit !== undefined && !Object.hasOwn(step.exits, exit))
    return { fr: `elle n’a pas de sortie « ${exit} »`, en: `it has no exit “${exit}”` };
  if (action === 'skip' && !mayPassOverBy(step, exit))
    return {
      fr: 'seules les personnes interrogées répondent : choisissez la sortie « Inutile » ou le délai passé, ou abandonnez',
      en: 'only the people who were asked answer: choose the exit “Not needed” or the time-out, or abort',
    };
  return undefined;
}

/** Whether a step may be passed over by that exit, or by one that is not said: who does so must not look like those who were asked. */
export function mayPassOverBy({ hears = '' }: Pick<Step, 'hears'>, exit?: string): boolean {
  const answers = answersOf[hears];
  return !answers || (exit !== undefined && !answers.includes(exit));
}

/** Exits that a message alone leads to. */
const answersOf: Readonly<Record<string, readonly string[]>> = {
  approval: ['approved', 'rejected'],
};

export const doesNotWait: Text = {
  fr: 'elle n’attend personne',
  en: 'it does not wait for anybody',
};

export const waitsForMessage: Text = {
  fr: 'elle attend un message : donnez-le, passez l’étape ou abandonnez',
  en: 'it waits for a message: give it, skip the step or abort',
};

/** What wakes a step is the house's to tell. */
export const waitsForHouse: Text = {
  fr: 'elle attend son lot : passez l’étape ou abandonnez',
  en: 'it waits for its batch: skip the step or abort',
};

export const waitsForTime: Text = {
  fr: 'elle attend son heure de départ : elle peut seulement être abandonnée',
  en: 'it waits for the time at which it leaves: it can only be aborted',
};

/** What a person may change: invoice values, parameters, written values, and the parked step's own settings. */
const amendable = /^(invoice|params|vars|config)(\.[A-Za-z]\w*)+$/;

/** Exit by which a resolution finishes a step without running it; undefined where it runs again. */
export function exitTaken(step: Step, { action, exit }: Resolution): string | undefined {
  if (action !== 'skip' && action !== 'arrived') return undefined;
  return exit ?? Object.keys(step.exits).find((id) => id !== 'failed') ?? 'ok';
}

/** Whether one path is the other or lies within it: `invoice` overlaps `invoice.orderReference`. */
export const overlaps = (a: string, b: string): boolean =>
  a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);

/** Whether a step reads something at or within the given paths. */
export const readsAny = ({ reads }: Step, paths: readonly string[]): boolean =>
  reads.some((read) => paths.some((path) => overlaps(read, path)));
