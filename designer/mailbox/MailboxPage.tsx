import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { FlaskConical } from 'lucide-react';
import { listDrop, listMails } from '#server/api/contract.ts';
import { ask } from '../client.ts';
import { Chip } from '../shell/Chip.tsx';
import { Page } from '../shell/Page.tsx';
import { Segments } from '../shell/Segments.tsx';
import { mailbox as text } from '../text/mailbox.ts';
import { useT } from '../useText.ts';
import { DropFiles } from './DropFiles.tsx';
import { Mails } from './Mails.tsx';

/** Where the demo's channels lead: what arrived, exactly as it arrived. */
export function MailboxPage() {
  const t = useT();
  const { tab, mail } = useSearch({ from: '/shell/mailbox' });
  const navigate = useNavigate({ from: '/mailbox' });
  const mails = useQuery({ ...ask(listMails, {}), refetchInterval: 3000 });
  const drop = useQuery({ ...ask(listDrop, {}), refetchInterval: 3000 });
  const shown = tab === 'drop' ? 'drop' : 'mails';

  return (
    <Page
      title={t(text.title)}
      beside={
        <Segments
          label={t(text.tabs)}
          value={shown}
          onChange={(value) => navigate({ search: value === 'drop' ? { tab: 'drop' } : {} })}
          options={[
            { value: 'mails', label: t(text.mails), ...counted(mails.data?.length) },
            { value: 'drop', label: t(text.drop), ...counted(drop.data?.length) },
          ]}
        />
      }
      tools={
        <Chip tone="warn" icon={<FlaskConical aria-hidden />}>
          {t(text.label)}
        </Chip>
      }
    >
      {shown === 'mails' ? (
        <Mails
          mails={mails}
          selected={mail}
          onSelect={(id) => navigate({ search: { mail: id }, replace: true })}
        />
      ) : (
        <DropFiles files={drop} />
      )}
    </Page>
  );
}

const counted = (count: number | undefined) => (count === undefined ? {} : { count });
