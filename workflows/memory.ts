import { type Context, listOf, pick, type Value, withValue } from './context.ts';
import { drawnNode } from './itemNode.ts';
import type { Job, StepResult } from './job.ts';
import type { Plan, Step } from './plan.ts';

/** Values that people corrected, by context path: `invoice.…` or `params.…`; null removes. */
export type Amended = Readonly<Record<string, string | null>>;

type Own = { -readonly [K in 'vars' | 'documents' | 'steps']: Context[K] };

/** What a delivery knows as it goes: the context, what people amended, and the generation that each step is in. */
export class Memory {
  readonly #plan: Plan;
  readonly #context: { -readonly [K in keyof Context]: Context[K] };
  readonly #amended: Record<string, string | null> = {};
  /** Settings of the steps that had some amended. */
  readonly #config = new Map<string, Step['config']>();
  readonly #generations = new Map<string, number>();
  /** What the steps of one item see in the place of what all see, by node. */
  readonly #own = new Map<string, Own>();

  constructor(plan: Plan, context: Context, amended: Amended = {}) {
    this.#plan = plan;
    const { constants } = plan;
    this.#context = constants
      ? { ...context, params: { ...constants, ...context.params } }
      : { ...context };
    for (const [path, value] of Object.entries(amended)) this.#amendContext(path, value);
  }

  get issuerTimeZone(): string {
    return this.#context.issuer.timeZone;
  }

  generation(node: string): number {
    return this.#generations.get(node) ?? 1;
  }

  /** From now on the step's effects have a new key. */
  beginGeneration(node: string): void {
    this.#generations.set(node, this.generation(node) + 1);
  }

  /** From now on these steps share values of their own, which no other step sees. */
  share(nodes: readonly string[], vars: Context['vars']): void {
    const own: Own = { vars, documents: {}, steps: {} };
    for (const node of nodes) this.#own.set(node, own);
  }

  job(step: Step): Job {
    const generation = this.generation(step.id);
    return {
      key: `${this.#context.delivery.id}/${step.id}/${generation}`,
      delivery: this.#context.delivery.id,
      node: step.id,
      type: step.type,
      generation,
      config: this.#config.get(step.id) ?? step.config,
      context: pick(this.#seenBy(step.id), step.reads),
      amended: { ...this.#amended },
      retry: step.retry,
    };
  }

  /** What a finished step leaves to later ones. */
  keep({ id }: Step, { exit = 'ok', vars, documents, batch }: StepResult): void {
    if (batch) this.#context.batch = batch;
    const tree = this.#own.get(id) ?? this.#context;
    if (vars) tree.vars = { ...tree.vars, ...vars };
    if (documents) tree.documents = { ...tree.documents, ...documents };
    tree.steps = { ...tree.steps, [drawnNode(id)]: { output: exit } };
  }

  keepFault({ id }: Step, code: string): void {
    const tree = this.#own.get(id) ?? this.#context;
    tree.steps = { ...tree.steps, [drawnNode(id)]: { output: 'failed', fault: code } };
  }

  /** @param patch by path: `invoice.…`, `params.…`, `vars.…`, or `config.…` of the step itself; null removes */
  amend(step: Step, patch: Readonly<Record<string, string | null>>): void {
    for (const [path, value] of Object.entries(patch)) {
      const [root, ...rest] = path.split('.') as [string, ...string[]];
      if (root === 'config') {
        const config = this.#config.get(step.id) ?? step.config;
        this.#config.set(step.id, withValue(config, rest, value) as Step['config']);
      } else if (root === 'vars' && this.#own.has(step.id)) this.#amendOwn(step.id, rest, value);
      else this.#amendContext(path, value);
    }
  }

  /** What is amended for an item is not seen by others. */
  #amendOwn(node: string, keys: readonly string[], value: string | null): void {
    const own = this.#own.get(node) as Own;
    const [name = ''] = keys;
    const vars = withValue(this.#seenBy(node).vars, keys, value) as Context['vars'];
    // A value that is removed here must not show what the others see.
    own.vars = { ...own.vars, [name]: vars[name] as Value };
  }

  #amendContext(path: string, value: string | null): void {
    const [root, ...rest] = path.split('.') as [string, ...string[]];
    if (root === 'invoice') this.#amended[rest.join('.')] = value;
    const given = root === 'params' ? this.#asDeclared(rest[0] ?? '', value) : value;
    const tree = this.#context[root as 'invoice' | 'params' | 'vars'];
    Object.assign(this.#context, { [root]: withValue(tree, rest, given) });
  }

  #seenBy(node: string): Context {
    const own = this.#own.get(node);
    if (!own) return this.#context;
    const { vars, documents, steps } = this.#context;
    return {
      ...this.#context,
      vars: { ...vars, ...own.vars },
      documents: { ...documents, ...own.documents },
      steps: { ...steps, ...own.steps },
    };
  }

  /** People amend in texts; rules and steps go by the type that the flow declares. */
  #asDeclared(param: string, text: string | null): Value | null {
    const type = Object.hasOwn(this.#plan.params, param) && this.#plan.params[param]?.type;
    if (text === null) return null;
    if (type === 'boolean' || typeof this.#plan.constants?.[param] === 'boolean')
      return text === 'true';
    return type === 'addresses' ? listOf(text) : text;
  }
}
