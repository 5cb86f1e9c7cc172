import type { Job } from '#workflows/job.ts';
import { DeliveryError } from '#workflows/node.ts';
import { hashOf } from '#workflows/plan.ts';
import type { EffectLedger, Part } from './activity.ts';
import { persistently } from './persistently.ts';

/** The effects of one step that has several, each in the ledger under its own key. */
export const partsOf =
  ({ delivery, node, config, context, amended }: Job, effects: EffectLedger): Part =>
  async (key, act) => {
    const hash = hashOf([config, context, amended]);
    const claim = await effects.claim(key, { delivery, node, hash });
    if (claim.kind === 'done') {
      const evidence = [{ kind: 'already-done', detail: { key } }, ...claim.outcome.evidence];
      return { ...claim.outcome, evidence };
    }
    const { fence } = claim;
    try {
      const outcome = await act(claim.kind === 'ask');
      await persistently(() => effects.settle(key, fence, { state: 'done', outcome }));
      return outcome;
    } catch (error) {
      // What was in doubt before stays so: this try learnt nothing about the one before it.
      const isKnown =
        claim.kind === 'perform' && error instanceof DeliveryError && !error.mayHaveArrived;
      const state = isKnown ? 'refused' : 'uncertain';
      await persistently(() => effects.settle(key, fence, { state }));
      throw error;
    }
  };
