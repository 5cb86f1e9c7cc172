import { Button } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Mail, Paperclip } from 'lucide-react';
import type { listMails, Reply } from '#server/api/contract.ts';
import type { ApiError } from '../client.ts';
import { useFormats } from '../format.ts';
import { Empty } from '../shell/Empty.tsx';
import { Loading } from '../shell/Loading.tsx';
import { Problem } from '../shell/Problem.tsx';
import { mailbox as text } from '../text/mailbox.ts';
import { fill, useT } from '../useText.ts';
import { MailView } from './MailView.tsx';
import styles from './mailbox.module.css';

interface MailsProps {
  readonly mails: UseQueryResult<Reply<typeof listMails>, ApiError>;
  readonly selected: string | undefined;
  readonly onSelect: (id: string) => void;
}

export function Mails({ mails: { data, error, refetch }, selected, onSelect }: MailsProps) {
  const t = useT();
  const { since } = useFormats();
  if (error && !data) return <Problem error={error} onRetry={() => refetch()} />;
  if (!data) return <Loading />;
  if (data.length === 0) {
    return (
      <Empty icon={<Mail size={20} />} title={t(text.none)} text={t(text.noneText)}>
        <Button
          mt={8}
          renderRoot={(props) => <Link to="/invoices" search={{ send: 'sample' }} {...props} />}
        >
          {t(text.sendOne)}
        </Button>
      </Empty>
    );
  }

  return (
    <div className={styles.split}>
      <ul className={styles.list} aria-label={t(text.mails)}>
        {data.map(({ id, to, subject, attachments, at }) => (
          <li key={id}>
            <button
              type="button"
              className={styles.item}
              aria-pressed={id === selected}
              onClick={() => onSelect(id)}
            >
              <span>
                <b>{to.join(', ')}</b>
                <time dateTime={at}>{since(at)}</time>
              </span>
              <strong>{subject}</strong>
              {attachments.length > 0 && (
                <small>
                  <Paperclip size={12} aria-hidden />
                  {t(
                    attachments.length === 1
                      ? text.oneAttachment
                      : fill(text.manyAttachments, { count: attachments.length }),
                  )}
                </small>
              )}
            </button>
          </li>
        ))}
      </ul>
      <div className={styles.reading}>
        {selected ? (
          <MailView key={selected} id={selected} />
        ) : (
          <Empty icon={<Mail size={20} />} title={t(text.choose)} />
        )}
      </div>
    </div>
  );
}
