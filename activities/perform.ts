import type { Job } from '#workflows/job.ts';
import { type Catalogue, DeliveryError, type Fault, type NodeManifest } from '#workflows/node.ts';
import { hashOf } from '#workflows/plan.ts';
import { quoted, type Text } from '#workflows/text.ts';
import type { Answer, Ending, Outcome, Part, Ports, Records, Way } from './activity.ts';
import { partsOf } from './parts.ts';
import { persistently } from './persistently.ts';
import { watched } from './watched.ts';

/** A node type's code. One that has `ask` acts on the outside world, so the ledger stands around it. */
export interface StepCode {
  run(job: Job, ports: Ports, since: string, part?: Part): Promise<Outcome>;
  ask?(job: Job, ports: Ports): Promise<Answer>;
  /** Which channel it goes through, where it goes through one. */
  way?(job: Job): Way;
}

export interface World {
  readonly ports: Ports;
  readonly records: Records;
  readonly activities: Readonly<Record<string, StepCode>>;
  readonly catalogue: Catalogue;
}

/** Faults that any step can end in, beside those of its manifest. */
export const commonFaults = {
  UNEXPECTED: {
    remedy: 'retry',
    title: { fr: 'Incident imprévu', en: 'Unexpected fault' },
    help: {
      fr: 'L’étape est retentée d’elle-même. Si cela dure, transmettez l’identifiant de la remise à l’administrateur.',
      en: 'The step is tried again by itself. If it lasts, give the delivery’s id to the administrator.',
    },
  },
  SETTINGS_INVALID: {
    remedy: 'fix',
    title: {
      fr: 'Les réglages de l’étape ne sont pas valables',
      en: 'The step’s settings are not valid',
    },
    help: {
      fr: 'Une correction a donné à un réglage une valeur qu’il n’admet pas. Corrigez-la, puis réessayez.',
      en: 'An amendment gave a setting a value that it does not take. Correct it, then try again.',
    },
  },
} as const satisfies Record<string, Fault>;

/**
 * One try of one step, if its channel lets it pass: its row is written before any byte leaves, an effect is claimed in the
 * ledger first and settled after, and the row is closed with the evidence or the fault.
 *
 * An effect that is done is not done again: its receipt is the outcome. One that an earlier try may have done is asked
 * about; where nobody can be asked, the step's uncertain fault says so.
 *
 * @param tried tries that came before, since the engine began with the step
 * @returns `held` where its channel does not let it pass: nothing was tried, and no row was written
 * @throws DeliveryError for every fault that was foreseen, UNEXPECTED (with the error as `cause`) for the others
 */
export async function perform(job: Job, world: World, tried = 0): Promise<Outcome> {
  const { records } = world;
  const way = wayOf(job, world);
  const passage =
    way && (await records.gate.pass({ ...way, key: job.key, delivery: job.delivery }));
  if (passage?.kind === 'held') return { held: { ...passage.held, tried }, evidence: [] };
  const watch = watched(world.ports);
  // What its channel learns from a try is not worth the outcome of the try.
  const ended = (how: Ending) => passage?.ended(watch.touched() ? how : 'unknown').catch(() => {});
  const { delivery, node, type, generation, key, config, context, amended } = job;
  const id = await records.attempts.open({
    delivery,
    node,
    type,
    generation,
    key,
    input: { config, context, amended },
  });
  try {
    const outcome = await act(job, { ...world, ports: watch.ports });
    await persistently(() => records.attempts.close(id, { outcome }));
    await ended('answered');
    return outcome;
  } catch (error) {
    const fault = error instanceof DeliveryError ? error : unexpected(error);
    const { code, seen, remedy, details } = fault;
    await persistently(() =>
      records.attempts.close(id, { fault: { code, message: seen, remedy, details } }),
    );
    await ended(endingOf(fault, world.catalogue[type]));
    throw fault;
  }
}

function endingOf({ code, seen }: DeliveryError, manifest: NodeManifest | undefined): Ending {
  const fault = manifest?.faults[code];
  if (!fault) return 'unknown';
  if (fault.pauses) return { refusesUs: seen };
  return fault.outage ? 'away' : 'answered';
}

/** What is wrong with a step is for its try to tell. */
function wayOf(job: Job, { activities, catalogue }: World): Way | undefined {
  const settings = catalogue[job.type]?.config.safeParse(job.config);
  if (!settings?.success) return undefined;
  return activities[job.type]?.way?.({ ...job, config: settings.data });
}

async function act(job: Job, world: World): Promise<Outcome> {
  const manifest = world.catalogue[job.type];
  const code = world.activities[job.type];
  if (!manifest || !code) throw new Error(`no step of type ${job.type} on this worker`);
  const settings = manifest.config.safeParse(job.config);
  if (!settings.success) {
    const at = settings.error.issues.map(({ path }) => `config.${path.join('.')}`);
    throw new DeliveryError(
      'SETTINGS_INVALID',
      commonFaults.SETTINGS_INVALID,
      {
        fr: `réglages refusés : ${at.join(', ')}`,
        en: `settings refused: ${at.join(', ')}`,
      },
      { missing: at },
    );
  }
  const parsed = { ...job, config: settings.data };
  return code.ask === undefined
    ? code.run(parsed, world.ports, world.ports.now().toISOString())
    : once(parsed, manifest, { run: code.run, ask: code.ask }, world);
}

