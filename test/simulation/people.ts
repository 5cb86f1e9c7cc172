import type { Message } from '#workflows/message.ts';
import type { Step } from '#workflows/plan.ts';
import type { Resolution, ToldEvent } from '#workflows/trace.ts';
import type { Chance } from './chance.ts';

type Awaiting = Extract<ToldEvent, { kind: 'awaiting' }>;
type Parked = Extract<ToldEvent, { kind: 'parked' }>;

const patches = [
  { 'invoice.total': '5000.00' },
  { 'invoice.total': '20.00' },
  { 'invoice.total': '-5.00' },
  { 'invoice.payable': '10.00' },
  { 'invoice.orderReference': null },
  { 'vars.subject': 'by hand' },
  { 'invoice.lineAccounting': 'C, D' },
  { 'config.note': 'with care' },
];

/** What somebody tells a step that waits for a word, or decides in its place; at times the word is wrong. */
export function word(awaiting: Awaiting, chance: Chance, id: string): Resolution | Message {
  const { node } = awaiting;
  const by = { node, actor: 'support@demo', reason: 'seen to' };
  switch (chance.weighed({ word: 8, wrong: 2, amend: 1, skip: 1, abort: 1 })) {
    case 'word':
      return { id, name: 'word', value: String(10 + chance.below(90)), from: 'portal' };
    case 'wrong':
      return { id, name: 'word', value: 'none', from: 'portal' };
    case 'amend':
      return { ...by, action: 'amend', patch: chance.oneOf(patches) };
    case 'skip':
      return { ...by, action: 'skip' };
    case 'abort':
      return { ...by, action: 'abort' };
  }
}

/** What somebody makes of a parked step. A rule that misses a value gets it, or the step is skipped: a retry helps nothing. */
export function decision(parked: Parked, step: Step, chance: Chance): Resolution {
  const base = { node: parked.node, actor: 'support@demo', reason: 'seen to' };
  if (parked.uncertain) {
    const action = chance.weighed({ arrived: 5, 'send-again': 5, abort: 1 });
    return { ...base, action };
  }
  const isRule = parked.fault.code === 'RULE_ERROR';
  const action = chance.weighed({ retry: isRule ? 0 : 6, amend: 5, skip: 3, abort: 1 });
  if (action === 'amend') {
    const patch = isRule ? { 'invoice.payable': '10.00' } : chance.oneOf(patches);
    return { ...base, action, patch };
  }
  const exits = Object.keys(step.exits);
  return action === 'skip' && exits.length > 0 && chance.is(0.4)
    ? { ...base, action, exit: chance.oneOf(exits) }
    : { ...base, action };
}
