import { Button, CopyButton, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { type Item, listUsers, makeSignInLink } from '#server/api/contract.ts';
import { askAll, call } from '../client.ts';
import { useFormats } from '../format.ts';
import { Loading } from '../shell/Loading.tsx';
import { Problem } from '../shell/Problem.tsx';
import table from '../shell/table.module.css';
import { settings as text } from '../text/settings.ts';
import { roleNames, shell } from '../text/shell.ts';
import { fill, useT } from '../useText.ts';
import styles from './settings.module.css';

type User = Item<typeof listUsers>;

export function People() {
  const t = useT();
  const { time } = useFormats();
  const { data, error, refetch } = useQuery(askAll(listUsers, {}));
  const link = useMutation({
    mutationFn: async (user: User) => ({
      ...(await call(makeSignInLink, { userId: user.id, body: {} })),
      login: user.login,
    }),
  });

  return (
    <section className={styles.card}>
      <h2>{t(text.people)}</h2>
      <p>{t(text.peopleText)}</p>
      {error && <Problem error={error} onRetry={() => refetch()} />}
      {link.error && <Problem error={link.error} />}
      {!data && !error && <Loading rows={3} height={20} />}
      {data && (
        <table className={`${table.table} ${styles.table}`}>
          <thead>
            <tr>
              <th>{t(text.login)}</th>
              <th>{t(text.role)}</th>
              <th aria-label={t(text.makeLink)} />
            </tr>
          </thead>
          <tbody>
            {data.map((user) => (
              <tr key={user.id}>
                <td className={table.strong}>{user.login}</td>
                <td>{t(roleNames[user.role])}</td>
                <td className={table.num}>
                  <Button
                    variant="default"
                    size="compact-sm"
                    leftSection={<KeyRound size={14} aria-hidden />}
                    aria-label={t(fill(text.makeLinkFor, { login: user.login }))}
                    onClick={() => link.mutate(user)}
                  >
                    {t(text.makeLink)}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {link.data && (
        <Modal
          opened
          onClose={link.reset}
          closeButtonProps={{ 'aria-label': t(shell.close) }}
          title={t(fill(text.linkFor, { login: link.data.login, at: time(link.data.expiresAt) }))}
        >
          <Stack gap={12}>
            <p>{t(text.linkHelp)}</p>
            <TextInput readOnly aria-label={t(text.makeLink)} value={link.data.url} />
            <CopyButton value={link.data.url}>
              {({ copied, copy }) => (
                <Button onClick={copy}>{t(copied ? shell.copied : shell.copy)}</Button>
              )}
            </CopyButton>
          </Stack>
        </Modal>
      )}
    </section>
  );
}
