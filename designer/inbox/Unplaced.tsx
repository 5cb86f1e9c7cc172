import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { listUnplacedMail, settleUnplacedMail } from '#server/api/contract.ts';
import { ask, call } from '../client.ts';
import { useFormats } from '../format.ts';
import styles from '../settings/settings.module.css';
import { Problem } from '../shell/Problem.tsx';
import { mayCall, useSession } from '../shell/useSession.ts';
import { mailKindNames, inbox as text } from '../text/inbox.ts';
import { fill, useT } from '../useText.ts';

/** How the inboxes are read, and what came to them that belongs to no delivery; nothing where there is no inbox. */
export function Unplaced() {
  const t = useT();
  const { time } = useFormats();
  const queries = useQueryClient();
  const role = useSession()?.user.role;
  const { data, error, refetch } = useQuery(ask(listUnplacedMail, { query: { limit: 50 } }));
  const settled = useMutation({
    mutationFn: (mailId: string) =>
      call(settleUnplacedMail, { mailId, body: { reason: t(text.seen) } }),
    onSettled: () => queries.invalidateQueries(),
  });
  if (data && data.inboxes.length === 0 && data.items.length === 0) return null;
  return (
    <section className={styles.card}>
      <h2>{t(text.title)}</h2>
      <p>{t(text.about)}</p>
      {error && <Problem error={error} onRetry={() => refetch()} />}
      {data?.inboxes.map(({ channel, lookedAt, trouble }) => (
        <p key={channel}>
          {trouble
            ? t(fill(text.trouble, { channel, why: t(trouble) }))
            : lookedAt && t(fill(text.looked, { channel, at: time(lookedAt) }))}
        </p>
      ))}
      {data?.items.length === 0 && <p>{t(text.none)}</p>}
      <ul>
        {data?.items.map(({ id, kind, receivedAt, sender, subject, words, forged }) => (
          <li key={id}>
            <b>{subject || sender}</b> · {sender} · {time(receivedAt)} · {t(mailKindNames[kind])}
            {forged && <p>{t(text.forged)}</p>}
            {words && <p>{words}</p>}
            {mayCall(settleUnplacedMail, role) && (
              <Button
                variant="default"
                size="compact-sm"
                loading={settled.isPending && settled.variables === id}
                onClick={() => settled.mutate(id)}
              >
                {t(text.seen)}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {settled.error && <Problem error={settled.error} />}
    </section>
  );
}
