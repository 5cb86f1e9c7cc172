import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Upload } from 'lucide-react';
import { useState } from 'react';
import { listTables, saveTable } from '#server/api/contract.ts';
import { askAll } from '../client.ts';
import { useFormats } from '../format.ts';
import settings from '../settings/settings.module.css';
import { Loading } from '../shell/Loading.tsx';
import { Problem } from '../shell/Problem.tsx';
import table from '../shell/table.module.css';
import { mayCall, useSession } from '../shell/useSession.ts';
import { tables as text } from '../text/tables.ts';
import { fill, useT } from '../useText.ts';
import { TableVersions } from './TableVersions.tsx';
import styles from './tables.module.css';
import { UploadTable } from './UploadTable.tsx';

type Opened = { readonly dialog: 'upload' | 'versions'; readonly name: string };

/** The reference tables as they are now, their versions, and the way to put a new one in. */
export function Tables() {
  const t = useT();
  const { dateTime } = useFormats();
  const isAllowed = mayCall(saveTable, useSession()?.user.role);
  const [opened, setOpened] = useState<Opened | null>(null);
  const { data, error, refetch } = useQuery(askAll(listTables, {}));
  const close = () => setOpened(null);
  return (
    <section className={settings.card}>
      <h2>{t(text.title)}</h2>
      <p>{t(text.help)}</p>
      {error && <Problem error={error} onRetry={() => refetch()} />}
      {!data && !error && <Loading rows={2} height={20} />}
      {data?.length === 0 && <p>{t(text.none)}</p>}
      {data && data.length > 0 && (
        <table className={`${table.table} ${settings.table}`}>
          <thead>
            <tr>
              <th>{t(text.name)}</th>
              <th>{t(text.columns)}</th>
              <th>{t(text.rows)}</th>
              <th>{t(text.saved)}</th>
              <th aria-label={t(text.actions)} />
            </tr>
          </thead>
          <tbody>
            {data.map(({ name, version, columns, rowCount, savedBy, savedAt }) => (
              <tr key={name}>
                <td className={table.strong}>
                  {name} · {t(fill(text.version, { version }))}
                </td>
                <td>{columns.join(', ')}</td>
                <td>{rowCount}</td>
                <td>
                  {savedBy}, {dateTime(savedAt)}
                </td>
                <td>
                  <div className={styles.actions}>
                    <Button
                      variant="default"
                      size="compact-sm"
                      aria-label={t(fill(text.versionsOf, { name }))}
                      onClick={() => setOpened({ dialog: 'versions', name })}
                    >
                      {t(text.versions)}
                    </Button>
                    {isAllowed && (
                      <Button
                        variant="default"
                        size="compact-sm"
                        aria-label={t(fill(text.replaceOf, { name }))}
                        onClick={() => setOpened({ dialog: 'upload', name })}
                      >
                        {t(text.replace)}
                      </Button>
                    )}
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {isAllowed && (
        <Button
          variant="default"
          style={{ justifySelf: 'start' }}
          leftSection={<Upload size={15} aria-hidden />}
          onClick={() => setOpened({ dialog: 'upload', name: '' })}
        >
          {t(text.addTable)}
        </Button>
      )}
      {opened?.dialog === 'upload' && <UploadTable name={opened.name} onClose={close} />}
      {opened?.dialog === 'versions' && <TableVersions name={opened.name} onClose={close} />}
    </section>
  );
}
