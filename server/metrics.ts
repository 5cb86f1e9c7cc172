import type { RequestHandler } from 'express';
import { channelTrouble } from './db/channelTrouble.ts';
import type { Sql } from './db/sql.ts';

/** Counts answers by method and status; the path would make a series for each invoice. */
export class RequestCounts {
  readonly #counts = new Map<string, number>();

  readonly count: RequestHandler = (req, res, next) => {
    res.on('finish', () => {
      const key = `method="${req.method}",status="${res.statusCode}"`;
      this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    });
    next();
  };

  lines(): string[] {
    return [...this.#counts].map(([labels, n]) => `facteur_http_requests_total{${labels}} ${n}`);
  }
}

/** In Prometheus' text format: how deliveries stand, what waits to be started, what was answered. */
export async function metrics(sql: Sql, requests: RequestCounts): Promise<string> {
  const states = await sql<{ state: string; count: number }[]>`
    select state, count(*)::int as count
    from delivery
    where ended_at is null or ended_at > now() - interval '1 day'
    group by state
    order by state
  `;
  const [outbox] = await sql<{ size: number; lag: number }[]>`
    select count(*)::int as size, coalesce(extract(epoch from now() - min(created_at)), 0)::float8 as lag
    from outbox
  `;
  const [effects] = await sql<{ uncertain: number; unanswered: number }[]>`
    select count(*) filter (where state = 'uncertain')::int as uncertain,
      count(*) filter (where state = 'attempting' and claimed_at < now() - interval '10 minutes')::int as unanswered
    from effect
    where state in ('attempting', 'uncertain')
  `;
  const [archive] = await sql<{ size: number; lag: number }[]>`
    select count(*)::int as size, coalesce(extract(epoch from now() - min(ended_at)), 0)::float8 as lag
    from delivery
    where ended_at is not null and not archived
  `;
  const [bulk] = await sql<{ waiting: number }[]>`
    select count(*)::int as waiting
    from bulk_item i
    join bulk_run r on r.id = i.run_id
    where r.ended_at is null and i.state = 'waiting'
  `;
  const channels = await channelTrouble(sql);
  return [
    ...family(
      'facteur_deliveries',
      'gauge',
      'Deliveries by state; those that are over, of the last day',
    ),
    ...states.map(({ state, count }) => `facteur_deliveries{state="${state}"} ${count}`),
    ...family('facteur_outbox_size', 'gauge', 'Deliveries that wait to be started'),
    `facteur_outbox_size ${outbox?.size ?? 0}`,
    ...family('facteur_outbox_lag_seconds', 'gauge', 'Age of the oldest of them'),
    `facteur_outbox_lag_seconds ${outbox?.lag ?? 0}`,
    ...family('facteur_effects_uncertain', 'gauge', 'Effects that may have arrived'),
    `facteur_effects_uncertain ${effects?.uncertain ?? 0}`,
    ...family('facteur_effects_unanswered', 'gauge', 'Effects begun over 10 minutes ago'),
    `facteur_effects_unanswered ${effects?.unanswered ?? 0}`,
    ...family('facteur_archive_size', 'gauge', 'Histories that wait to be archived'),
    `facteur_archive_size ${archive?.size ?? 0}`,
    ...family('facteur_archive_lag_seconds', 'gauge', 'Since when the oldest of them waits'),
    `facteur_archive_lag_seconds ${archive?.lag ?? 0}`,
    ...family('facteur_bulk_waiting', 'gauge', 'Deliveries to come of actions for many'),
    `facteur_bulk_waiting ${bulk?.waiting ?? 0}`,
    ...family('facteur_channels_paused', 'gauge', 'Connections that a person paused'),
    `facteur_channels_paused ${channels.paused}`,
    ...family('facteur_channels_out', 'gauge', 'Connections whose far end does not answer'),
    `facteur_channels_out ${channels.out}`,
    ...family('facteur_steps_held', 'gauge', 'Steps that wait for their connection'),
    `facteur_steps_held ${channels.waiting}`,
    ...family('facteur_http_requests_total', 'counter', 'Answers by method and status'),
    ...requests.lines(),
    '',
  ].join('\n');
}

const family = (name: string, type: string, help: string): readonly string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${type}`,
];
