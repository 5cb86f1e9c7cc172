import { canonicalJson } from '#workflows/plan.ts';
import type { TraceEvent } from '#workflows/trace.ts';
import { Broken } from '../evidence/check.ts';
import { resolutionsOf } from '../evidence/history.ts';

export function inputsHold(again: readonly TraceEvent[], told: readonly TraceEvent[]) {
  const [now, then] = [inputsOf(again), inputsOf(told)];
  const other = [...new Set([...now.keys(), ...then.keys()])].filter(
    (run) => now.get(run) !== then.get(run),
  );
  if (other.length > 0) {
    throw new Broken({
      fr: `empreinte différente pour ${other.join(', ')}`,
      en: `another hash for ${other.join(', ')}`,
    });
  }
  return { fr: `${now.size} empreintes égales`, en: `${now.size} equal hashes` };
}

/** Hash of what was given by run: `mail#2` is the mail step's second generation, `mail#2.2` its second run. */
function inputsOf(events: readonly TraceEvent[]): ReadonlyMap<string, string> {
  const inputs = new Map<string, string>();
  for (const event of events) {
    if (event.kind !== 'started') continue;
    const name = `${event.node}#${event.generation}`;
    let run = name;
    for (let n = 2; inputs.has(run); n++) run = `${name}.${n}`;
    inputs.set(run, event.input);
  }
  return inputs;
}

export function eventsHold(again: readonly TraceEvent[], told: readonly TraceEvent[]) {
  const length = Math.max(again.length, told.length);
  for (let i = 0; i < length; i++) {
    if (canonicalJson(again[i]) === canonicalJson(told[i])) continue;
    const what = told[i] === undefined ? 'missing' : again[i] === undefined ? 'extra' : 'changed';
    const fr = { missing: 'n’est pas enregistré', extra: 'est en trop', changed: 'diffère' }[what];
    const en = { missing: 'is not recorded', extra: 'is one too many', changed: 'differs' }[what];
    const event = told[i] ?? again[i];
    const at = event && 'node' in event ? `${event.kind}, ${event.node}` : (event?.kind ?? '');
    throw new Broken({
      fr: `l’événement ${i + 1} (${at}) ${fr}`,
      en: `event ${i + 1} (${at}) ${en}`,
    });
  }
  return {
    fr: `${told.length} événements égaux, octet pour octet`,
    en: `${told.length} events equal, byte for byte`,
  };
}

export function decisionsHold(history: unknown, told: readonly TraceEvent[]) {
  const accepted = resolutionsOf(history);
  const recorded = told.flatMap((event) => (event.kind === 'resolved' ? [event.resolution] : []));
  if (sorted(accepted) !== sorted(recorded)) {
    throw new Broken({
      fr: 'le moteur en a reçu d’autres que celles enregistrées',
      en: 'the engine was given others than those on record',
    });
  }
  return {
    fr: `${accepted.length}, auteur et motif égaux`,
    en: `${accepted.length}, same actor and reason`,
  };
}

const sorted = (values: readonly unknown[]): string => values.map(canonicalJson).sort().join('\n');
