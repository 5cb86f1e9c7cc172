/** What must hold in every delivery, whatever fails and whoever dies. */
export const laws = {
  effectOnce: 'no effect reaches a peer that de-duplicates twice',
  noSilentRepeat: 'a plain peer sees nothing twice, but for a notice under the same key',
  doneMeansThere: 'a step that sends is told as done only where its peer has what it sent',
  failedMeansAbsent: 'a delivery that is told as failed without doubt did not arrive',
  doubtWaits: 'a doubt waits for somebody: no exit is taken',
  begunByEdges: 'a step begins only when all that leads to it is decided, and something led to it',
  itemsWithin:
    'an item begins only while its list is gone through, and the list is done only once all its items are over',
  oneAtATime: 'a step on the way does not begin while it goes on',
  deadByEdges: 'a step is dead only when all that leads to it is decided, and nothing led to it',
  generations:
    'a generation begins only by an amend, a send-again or a new occasion to tell somebody',
  newGeneration: 'an amend or a send-again begins a new generation',
  rounds: 'a loop has no more rounds than its retry says',
  numbered: 'what is told is numbered 1, 2, 3 … and ends with the end',
  clock: 'times told never go back',
  waited: 'a wait is as long as drawn, and lasts until the instant that was told',
  reminders:
    'people are told at each rung of a ladder once, however often a rewind runs the step again',
  messageOnce: 'a message is kept once and taken once',
  rightWord: 'what is taken has the form that is waited for',
  replayAsks: 'a replay asks for the same things in the same order',
  replayTells: 'a replay tells what was told before, byte for byte',
  picture: 'the picture shows as going on what goes on, and as waiting who waits',
  nothingInSilence: 'nothing waits in silence',
  ends: 'once failures stop and people answer, every delivery ends',
  allDecided: 'at the end every step is done, failed or dead, and no timer or try is left',
  outcome: 'the outcome is the worst of the ends reached, or says whether something was delivered',
  deliveredMeansGiven: 'delivered is told only where something was delivered',
  noError: 'the interpreter never breaks',
} as const;

export type Law = keyof typeof laws;

export interface Broken {
  readonly law: Law;
  /** What was seen instead. */
  readonly seen: string;
}

/** Notes the first law that was broken. */
export class Court {
  broken: Broken | undefined;

  expect(law: Law, holds: boolean, seen: () => string): void {
    if (!holds && this.broken === undefined) this.broken = { law, seen: seen() };
  }
}