async function once(
  job: Job,
  manifest: NodeManifest,
  code: Required<Pick<StepCode, 'run' | 'ask'>>,
  { ports, records: { effects } }: World,
): Promise<Outcome> {
  const { key, delivery, node } = job;
  const hash = hashOf([job.config, job.context, job.amended]);
  const claim = await effects.claim(key, { delivery, node, hash });
  if (claim.kind === 'done') return receiptOf(key, claim.outcome);

  const { fence, since } = claim;
  const settled = async (outcome: Outcome): Promise<Outcome> => {
    await persistently(() => effects.settle(key, fence, { state: 'done', outcome }));
    return outcome;
  };
  const failed = async (thrown: unknown, isRepeat: boolean, isTouched: boolean): Promise<never> => {
    const error = withDoubt(thrown, manifest, { isRepeat, isTouched });
    const state = stateAfter(error, isTouched);
    if (state) await persistently(() => effects.settle(key, fence, { state }));
    throw error;
  };
  const asking = watched(ports);
  // Who could not ask knows as much as before.
  const answer =
    claim.kind === 'ask'
      ? await code.ask(job, asking.ports).catch((thrown) => failed(thrown, true, asking.touched()))
      : undefined;
  if (answer?.kind === 'arrived') return settled(answer.outcome);
  if (answer?.kind === 'unknown') {
    await persistently(() => effects.settle(key, fence, { state: 'uncertain' }));
    throw uncertain(manifest, {
      fr: 'un essai précédent a été coupé et a pu arriver',
      en: 'an earlier try was cut off and may have arrived',
    });
  }

  const watch = watched(ports);
  let outcome: Outcome;
  try {
    outcome = await code.run(job, watch.ports, since, partsOf(job, effects));
  } catch (thrown) {
    return failed(thrown, answer?.kind === 'repeatable', watch.touched());
  }
  return settled(outcome);
}

/**
 * What a step threw, with the doubt that the step itself could not know of. An error that nobody foresaw, after contact,
 * may have come after the arrival. A repeat that time may cure, or that ended before any contact, learnt nothing about the
 * try before it: that one may have arrived as much as before, and must not end as "nothing has left". A refusal that lasts
 * is the far end's answer to both.
 */
function withDoubt(
  thrown: unknown,
  manifest: NodeManifest,
  { isRepeat, isTouched }: { readonly isRepeat: boolean; readonly isTouched: boolean },
): unknown {
  if (uncertainFault(manifest) === undefined) return thrown;
  if (!(thrown instanceof DeliveryError))
    return isTouched || isRepeat ? unexpected(thrown, true) : thrown;
  const isAnswer = isTouched && thrown.remedy === 'fix';
  if (!isRepeat || thrown.mayHaveArrived || isAnswer) return thrown;
  const { seen, details } = thrown;
  return uncertain(
    manifest,
    {
      fr: `un essai précédent a pu arriver ; celui-ci : ${seen.fr}`,
      en: `an earlier try may have arrived; this one: ${seen.en}`,
    },
    details,
  );
}

/**
 * How an effect stands after its step threw: a foreseen fault knows; an unforeseen error before any contact means that
 * nothing arrived; after one, the effect stays in doubt, and the next try asks.
 */
function stateAfter(error: unknown, touched: boolean): 'refused' | 'uncertain' | undefined {
  if (error instanceof DeliveryError) return error.mayHaveArrived ? 'uncertain' : 'refused';
  return touched ? undefined : 'refused';
}

/** The earlier receipt, under a line that says that this try sent nothing. */
function receiptOf(key: string, outcome: Outcome): Outcome {
  const evidence = [{ kind: 'already-done', detail: { key } }, ...outcome.evidence];
  return { ...outcome, evidence };
}

function uncertain(
  manifest: NodeManifest,
  seen: Text,
  details: Readonly<Record<string, unknown>> = {},
): Error {
  const declared = uncertainFault(manifest);
  if (!declared) return new Error(`${manifest.type} declares no uncertain fault`);
  const [code, fault] = declared;
  return new DeliveryError(code, fault, seen, details);
}

const uncertainFault = ({ faults }: NodeManifest): [string, Fault] | undefined =>
  Object.entries(faults).find(([code]) => code.endsWith('_UNCERTAIN'));

function unexpected(error: unknown, mayHaveArrived = false): DeliveryError {
  const seen = quoted(error instanceof Error ? error.message : String(error));
  const declared = { ...commonFaults.UNEXPECTED, mayHaveArrived };
  const fault = new DeliveryError('UNEXPECTED', declared, seen, {});
  fault.cause = error;
  return fault;
}
