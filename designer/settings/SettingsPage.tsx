import { lazy, Suspense } from 'react';
import { getReconciliation, listUsers } from '#server/api/contract.ts';
import { LanguageChoice, ThemeChoice } from '../shell/Choices.tsx';
import { Page } from '../shell/Page.tsx';
import { mayCall, useSession } from '../shell/useSession.ts';
import { settings as text } from '../text/settings.ts';
import { shell } from '../text/shell.ts';
import { useT } from '../useText.ts';
import { Channels } from './Channels.tsx';
import { People } from './People.tsx';
import styles from './settings.module.css';

const Tables = lazy(async () => ({ default: (await import('../tables/Tables.tsx')).Tables }));
const Unplaced = lazy(async () => ({ default: (await import('../inbox/Unplaced.tsx')).Unplaced }));
const Reconciliation = lazy(async () => ({
  default: (await import('./Reconciliation.tsx')).Reconciliation,
}));

export function SettingsPage() {
  const t = useT();
  const session = useSession();
  return (
    <Page title={t(text.title)}>
      <div className={styles.body}>
        <Channels />
        <Suspense>
          <Tables />
          <Unplaced />
        </Suspense>
        {session && mayCall(listUsers, session.user.role) ? (
          <People />
        ) : (
          <section className={styles.card}>
            <h2>{t(text.people)}</h2>
            <p>{t(text.adminsOnly)}</p>
          </section>
        )}
        {session && mayCall(getReconciliation, session.user.role) && (
          <Suspense>
            <Reconciliation />
          </Suspense>
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
