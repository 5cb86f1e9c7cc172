import type { EffectLedger, HttpResult, Ports, Records } from '#activities/activity.ts';
import { perform } from '#activities/perform.ts';
import type { Job, StepResult } from '#workflows/job.ts';
import { same } from '#workflows/text.ts';
import type { Agenda } from './agenda.ts';
import { activities, catalogue, isPeer } from './catalogue.ts';
import type { Chance } from './chance.ts';
import type { Peers } from './peers.ts';

/** What every try of a simulated delivery shares. */
export interface Surroundings {
  readonly agenda: Agenda;
  readonly chance: Chance;
  readonly peers: Peers;
  readonly ledger: EffectLedger;
  /** Whether things still fail. */
  isStormy(): boolean;
}

type Fate = keyof typeof fates;
/** What becomes of a request, by weight. */
const fates = {
  taken: 60,
  'taken, answer lost': 6,
  'taken, answer late': 3,
  'taken, then an error': 3,
  'not taken, line lost': 5,
  unreachable: 7,
  busy: 7,
  refused: 7,
  'an error': 2,
};

/**
 * One try of one step on a worker: the real `perform` over ports whose every call takes a while, so that the worker can
 * die between any two. A dead one does nothing any more, and hears nothing.
 */
export class Trial {
  readonly #job: Job;
  readonly #around: Surroundings;
  readonly #stalls: () => void;
  #claim: string | undefined;
  isDead = false;

  /** @param stalls called where the answer comes too late for the engine */
  constructor(job: Job, around: Surroundings, stalls: () => void) {
    this.#job = job;
    this.#around = around;
    this.#stalls = stalls;
  }

  async run(): Promise<StepResult> {
    const { evidence: _kept, ...result } = await perform(this.#job, {
      ports: this.#ports(),
      records: this.#records(),
      activities,
      catalogue,
    });
    return result;
  }

  #ports(): Ports {
    const http = {
      send: ({ url }: { url: string }): Promise<HttpResult> =>
        url.endsWith('/ask') ? this.#ask() : this.#send(),
    };
    const channel = () => this.#channel();
    const now = () => new Date(this.#around.agenda.now);
    return { http, channel, now } as unknown as Ports;
  }

  #records(): Records {
    const { ledger } = this.#around;
    return {
      gate: { pass: async () => ({ kind: 'free', ended: async () => {} }) },
      attempts: { open: async () => 'a', close: () => this.#later(async () => {}) },
      effects: {
        claim: (key, request) =>
          this.#later(async () => {
            const claim = await ledger.claim(key, request);
            this.#claim = claim.kind;
            return claim;
          }),
        partDone: (parts) => this.#later(() => ledger.partDone(parts)),
        settle: (key, fence, how) => this.#later(() => ledger.settle(key, fence, how)),
      },
    };
  }

  /** What happens before any contact: the database is away, or somebody took the connection out of the settings. */
  async #channel(): Promise<object | undefined> {
    const { chance, isStormy } = this.#around;
    if (!isStormy() || chance.is(0.95)) return {};
    if (chance.is(0.5)) return undefined;
    throw new Error('the database is away');
  }

  async #ask(): Promise<HttpResult> {
    const { chance, peers, isStormy } = this.#around;
    return this.#later(async () => {
      if (isStormy() && chance.is(0.2)) return unreachable(false);
      return answered(200, peers.has(this.#job.key) ? 'here' : 'absent');
    });
  }

  async #send(): Promise<HttpResult> {
    const { chance, isStormy } = this.#around;
    const fate: Fate = isStormy() ? chance.weighed(fates) : 'taken';
    const taken = fate.startsWith('taken') && (await this.#later(async () => this.#arrive()));
    switch (fate) {
      case 'taken':
        return this.#later(async () => answered(taken ? 200 : 409));
      case 'taken, answer lost':
      case 'not taken, line lost':
        return this.#later(async () => unreachable(true));
      case 'taken, answer late':
        this.#stalls();
        return this.#later(async () => answered(200), 600_000);
      case 'unreachable':
        return this.#later(async () => unreachable(false));
      case 'busy':
        return this.#later(async () => ({
          ...answered(503),
          ...(chance.is(0.2) ? { retryAfter: 30 } : {}),
        }));
      case 'refused':
        // A far end that has the document under its key does not refuse it.
        return this.#later(async () => answered(this.#around.peers.has(this.#job.key) ? 409 : 422));
      case 'an error':
      case 'taken, then an error':
        return this.#later(async () => {
          throw new Error('out of memory');
        });
    }
  }

  #arrive(): boolean {
    return isPeer(this.#job.type) && this.#around.peers.take(this.#job, this.#claim);
  }

  #later<T>(does: () => Promise<T>, ms = 1 + this.#around.chance.below(200)): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#around.agenda.in(ms, () => {
        if (!this.isDead) does().then(resolve, reject);
      });
    });
  }
}

const answered = (status: number, body = '') => ({ kind: 'answered', status, body }) as const;
const unreachable = (sent: boolean): HttpResult => ({
  kind: 'unreachable',
  message: same('no answer'),
  sent,
});
