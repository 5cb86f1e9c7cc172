import { createHash } from 'node:crypto';
import type { ChannelOf } from '#activities/activity.ts';
import { type Line, Session } from './session.ts';

/** Servers end idle sessions after a minute or more; well before that nothing is lost by ending them ourselves. */
const IDLE_MS = 15_000;
const MOST_AT_ONCE = 8;

interface Lane {
  active: number;
  readonly waiting: (() => void)[];
  readonly idle: { readonly session: Session; readonly timer: NodeJS.Timeout }[];
}

export interface Lent {
  readonly session: Session;
  /** True where it has sent a message before: the server may have ended it meanwhile. */
  readonly used: boolean;
}

/** Open sessions by connection, for reuse: signing in costs more than a message. At most 8 at a time each. */
export class SmtpPool {
  readonly #lanes = new Map<string, Lane>();
  readonly #line: Line;

  constructor(line: Line) {
    this.#line = line;
  }

  /** Runs something with a turn of its own; further ones wait until a turn is free. */
  async turn<T>(channel: ChannelOf<'smtp'>, run: () => Promise<T>): Promise<T> {
    const lane = this.#lane(channel);
    if (lane.active >= MOST_AT_ONCE) await new Promise<void>((go) => lane.waiting.push(go));
    else lane.active += 1;
    try {
      return await run();
    } finally {
      const next = lane.waiting.shift();
      if (next) next();
      else lane.active -= 1;
    }
  }

  /** @throws SmtpError, DialError or NoToken where no session can be opened */
  async lend(channel: ChannelOf<'smtp'>): Promise<Lent> {
    const { idle } = this.#lane(channel);
    for (let one = idle.pop(); one; one = idle.pop()) {
      clearTimeout(one.timer);
      if (one.session.alive) return { session: one.session, used: true };
    }
    return { session: await this.fresh(channel), used: false };
  }

  fresh(channel: ChannelOf<'smtp'>): Promise<Session> {
    return Session.open(channel, this.#line);
  }

  giveBack(channel: ChannelOf<'smtp'>, session: Session): void {
    if (!session.alive) return;
    const { idle } = this.#lane(channel);
    const timer = setTimeout(() => {
      idle.splice(
        idle.findIndex((one) => one.session === session),
        1,
      );
      session.quit();
    }, IDLE_MS);
    timer.unref();
    idle.push({ session, timer });
  }

  close(): void {
    for (const { idle } of this.#lanes.values()) {
      for (const { session, timer } of idle.splice(0)) {
        clearTimeout(timer);
        session.quit();
      }
    }
  }

  /** Changed settings are another lane; the name of a lane holds no password. */
  #lane(channel: ChannelOf<'smtp'>): Lane {
    const name = createHash('sha256').update(JSON.stringify(channel)).digest('hex');
    const known = this.#lanes.get(name);
    if (known) return known;
    const lane: Lane = { active: 0, waiting: [], idle: [] };
    this.#lanes.set(name, lane);
    return lane;
  }
}
