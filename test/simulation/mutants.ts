import type { Law } from './laws.ts';
import type { Mutant } from './mutant.ts';
import type { Mode } from './simulate.ts';

interface Fault extends Mutant {
  readonly name: string;
  readonly mode?: Mode;
  /** What the simulation has to say of it. */
  readonly breaks: Law;
}

/** Faults that somebody might put into the code, and the law that each of them breaks. */
export const mutants: readonly Fault[] = [
  {
    name: 'a ledger that records an effect before it is done',
    file: 'test/simulation/ledger.ts',
    changes: [
      [
        `rows.set(key, { state: isFree ? 'attempting' : row.state, fence, outcome: undefined })`,
        `rows.set(key, { state: 'done', fence, outcome: { evidence: [] } })`,
      ],
    ],
    breaks: 'doneMeansThere',
  },
  {
    name: 'a ledger that forgets the tries that were cut off',
    file: 'test/simulation/ledger.ts',
    changes: [[`row === undefined || row.state === 'refused'`, 'true']],
    breaks: 'noSilentRepeat',
  },
  {
    name: 'a key that changes each time that a step runs',
    file: 'workflows/memory.ts',
    changes: [
      ['readonly #plan: Plan;', 'readonly #plan: Plan; #made = 0;'],
      ['retry: step.retry,', 'retry: step.retry, ...{ key: step.id + (this.#made += 1) },'],
    ],
    breaks: 'effectOnce',
  },
  {
    name: 'a walk that does not reset a dead exit',
    file: 'workflows/walk.ts',
    changes: [
      ['    this.#settled.delete(index);', '    if (was !== null) this.#settled.delete(index);'],
    ],
    breaks: 'allDecided',
  },
  {
    name: 'a walk that begins a step at the first edge taken',
    file: 'workflows/walk.ts',
    changes: [[" && this.#step(index).join === 'any'", '']],
    breaks: 'begunByEdges',
  },
  {
    name: 'a walk that runs what is behind a dead exit',
    file: 'workflows/walk.ts',
    changes: [['if (isTaken) this.#start', 'if (ins.length > 0) this.#start']],
    breaks: 'begunByEdges',
  },
  {
    name: 'a list that is done before its items are',
    file: 'workflows/lists.ts',
    changes: [['    await Promise.all(begun);\n', '']],
    breaks: 'itemsWithin',
  },
  {
    name: 'an item that goes on although its list is to begin again',
    file: 'workflows/walk.ts',
    changes: [['return this.#isStopped || ', 'return ']],
    mode: 'liveness',
    breaks: 'picture',
  },
  {
    name: 'a list that begins again and leaves its items as they were',
    file: 'workflows/interpret.ts',
    changes: [['        this.#lists.takeBack(index);\n', '']],
    breaks: 'itemsWithin',
  },
  {
    name: 'a loop without an end',
    file: 'workflows/interpret.ts',
    changes: [['    if (round > loop.policy.tries) return false;\n', '']],
    breaks: 'rounds',
  },
  {
    name: 'a loop that waits and forgets to go back',
    file: 'workflows/interpret.ts',
    changes: [['    walk.rewind(loop.to);\n    return true;', '    return true;']],
    mode: 'liveness',
    breaks: 'allDecided',
  },
  {
    name: 'a loop that takes the delivery back from a step that only tells somebody',
    file: 'workflows/interpret.ts',
    changes: [['    if (!walk.nodes.includes(loop.to)) return false;\n', '']],
    breaks: 'deadByEdges',
  },
  {
    name: 'a person’s retry that begins a generation',
    file: 'workflows/interpret.ts',
    changes: [[`action === 'amend' || action`, `action === 'retry' || action`]],
    breaks: 'newGeneration',
  },
  {
    name: 'a doubt that takes the failure exit',
    file: 'workflows/interpret.ts',
    changes: [['if (step.exits[exit] && !fault.mayHaveArrived) {', 'if (step.exits[exit]) {']],
    breaks: 'doubtWaits',
  },
  {
    name: 'a decision that does not reach the step that waits',
    file: 'workflows/interpret.ts',
    changes: [['    this.#answer(node, resolution);\n', '']],
    mode: 'liveness',
    breaks: 'picture',
  },
  {
    name: 'a skipped delivery that counts as delivered',
    file: 'workflows/interpret.ts',
    changes: [[`action === 'skip' && exit !== 'failed'`, 'false']],
    breaks: 'outcome',
  },
  {
    name: 'a loop that asks the machine’s clock',
    file: 'workflows/tries.ts',
    changes: [['const at = now + waitAfter(', 'const at = now + performance.now() + waitAfter(']],
    breaks: 'replayTells',
  },
  {
    name: 'a picture that goes on asking after the answer',
    file: 'workflows/trace.ts',
    changes: [
      [`{ ...was, state: 'running', generation, resolution`, '{ ...was, generation, resolution'],
    ],
    breaks: 'picture',
  },
  {
    name: 'an unforeseen error after contact that claims that nothing arrived',
    file: 'activities/perform.ts',
    changes: [['unexpected(thrown, true)', 'thrown']],
    breaks: 'failedMeansAbsent',
  },
  {
    name: 'a repeat that ends before any contact and claims that nothing arrived',
    file: 'activities/perform.ts',
    changes: [[`isTouched && thrown.remedy === 'fix'`, `thrown.remedy === 'fix'`]],
    breaks: 'failedMeansAbsent',
  },
  {
    name: 'a wait that begins its ladder anew when a rewind runs it again',
    file: 'workflows/expecting.ts',
    changes: [['was?.generation === generation ? was', 'false ? (was as Wait)']],
    breaks: 'reminders',
  },
  {
    name: 'a wait that takes whatever comes',
    file: 'workflows/expecting.ts',
    changes: [['!fitsMask(value, mask)', 'false']],
    breaks: 'rightWord',
  },
  {
    name: 'a message that counts each time that it comes',
    file: 'workflows/waits.ts',
    changes: [['    if (said) return said;\n', '']],
    breaks: 'messageOnce',
  },
];
