import { same } from '#workflows/text.ts';
import { pendingMigrations } from '../../db/migrate.ts';
import { connect, type Sql } from '../../db/sql.ts';
import { messageOf } from '../../engine/fault.ts';
import { type Finding, fine, lacking, noService, unanswered } from './finding.ts';

const OLDEST = 14;
const MOST_SKEW_SECONDS = 5;

/** Whether the database answers, is new enough, holds this version's tables, and tells the same time. */
export async function database(
  url: string,
  isRunning: boolean,
): Promise<readonly [Finding, ...Finding[]]> {
  const address = new URL(url);
  address.searchParams.set('connect_timeout', '10');
  const sql = connect(address.href, 1);
  try {
    const answer = await answers(sql);
    return answer.ok ? [answer, await tables(sql, isRunning), await clock(sql)] : [answer];
  } catch (error) {
    return [
      noService(what, unanswered(address.host, error), {
        fr: 'Vérifiez DATABASE_URL et que la base tourne.',
        en: 'Check DATABASE_URL and that the database runs.',
      }),
    ];
  } finally {
    await sql.end({ timeout: 1 });
  }
}

const what = same('PostgreSQL');

async function answers(sql: Sql): Promise<Finding> {
  const [row] = await sql<{ version: string; number: number }[]>`
    select version(), current_setting('server_version_num')::int as number
  `;
  if (!row) throw new Error('no row came back');
  if (row.number >= OLDEST * 10_000) return fine(what, same(row.version));
  return noService(what, same(row.version), {
    fr: `Passez à PostgreSQL ${OLDEST} ou plus récent.`,
    en: `Move to PostgreSQL ${OLDEST} or newer.`,
  });
}

/** A server that runs has applied all migrations; before a start, those that are pending are what the start applies. */
async function tables(sql: Sql, isRunning: boolean): Promise<Finding> {
  const about = { fr: 'Tables', en: 'Tables' };
  const [known] = await sql<{ there: boolean }[]>`
    select to_regclass('migration') is not null as there
  `;
  const later = { fr: 'le prochain démarrage les crée', en: 'the next start makes them' };
  if (!known?.there) return isRunning ? lacking(about, later, restart) : fine(about, later);
  try {
    const pending = await pendingMigrations(sql);
    if (pending.length === 0) return fine(about, { fr: 'à jour', en: 'up to date' });
    const list = pending.join(', ');
    const detail = { fr: `à appliquer : ${list}`, en: `to be applied: ${list}` };
    return isRunning ? lacking(about, detail, restart) : fine(about, detail);
  } catch (error) {
    return lacking(about, same(`${messageOf(error)}.`), {
      fr: 'Installez la version de Facteur qui a créé ces tables, ou une plus récente.',
      en: 'Install the version of Facteur that made these tables, or a newer one.',
    });
  }
}

const restart = {
  fr: 'Arrêtez Facteur et relancez « npm start ».',
  en: 'Stop Facteur and run “npm start” again.',
};

/** Deadlines, signatures and retries go by the clock: both must tell the same time. */
async function clock(sql: Sql): Promise<Finding> {
  const about = { fr: 'Horloge', en: 'Clock' };
  const before = Date.now();
  const [row] = await sql<{ now: number }[]>`
    select (extract(epoch from clock_timestamp()) * 1000)::float8 as now
  `;
  const after = Date.now();
  const there = row?.now ?? 0;
  const skew = Math.max(before - there, there - after, 0) / 1000;
  const detail = {
    fr: `${new Date(after).toISOString()}, écart avec la base ${skew.toFixed(1)} s`,
    en: `${new Date(after).toISOString()}, ${skew.toFixed(1)} s away from the database`,
  };
  if (skew <= MOST_SKEW_SECONDS) return fine(about, detail);
  return lacking(about, detail, {
    fr: 'Réglez l’heure des deux machines par NTP.',
    en: 'Set the time of both machines by NTP.',
  });
}
