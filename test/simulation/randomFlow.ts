import type { Flow } from '#workflows/flow/schema.ts';
import { catalogue } from './catalogue.ts';
import type { Chance } from './chance.ts';

interface Node {
  readonly id: string;
  readonly type: string;
  readonly config: Record<string, unknown>;
  /** Steps that every path to this one passes, itself among them. */
  readonly passes: ReadonlySet<string>;
  /** Whether something was delivered, and a subject written, on every path that leaves by success. */
  readonly gave: boolean;
  readonly wrote: boolean;
}

/** An exit that something may follow. */
interface Open {
  readonly node: Node;
  readonly exit: string;
  readonly failure: boolean;
}

type Edge = Flow['edges'][number];

const rules = [
  { '>': [{ var: 'invoice.total' }, 1000] },
  { '<': [{ var: 'invoice.total' }, 0] },
  { '>': [{ var: 'invoice.payable' }, 0] },
  { present: [{ var: 'invoice.orderReference' }] },
];

/**
 * A drawing that compiles: steps one after another, each behind one to three exits that came before, so that exits feed
 * several steps and steps join; failures carried on, tried again, looped, told to somebody, left to the lane or to nobody.
 */
export function randomFlow(chance: Chance): Flow {
  return new Drawer(chance).draw();
}

class Drawer {
  readonly #chance: Chance;
  readonly #nodes: Pick<Node, 'id' | 'type' | 'config'>[] = [];
  readonly #edges: Edge[] = [];
  #open: Open[] = [];
  #hasWriter = false;
  #isInBody = false;

  constructor(chance: Chance) {
    this.#chance = chance;
  }

