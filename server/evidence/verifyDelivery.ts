import { z } from 'zod';
import { canonicalJson, type Plan, planHash, sha256Hex } from '#workflows/plan.ts';
import { fold, type TraceEvent } from '#workflows/trace.ts';
import { Broken, type Check, check } from './check.ts';
import { inputPlanOf, resolutionsOf, workflowIdOf } from './history.ts';

const About = z.looseObject({
  id: z.string(),
  flow: z.string(),
  version: z.int(),
  publishedHash: z.string(),
  outcome: z.string().nullable(),
  endedAt: z.string().nullable(),
  archive: z.looseObject({ previous: z.string(), sha256: z.string() }).nullable(),
});

const EventHead = z.array(z.looseObject({ seq: z.int(), kind: z.string(), at: z.iso.datetime() }));
const Attempts = z.array(z.looseObject({ id: z.string(), key: z.string(), node: z.string() }));
const Receipts = z.array(z.looseObject({ attemptId: z.string() }));

/** Judges what a pack says about one delivery, each statement against the others. */
export async function verifyDelivery(
  files: ReadonlyMap<string, Buffer>,
  id: string,
): Promise<readonly Check[]> {
  const read = (name: string): string => {
    const file = files.get(`deliveries/${id}/${name}`);
    if (!file) throw new Broken({ fr: `${name} manque`, en: `${name} is missing` });
    return file.toString('utf8');
  };
  const short = id.slice(0, 8);
  const say = (fr: string, en: string) => ({
    fr: `${fr} (remise ${short})`,
    en: `${en} (delivery ${short})`,
  });
  const about = () => About.parse(JSON.parse(read('delivery.json')));
  const plan = () => JSON.parse(read('plan.json')) as Plan;
  const history = () =>
    files.has(`deliveries/${id}/history.json`) ? read('history.json') : undefined;
  const events = () => {
    const text = read('events.json');
    EventHead.parse(JSON.parse(text));
    return JSON.parse(text) as TraceEvent[];
  };

  return [
    await check(say('Empreinte du plan', 'Plan hash'), () => planIsPublished(plan(), about())),
    await check(say('Suite des événements', 'Sequence of events'), () => sequenceIsWhole(events())),
    await check(say('Issue', 'Outcome'), () => outcomeFollows(plan(), events(), about().outcome)),
    await check(say('Tentatives et preuves', 'Attempts and receipts'), () =>
      attemptsBelong(id, read('attempts.json'), read('evidence.json')),
    ),
    await check(say('Historique', 'History'), () =>
      historyAgrees(history(), { id, plan: plan(), events: events(), about: about() }),
    ),
  ];
}

function planIsPublished(plan: Plan, about: z.output<typeof About>) {
  const hash = planHash(plan);
  if (hash !== plan.hash || hash !== about.publishedHash) {
    throw new Broken({
      fr: `le plan donne ${hash}, la version publiée ${about.publishedHash}`,
      en: `the plan gives ${hash}, the published version ${about.publishedHash}`,
    });
  }
  if (plan.flow !== about.flow || plan.version !== about.version) {
    throw new Broken({ fr: 'le plan d’une autre version', en: 'the plan of another version' });
  }
  return { fr: `${hash}, celle publiée`, en: `${hash}, as published` };
}

function sequenceIsWhole(events: readonly TraceEvent[]) {
  const gap = events.findIndex(({ seq }, index) => seq !== index + 1);
  if (gap >= 0) {
    throw new Broken({
      fr: `l’événement ${gap + 1} manque ou n’est pas à sa place`,
      en: `event ${gap + 1} is missing or out of place`,
    });
  }
  return {
    fr: `${events.length} événements sans trou`,
    en: `${events.length} events without a gap`,
  };
}

function outcomeFollows(plan: Plan, events: readonly TraceEvent[], stated: string | null) {
  const outcome = fold(plan, events).outcome ?? null;
  if (outcome !== stated) {
    throw new Broken({
      fr: `les événements mènent à « ${outcome ?? 'en cours'} », le dossier dit « ${stated ?? 'en cours'} »`,
      en: `the events lead to “${outcome ?? 'going on'}”, the pack says “${stated ?? 'going on'}”`,
    });
  }
  return { fr: outcome ?? 'en cours', en: outcome ?? 'going on' };
}

function attemptsBelong(id: string, attemptsText: string, receiptsText: string) {
  const attempts = Attempts.parse(JSON.parse(attemptsText));
  const receipts = Receipts.parse(JSON.parse(receiptsText));
  const known = new Set(attempts.map((attempt) => attempt.id));
  const stray =
    attempts.some(({ key, node }) => !key.startsWith(`${id}/${node}/`)) ||
    receipts.some(({ attemptId }) => !known.has(attemptId));
  if (stray) {
    throw new Broken({
      fr: 'une tentative ou une preuve d’une autre remise',
      en: 'an attempt or a receipt of another delivery',
    });
  }
  return {
    fr: `${attempts.length} tentatives, ${receipts.length} preuves`,
    en: `${attempts.length} attempts, ${receipts.length} receipts`,
  };
}

/** The engine's own record names the same delivery, plan and human decisions, and is the archived one. */
function historyAgrees(
  text: string | undefined,
  {
    id,
    plan,
    events,
    about,
  }: { id: string; plan: Plan; events: readonly TraceEvent[]; about: z.output<typeof About> },
) {
  if (text === undefined) {
    if (about.endedAt !== null || about.archive !== null) {
      throw new Broken({ fr: 'l’historique manque', en: 'the history is missing' });
    }
    return {
      fr: 'remise en cours, pas encore archivée',
      en: 'delivery going on, not archived yet',
    };
  }
  const history: unknown = JSON.parse(text);
  if (workflowIdOf(history) !== id) {
    throw new Broken({ fr: 'celui d’une autre remise', en: 'that of another delivery' });
  }
  if (canonicalJson(inputPlanOf(history)) !== canonicalJson(plan)) {
    throw new Broken({
      fr: 'le moteur avait reçu un autre plan',
      en: 'the engine was given another plan',
    });
  }
  const told = events.flatMap((event) => (event.kind === 'resolved' ? [event.resolution] : []));
  if (sorted(told) !== sorted(resolutionsOf(history))) {
    throw new Broken({
      fr: 'les décisions humaines ne sont pas celles que le moteur a reçues',
      en: 'the human decisions are not those that the engine was given',
    });
  }
  const { archive } = about;
  if (archive && sha256Hex(`${archive.previous}\n${text}`) !== archive.sha256) {
    throw new Broken({
      fr: 'ce n’est pas l’historique archivé',
      en: 'it is not the archived history',
    });
  }
  return archive
    ? {
        fr: 'même plan, mêmes décisions, maillon d’archive juste',
        en: 'same plan, same decisions, archive link right',
      }
    : { fr: 'même plan, mêmes décisions', en: 'same plan, same decisions' };
}

const sorted = (values: readonly unknown[]): string => values.map(canonicalJson).sort().join('\n');
