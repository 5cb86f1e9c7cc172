import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Download, Eye } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { getMail, getMailAttachment, type Reply } from '#server/api/contract.ts';
import { addressOf, ask } from '../client.ts';
import { useFormats } from '../format.ts';
import { DocumentModal, type Viewed } from '../invoices/DocumentModal.tsx';
import { Loading } from '../shell/Loading.tsx';
import { Problem } from '../shell/Problem.tsx';
import { documents } from '../text/invoices.ts';
import { mailbox as text } from '../text/mailbox.ts';
import { fill, useT } from '../useText.ts';
import styles from './mailbox.module.css';

type Message = Reply<typeof getMail>;

/** A mail as it arrived. Only its text is shown: HTML of a mail is never interpreted here. */
export function MailView({ id }: { id: string }) {
  const t = useT();
  const { dateTime } = useFormats();
  const { data, error, refetch } = useQuery(ask(getMail, { mailId: id }));
  if (error) return <Problem error={error} onRetry={() => refetch()} />;
  if (!data) return <Loading />;

  return (
    <article className={styles.mail}>
      <h2>{data.subject}</h2>
      <dl className={styles.envelope}>
        <Field name={t(text.from)}>{data.from}</Field>
        <Field name={t(text.to)}>{data.to.join(', ')}</Field>
        {data.cc.length > 0 && <Field name={t(text.cc)}>{data.cc.join(', ')}</Field>}
        <Field name={t(text.envelope)}>{data.envelopeTo.join(', ')}</Field>
        <Field name={t(text.received)}>{dateTime(data.at)}</Field>
        <Field name={t(text.messageId)}>
          <code>{data.messageId}</code>
        </Field>
      </dl>
      {data.attachments.length > 0 && <Attachments message={data} />}
      <h3 className={styles.label}>{t(text.text)}</h3>
      <pre className={styles.text}>{data.text}</pre>
      <details>
        <summary className={styles.label}>{t(text.headers)}</summary>
        <pre className={styles.headers}>{data.headers}</pre>
      </details>
    </article>
  );
}

const Field = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

function Attachments({ message: { id, attachments } }: { message: Message }) {
  const t = useT();
  const { bytes } = useFormats();
  const [viewed, setViewed] = useState<Viewed | null>(null);
  return (
    <section>
      <h3 className={styles.label}>{t(text.attachments)}</h3>
      <ul className={styles.attachments}>
        {attachments.map((attachment, index) => {
          const address = addressOf(getMailAttachment, { mailId: id, index: String(index) });
          return (
            <li key={`${attachment.name} ${String(index)}`}>
              <span>
                <b>{attachment.name}</b>
                <small>
                  {attachment.type} · {bytes(attachment.bytes)}
                </small>
              </span>
              <Button
                variant="default"
                leftSection={<Eye size={14} aria-hidden />}
                aria-label={t(fill(documents.view, { name: attachment.name }))}
                onClick={() => setViewed({ ...attachment, source: address })}
              >
                {t(documents.open)}
              </Button>
              <Button
                variant="default"
                component="a"
                href={address}
                download={attachment.name}
                leftSection={<Download size={14} aria-hidden />}
              >
                {t(documents.download)}
              </Button>
            </li>
          );
        })}
      </ul>
      {viewed && <DocumentModal document={viewed} onClose={() => setViewed(null)} />}
    </section>
  );
}