  draw(): Flow {
    this.#behind(this.#node('start'), []);
    for (let left = 2 + this.#chance.below(9); left > 0; left -= 1) this.#addStep();
    for (let left = this.#chance.below(4); left > 0; left -= 1) this.#addEnd();
    if (this.#chance.is(0.4)) this.#addLane();
    return {
      name: 'drawn by chance',
      params: [],
      nodes: this.#nodes.map(({ id, type, config }) => ({ id, type, config })),
      edges: this.#edges,
      layout: {},
      stickies: [],
    };
  }

  /** Ids begin by chance, since the compiler orders by them what could come in any order. */
  #node(type: string, config: Record<string, unknown> = {}) {
    const prefix = type === 'start' ? '' : `${'abcdefgh'[this.#chance.below(8)]}_`;
    const node = { id: `${prefix}${type}${this.#nodes.length}`, type, config };
    this.#nodes.push(node);
    return node;
  }

  #addStep(): void {
    const sources = this.#someOpen(Number(this.#chance.weighed({ '1': 6, '2': 3, '3': 1 })));
    if (sources.length === 0) return;
    const type = this.#chance.weighed({
      work: 3,
      jot: 2,
      convert: 2,
      write: this.#hasWriter ? 0 : 2,
      portal: 3,
      mail: 3,
      depot: 3,
      notice: 1,
      branch: 2,
      wait: 1,
      await: 2,
      forEach: this.#isInBody ? 0 : 1,
    });
    this.#hasWriter ||= type === 'write';
    const node = this.#behind(this.#node(type, this.#config(type)), sources);
    if (type === 'forEach') this.#drawBody(node);
    if (type !== 'wait') this.#settleFailure(node);
  }

  #config(type: string): Record<string, unknown> {
    if (type === 'branch') return { rule: this.#chance.oneOf(rules) };
    if (type === 'await') {
      const ladder = Array.from({ length: this.#chance.below(4) }, () =>
        this.#chance.below(86_400),
      );
      return {
        ladder: ladder.sort((a, b) => a - b),
        ends: this.#chance.is(0.6),
        amends: this.#chance.is(0.5),
      };
    }
    if (type === 'forEach')
      return { over: '{{invoice.lineAccounting}}', as: 'one', atOnce: this.#chance.is(0.5) };
    if (type !== 'wait') return {};
    if (this.#chance.is(0.3))
      return { until: this.#chance.oneOf(['2026-10-01T08:00:00Z', '2026-11-03T08:00:00Z']) };
    return { for: 1 + this.#chance.below(86_400) };
  }

  /** Puts a node behind some exits, and opens its own success exits. */
  #behind(node: Pick<Node, 'id' | 'type' | 'config'>, sources: readonly Open[]): Node {
    for (const { node: from, exit } of sources)
      this.#edges.push({ from: from.id, exit, to: node.id });
    const known = sources.map(({ node: from, failure }) => ({
      passes: from.passes,
      gave: from.gave && (!failure || catalogue[from.type]?.delivers === undefined),
      wrote: from.wrote && (!failure || from.type !== 'write'),
    }));
    const passed = known.map(({ passes }) => passes);
    const shared = [...(passed[0] ?? [])].filter((id) => passed.every((ids) => ids.has(id)));
    const drawn: Node = {
      ...node,
      passes: new Set([...shared, node.id]),
      gave:
        catalogue[node.type]?.delivers !== undefined ||
        (known.length > 0 && known.every(({ gave }) => gave)),
      wrote: node.type === 'write' || (known.length > 0 && known.every(({ wrote }) => wrote)),
    };
    for (const { id, kind } of catalogue[node.type]?.exits ?? [])
      if (kind === 'beside') {
        if (this.#chance.is(0.6)) this.#tellBeside(drawn, id);
      } else if (kind === 'ok' || (kind === 'branch' && node.type !== 'forEach'))
        this.#open.push({ node: drawn, exit: id, failure: false });
    return drawn;
  }

  /** A few steps that are repeated, from which nothing leads out; and one for a list that is empty. */
  #drawBody(list: Node): void {
    const before = this.#open;
    const root: Node = { ...list, passes: new Set() };
    this.#open = [{ node: root, exit: 'each', failure: false }];
    this.#isInBody = true;
    for (let left = 1 + this.#chance.below(4); left > 0; left -= 1) this.#addStep();
    this.#isInBody = false;
    this.#open = before;
    const none: Open = { node: list, exit: 'none', failure: false };
    this.#behind(this.#node('work'), [none]);
  }

  /** Nothing else is drawn behind it: what tells people leads to no end. */
  #tellBeside(from: Node, exit: string): void {
    const told = this.#node(this.#chance.oneOf(['notice', 'work']));
    this.#edges.push({ from: from.id, exit, to: told.id });
  }

  #settleFailure(node: Node): void {
    const failed: Open = { node, exit: 'failed', failure: true };
    switch (this.#chance.weighed({ nothing: 4, on: 2, told: 2, retry: 2, loop: 3 })) {
      case 'nothing':
        return;
      case 'on':
        this.#open.push(failed);
        return;
      case 'told':
        this.#behind(this.#node(this.#chance.oneOf(['notice', 'work'])), [failed]);
        return;
      case 'retry':
        this.#addRetry(node, false);
        return;
      case 'loop':
        this.#addRetry(node, true);
    }
  }

  #addRetry(node: Node, isLoop: boolean): void {
    const retry = this.#node('retry', {
      tries: 2 + this.#chance.below(3),
      firstWait: 1 + this.#chance.below(600),
      growth: 1 + this.#chance.below(3),
      longestWait: 1200,
      never: this.#chance.is(0.2) ? ['UNAVAILABLE'] : [],
    });
    this.#edges.push({ from: node.id, exit: 'failed', to: retry.id });
    if (isLoop)
      this.#edges.push({
        from: retry.id,
        exit: 'again',
        to: this.#chance.oneOf([...node.passes]),
      });
    if (this.#chance.is(0.4)) {
      // Behind `gave up`, a step is behind the failure itself.
      const before = this.#edges.length;
      const told = this.#chance.is(0.5);
      const next = this.#node(told ? 'notice' : 'work');
      const drawn = this.#behind(next, [{ node, exit: 'failed', failure: true }]);
      this.#edges.splice(before, 1, { from: retry.id, exit: 'gaveUp', to: next.id });
      if (told) this.#open = this.#open.filter((open) => open.node !== drawn);
    }
  }

  #addEnd(): void {
    const sources = this.#someOpen(1 + this.#chance.below(3));
    if (sources.length === 0) return;
    const gave = sources.every(
      ({ node, failure }) =>
        node.gave && (!failure || catalogue[node.type]?.delivers === undefined),
    );
    const outcomes = ['handed-over', 'cancelled', 'failed'];
    const outcome = gave && this.#chance.is(0.7) ? 'delivered' : this.#chance.oneOf(outcomes);
    this.#behind(this.#node('end', { outcome }), sources);
  }

  #addLane(): void {
    const from = this.#node('onFailure').id;
    const told = this.#node(this.#chance.oneOf(['notice', 'work']));
    this.#edges.push({ from, exit: 'ok', to: told.id });
    if (!this.#chance.is(0.4)) return;
    const end = this.#node('end', { outcome: this.#chance.oneOf(['cancelled', 'failed']) });
    this.#edges.push({ from: told.id, exit: 'ok', to: end.id });
  }

  /** Takes some open exits; one that is taken may stay open, to feed several steps. */
  #someOpen(count: number): readonly Open[] {
    const found: Open[] = [];
    while (found.length < count && this.#open.length > found.length) {
      const open = this.#chance.is(0.6)
        ? (this.#open.at(-1 - this.#chance.below(Math.min(2, this.#open.length))) as Open)
        : this.#chance.oneOf(this.#open);
      if (!found.includes(open)) found.push(open);
    }
    this.#open = this.#open.filter((open) => !found.includes(open) || this.#chance.is(0.3));
    return found;
  }
}
