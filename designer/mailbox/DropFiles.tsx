import type { UseQueryResult } from '@tanstack/react-query';
import { FolderUp } from 'lucide-react';
import type { listDrop, Reply } from '#server/api/contract.ts';
import type { ApiError } from '../client.ts';
import { useFormats } from '../format.ts';
import { Empty } from '../shell/Empty.tsx';
import { Loading } from '../shell/Loading.tsx';
import { Problem } from '../shell/Problem.tsx';
import table from '../shell/table.module.css';
import { mailbox as text } from '../text/mailbox.ts';
import { useT } from '../useText.ts';

interface DropFilesProps {
  readonly files: UseQueryResult<Reply<typeof listDrop>, ApiError>;
}

export function DropFiles({ files: { data, error, refetch } }: DropFilesProps) {
  const t = useT();
  const { bytes, dateTime } = useFormats();
  if (error && !data) return <Problem error={error} onRetry={() => refetch()} />;
  if (!data) return <Loading />;
  if (data.length === 0) {
    return <Empty icon={<FolderUp size={20} />} title={t(text.noDrop)} text={t(text.noDropText)} />;
  }
  return (
    <div className={table.body}>
      <div className={`${table.card} ${table.rows}`}>
        <table className={table.table}>
          <thead>
            <tr>
              <th>{t(text.path)}</th>
              <th className={table.num}>{t(text.size)}</th>
              <th className={table.num}>{t(text.at)}</th>
            </tr>
          </thead>
          <tbody>
            {data.map((file) => (
              <tr key={file.path}>
                <td className={table.strong}>{file.path}</td>
                <td className={table.num}>{bytes(file.bytes)}</td>
                <td className={`${table.num} ${table.muted}`}>{dateTime(file.at)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
