import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Send } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { signIn as signInCall } from '#server/api/contract.ts';
import { ApiError, call } from '../client.ts';
import { signIn } from '../text/shell.ts';
import { useT } from '../useText.ts';
import { Problem } from './Problem.tsx';
import styles from './Shell.module.css';

/**
 * Consumes the token after `#`, which no server or proxy gets to log. It is posted, so that a mail scanner that
 * opens the link does not use it up.
 */
export function SignInPage() {
  const t = useT();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const token = useRef(location.hash.slice(1));
  const begun = useRef(false);
  const { mutate, error } = useMutation({
    mutationFn: () => call(signInCall, { body: { token: token.current } }),
    onSuccess: () => {
      queries.clear();
      return navigate({ to: '/', replace: true });
    },
  });

  useEffect(() => {
    // React runs effects twice in development, and a token works once.
    if (begun.current || token.current === '') return;
    begun.current = true;
    history.replaceState(null, '', location.pathname);
    mutate();
  }, [mutate]);

  if (token.current === '') return <SignInNotice text={t(signIn.noToken)} fix={t(signIn.fix)} />;
  if (!error) return <SignInNotice text={t(signIn.working)} />;
  const refused =
    error instanceof ApiError && [400, 401, 403, 404, 410].includes(error.problem.status);
  if (refused) return <SignInNotice text={t(signIn.used)} fix={t(signIn.fix)} />;
  return <Problem error={error} onRetry={() => mutate()} />;
}

export function SignInNotice({ text, fix }: { text: string; fix?: string }) {
  const t = useT();
  return (
    <main className={styles.notice}>
      <div className={styles.card} role="status">
        <span className={styles.logo} aria-hidden>
          <Send size={20} strokeWidth={2} />
        </span>
        <h1>{t(signIn.title)}</h1>
        <p>{text}</p>
        {fix && <p>{fix}</p>}
      </div>
    </main>
  );
}
