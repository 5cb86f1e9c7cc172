export const holds = ['paused', 'pace', 'outage'] as const;

/**
 * Why a step was not tried: the channel that it goes through lets nothing pass for now. `paused` by a person, `pace`
 * because its turn comes later, `outage` because what it leads to does not answer.
 */
export interface Held {
  readonly channel: string;
  readonly because: (typeof holds)[number];
  /** How often the channel had been released by then: whoever counts more releases lets the step go. */
  readonly releases: number;
  /** Milliseconds after which it asks again, if nobody lets it go before. */
  readonly wait: number;
  /** Tries that the engine made before, since it last began: they stay counted. */
  readonly tried: number;
}
