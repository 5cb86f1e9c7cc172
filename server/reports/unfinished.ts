import { Temporal } from 'temporal-polyfill';
import { csvCell } from '#activities/formats/csvCell.ts';
import type { Text } from '#workflows/text.ts';
import type { SeenFault } from '#workflows/trace.ts';
import type { getUnfinished } from '../api/contract.ts';
import type { Reply } from '../api/endpoint.ts';
import type { AnySql } from '../db/anySql.ts';
import { faultWords } from '../db/faultWords.ts';
import { issuerFacts } from '../db/issuers.ts';

export type Unfinished = Reply<typeof getUnfinished>;

interface Row {
  readonly deliveryId: string;
  readonly invoiceNumber: string;
  readonly customerName: string;
  readonly total: string;
  readonly currency: string;
  readonly receivedAt: string;
  readonly state: Unfinished['items'][number]['state'];
  readonly node: string | null;
  readonly fault: (SeenFault & { readonly type: string }) | null;
  readonly channel: string | null;
  readonly lateSince: string | null;
}

/**
 * The invoices of an issuer that are not through: taken in before the end of a month (or before now), less those whose
 * last delivery had ended by then, unless its mail came back. What waits says for what.
 *
 * @param month `2026-11`; the present one unless said
 */
export async function unfinished(
  sql: AnySql,
  issuerId: string,
  month: string | undefined,
  now: Date,
): Promise<Unfinished> {
  const { timeZone } = await issuerFacts(sql, issuerId);
  const present = Temporal.Instant.fromEpochMilliseconds(now.getTime());
  const asked =
    month ?? present.toZonedDateTimeISO(timeZone).toPlainDate().toPlainYearMonth().toString();
  const at = earlier(present, endOf(asked, timeZone)).toString();
  const last = sql`
    select i.id as invoice_id, i.number, i.total, i.currency, i.received_at, i.customer_id, d.*
    from invoice i
    left join lateral (
      select id as delivery_id, case when came_back = 'open' and ended_at is not null then 'bounced' else state end as state,
        node, fault, ended_at, late_since, came_back
      from delivery
      where invoice_id = i.id and started_at <= ${at}
      order by started_at desc, id
      limit 1
    ) d on true
    where i.issuer_id = ${issuerId} and i.received_at <= ${at}
  `;
  // What came back has not been delivered, until somebody has settled it.
  const isThrough = sql`(ended_at is not null and ended_at <= ${at} and came_back is distinct from 'open')`;
  const [counts] = await sql<{ issued: number; terminal: number }[]>`
    select count(*)::int as issued, count(*) filter (where ${isThrough})::int as terminal
    from (${last}) l
  `;
  const rows = await sql<Row[]>`
    select l.delivery_id, l.number as invoice_number, c.name as customer_name, l.total, l.currency, l.received_at,
      l.state, l.node, l.fault, h.channel, l.late_since
    from (${last}) l
    join customer c on c.id = l.customer_id
    left join held_step h on h.delivery_id = l.delivery_id and h.node = l.node
    where not ${isThrough}
    order by l.received_at, l.number
  `;
  return {
    month: asked,
    at,
    issued: counts?.issued ?? 0,
    terminal: counts?.terminal ?? 0,
    items: rows.map(({ fault, channel, ...row }) => ({
      ...row,
      cause: causeOf(row, fault, channel),
    })),
  };
}

function causeOf(
  { node }: Pick<Row, 'node'>,
  fault: Row['fault'],
  channel: string | null,
): Text | null {
  if (fault) {
    const { title } = faultWords(fault.type, fault);
    return {
      fr: `${title.fr} : ${fault.message.fr}`,
      en: `${title.en}: ${fault.message.en}`,
    };
  }
  if (channel !== null)
    return { fr: `attend la connexion ${channel}`, en: `waits for the connection ${channel}` };
  return node === null ? null : { fr: `étape ${node}`, en: `step ${node}` };
}

function endOf(month: string, timeZone: string): Temporal.Instant {
  const first = Temporal.PlainYearMonth.from(month).add({ months: 1 }).toPlainDate({ day: 1 });
  return first.toZonedDateTime(timeZone).toInstant();
}

const earlier = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.compare(a, b) <= 0 ? a : b;

const headings: readonly Text[] = [
  { fr: 'Facture', en: 'Invoice' },
  { fr: 'Client', en: 'Customer' },
  { fr: 'Total', en: 'Total' },
  { fr: 'Devise', en: 'Currency' },
  { fr: 'Reçue le', en: 'Received' },
  { fr: 'État', en: 'State' },
  { fr: 'Cause', en: 'Cause' },
  { fr: 'En retard depuis', en: 'Late since' },
  { fr: 'Remise', en: 'Delivery' },
];

/** The list as a spreadsheet opens it. */
export function unfinishedCsv({ items }: Unfinished, language: keyof Text): string {
  const lines = [
    headings.map((heading) => heading[language]),
    ...items.map((row) => [
      row.invoiceNumber,
      row.customerName,
      row.total,
      row.currency,
      row.receivedAt,
      row.state ?? '',
      row.cause?.[language] ?? '',
      row.lateSince ?? '',
      row.deliveryId ?? '',
    ]),
  ];
  return `\uFEFF${lines.map((line) => line.map(csvCell).join(';')).join('\r\n')}\r\n`;
}
