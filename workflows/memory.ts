import { type Context, listOf, pick, type Value, withValue } from './context.ts';
import type { Job, StepResult } from './job.ts';
import type { Plan, Step } from './plan.ts';

/** Values that people corrected, by context path: `invoice.…` or `params.…`; null removes. */
export type Amended = Readonly<Record<string, string | null>>;

/** What a delivery knows as it goes: the context, what people amended, and the generation that each step is in. */
export class Memory {
  readonly #plan: Plan;
  readonly #context: { -readonly [K in keyof Context]: Context[K] };
  readonly #amended: Record<string, string | null> = {};
  /** Settings of the steps that had some amended. */
  readonly #config = new Map<string, Step['config']>();
  readonly #generations = new Map<string, number>();

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

  job(step: Step): Job {
    const generation = this.generation(step.id);
    return {
      key: `${this.#context.delivery.id}/${step.id}/${generation}`,
      delivery: this.#context.delivery.id,
      node: step.id,
      type: step.type,
      generation,
      config: this.#config.get(step.id) ?? step.config,
      context: pick(this.#context, step.reads),
      amended: { ...this.#amended },
      retry: step.retry,
    };
  }

  /** What a finished step leaves to later ones. */
  keep({ id }: Step, { exit = 'ok', vars, documents, batch }: StepResult): void {
    if (batch) this.#context.batch = batch;
    if (vars) this.#context.vars = { ...this.#context.vars, ...vars };
    if (documents) this.#context.documents = { ...this.#context.documents, ...documents };
    this.#context.steps = { ...this.#context.steps, [id]: { output: exit } };
  }

  keepFault({ id }: Step, code: string): void {
    this.#context.steps = { ...this.#context.steps, [id]: { output: 'failed', fault: code } };
  }

  /** @param patch by path: `invoice.…`, `params.…`, `vars.…`, or `config.…` of the step itself; null removes */
  amend(step: Step, patch: Readonly<Record<string, string | null>>): void {
    for (const [path, value] of Object.entries(patch)) {
      const [root, ...rest] = path.split('.') as [string, ...string[]];
      if (root === 'config') {
        const config = this.#config.get(step.id) ?? step.config;
        this.#config.set(step.id, withValue(config, rest, value) as Step['config']);
      } else this.#amendContext(path, value);
    }
  }

  #amendContext(path: string, value: string | null): void {
    const [root, ...rest] = path.split('.') as [string, ...string[]];
    if (root === 'invoice') this.#amended[rest.join('.')] = value;
    const given = root === 'params' ? this.#asDeclared(rest[0] ?? '', value) : value;
    const tree = this.#context[root as 'invoice' | 'params' | 'vars'];
    Object.assign(this.#context, { [root]: withValue(tree, rest, given) });
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
