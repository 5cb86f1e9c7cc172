import { useQuery } from '@tanstack/react-query';
import { listChannels, listUsers } from '#server/api/contract.ts';
import { askAll } from '../client.ts';
import { Chip } from '../shell/Chip.tsx';
import { LanguageChoice, ThemeChoice } from '../shell/Choices.tsx';
import { Loading } from '../shell/Loading.tsx';
import { Page } from '../shell/Page.tsx';
import { Problem } from '../shell/Problem.tsx';
import table from '../shell/table.module.css';
import { mayCall, useSession } from '../shell/useSession.ts';
import { settings as text } from '../text/settings.ts';
import { shell } from '../text/shell.ts';
import { useT } from '../useText.ts';
import { People } from './People.tsx';
import styles from './settings.module.css';

export function SettingsPage() {
  const t = useT();
  const session = useSession();
  return (
    <Page title={t(text.title)}>
      <div className={styles.body}>
        <Channels />
        {session && mayCall(listUsers, session.user.role) ? (
          <People />
        ) : (
          <section className={styles.card}>
            <h2>{t(text.people)}</h2>
            <p>{t(text.adminsOnly)}</p>
          </section>
        )}
        <Display />
        {session && (
          <section className={styles.card}>
            <h2>{t(text.about)}</h2>
            <dl className={styles.facts}>
              <dt>{t(text.issuer)}</dt>
              <dd>
                {session.issuer.name} · SIREN {session.issuer.siren}
              </dd>
              <dt>{t(text.version)}</dt>
              <dd>Facteur {session.version}</dd>
              <dt>{t(text.licences)}</dt>
              <dd>
                <a href="/licenses.txt" target="_blank" rel="noreferrer">
                  {t(text.licencesOpen)}
                </a>
              </dd>
            </dl>
          </section>
        )}
      </div>
    </Page>
  );
}

function Channels() {
  const t = useT();
  const { data, error, refetch } = useQuery(askAll(listChannels, {}));
  return (
    <section className={styles.card}>
      <h2>{t(text.channels)}</h2>
      <p>{t(text.channelsText)}</p>
      {error && <Problem error={error} onRetry={() => refetch()} />}
      {!data && !error && <Loading rows={3} height={20} />}
      {data?.length === 0 && <p>{t(text.noChannels)}</p>}
      {data && data.length > 0 && (
        <table className={`${table.table} ${styles.table}`}>
          <thead>
            <tr>
              <th>{t(text.name)}</th>
              <th>{t(text.kind)}</th>
              <th>{t(text.target)}</th>
            </tr>
          </thead>
          <tbody>
            {data.map(({ name, kind, target, demo }) => (
              <tr key={name}>
                <td className={table.strong}>
                  {name} {demo && <Chip tone="warn">{t(text.demo)}</Chip>}
                </td>
                <td>{kind.toUpperCase()}</td>
                <td className={table.mono}>{target}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Display() {
  const t = useT();
  return (
    <section className={styles.card}>
      <h2>{t(text.display)}</h2>
      <p>{t(text.displayText)}</p>
      <dl className={styles.facts}>
        <dt>{t(shell.language)}</dt>
        <dd>
          <LanguageChoice />
        </dd>
        <dt>{t(shell.theme)}</dt>
        <dd>
          <ThemeChoice />
        </dd>
      </dl>
    </section>
  );
}
