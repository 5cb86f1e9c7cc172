import { useHotkeys } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useRef, useState } from 'react';
import { session } from '#server/api/contract.ts';
import { ApiError, ask } from '../client.ts';
import { shell, signIn } from '../text/shell.ts';
import { useT } from '../useText.ts';
import { Loading } from './Loading.tsx';
import { Problem } from './Problem.tsx';
import { Rail } from './Rail.tsx';
import styles from './Shell.module.css';
import { SignInNotice } from './SignInPage.tsx';

const Palette = lazy(() => import('./Palette.tsx').then((module) => ({ default: module.Palette })));

/** The frame of every screen: the rail, the palette, and a session without which nothing is shown. */
export function Shell() {
  const t = useT();
  const [isSearching, setSearching] = useState(false);
  useHotkeys([['mod+K', () => setSearching(true)]], []);
  const main = useRef<HTMLElement>(null);
  const { data, error, refetch } = useQuery({ ...ask(session, {}), staleTime: 60_000 });

  if (error instanceof ApiError && error.problem.status === 401) {
    return <SignInNotice text={t(signIn.over)} fix={t(signIn.fix)} />;
  }
  if (error && !data) return <Problem error={error} onRetry={() => refetch()} />;
  if (!data) return <Loading />;

  return (
    <div className={styles.app}>
      <button type="button" className={styles.skip} onClick={() => main.current?.focus()}>
        {t(shell.skip)}
      </button>
      <Rail session={data} />
      <main ref={main} tabIndex={-1} className={styles.main}>
        <Outlet />
      </main>
      {isSearching && (
        <Suspense>
          <Palette demo={data.demo} />
        </Suspense>
      )}
    </div>
  );
}
