import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { downloadTable, listTableVersions } from '#server/api/contract.ts';
import { addressOf, askAll } from '../client.ts';
import { useFormats } from '../format.ts';
import { Loading } from '../shell/Loading.tsx';
import { Problem } from '../shell/Problem.tsx';
import table from '../shell/table.module.css';
import { shell } from '../text/shell.ts';
import { tables as text } from '../text/tables.ts';
import { fill, useT } from '../useText.ts';

/** Every version of a table: who saved it, when and why, and its file. */
export function TableVersions({ name, onClose }: { name: string; onClose: () => void }) {
  const t = useT();
  const { dateTime } = useFormats();
  const { data, error, refetch } = useQuery(askAll(listTableVersions, { name }));
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t(shell.close) }}
      title={t(fill(text.versionsOf, { name }))}
    >
      {error && <Problem error={error} onRetry={() => refetch()} />}
      {!data && !error && <Loading rows={3} height={20} />}
      {data && (
        <table className={table.table}>
          <thead>
            <tr>
              <th>{t(text.versionHead)}</th>
              <th>{t(text.note)}</th>
              <th>{t(text.saved)}</th>
              <th aria-label={t(text.actions)} />
            </tr>
          </thead>
          <tbody>
            {data.map(({ version, note, rowCount, savedBy, savedAt }) => (
              <tr key={version}>
                <td className={table.strong}>
                  {version} · {t(fill(text.rowCount, { count: rowCount }))}
                </td>
                <td>{note}</td>
                <td>
                  {savedBy}, {dateTime(savedAt)}
                </td>
                <td>
                  <a
                    href={addressOf(downloadTable, { name, version: String(version) })}
                    download
                    aria-label={t(fill(text.downloadOf, { version }))}
                  >
                    {t(text.download)}
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Modal>
  );
}
