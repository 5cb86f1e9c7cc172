import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Gauge, Pause, Pencil, Play, Plus, Unplug } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import {
  changeConnection,
  createConnection,
  type Item,
  listChannels,
  pauseChannel,
} from '#server/api/contract.ts';
import { askAll } from '../client.ts';
import { useFormats } from '../format.ts';
import { Chip } from '../shell/Chip.tsx';
import { Loading } from '../shell/Loading.tsx';
import { Problem } from '../shell/Problem.tsx';
import table from '../shell/table.module.css';
import { mayCall, useSession } from '../shell/useSession.ts';
import { channels as text } from '../text/channels.ts';
import { connections } from '../text/connections.ts';
import { channelKinds } from '../text/settings.ts';
import { fill, useT } from '../useText.ts';
import { PaceDialog } from './PaceDialog.tsx';
import { PauseDialog } from './PauseDialog.tsx';
import { paceText } from './paceText.ts';
import styles from './settings.module.css';

// Forms of all kinds of connections, for administrators alone.
const ConnectionDialog = lazy(async () => ({
  default: (await import('../connections/ConnectionDialog.tsx')).ConnectionDialog,
}));

export type ChannelRow = Item<typeof listChannels>;
type Opened =
  | { readonly dialog: 'pause' | 'pace' | 'edit'; readonly channel: ChannelRow }
  | { readonly dialog: 'add' };

/** The connections, how each stands, and the way to slow, stop and resume it. */
export function Channels() {
  const t = useT();
  const role = useSession()?.user.role;
  const isAllowed = mayCall(pauseChannel, role);
  const [opened, setOpened] = useState<Opened | null>(null);
  const { data, error, refetch } = useQuery({
    ...askAll(listChannels, {}),
    refetchInterval: 10_000,
  });
  const close = () => setOpened(null);
  return (
    <section className={styles.card}>
      <h2>{t(text.title)}</h2>
      <p>{t(text.help)}</p>
      {error && <Problem error={error} onRetry={() => refetch()} />}
      {!data && !error && <Loading rows={3} height={20} />}
      {data?.length === 0 && <p>{t(text.none)}</p>}
      {data && data.length > 0 && (
        <table className={`${table.table} ${styles.table}`}>
          <thead>
            <tr>
              <th>{t(text.name)}</th>
              <th>{t(text.kind)}</th>
              <th>{t(text.target)}</th>
              <th>{t(text.pace)}</th>
              <th>{t(text.state)}</th>
              {isAllowed && <th aria-label={t(text.actions)} />}
            </tr>
          </thead>
          <tbody>
            {data.map((channel) => (
              <tr key={channel.name}>
                <td className={table.strong}>
                  {channel.name} {channel.demo && <Chip tone="warn">{t(text.demo)}</Chip>}{' '}
                  {channel.testAddress !== null && (
                    <Chip tone="warn">
                      {t(fill(connections.testMode, { address: channel.testAddress }))}
                    </Chip>
                  )}
                </td>
                <td>{t(channelKinds[channel.kind])}</td>
                <td className={table.mono}>{channel.target}</td>
                <td>{t(paceText(channel))}</td>
                <td>
                  <State channel={channel} />
                </td>
                {isAllowed && (
                  <td className={table.num}>
                    <Actions
                      channel={channel}
                      mayEdit={mayCall(changeConnection, role) && !channel.demo}
                      onOpen={(dialog) => setOpened({ dialog, channel })}
                    />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {!isAllowed && <p>{t(text.mayNot)}</p>}
      {mayCall(createConnection, role) && (
        <Button
          mt={8}
          variant="default"
          style={{ justifySelf: 'start' }}
          leftSection={<Plus size={14} aria-hidden />}
          onClick={() => setOpened({ dialog: 'add' })}
        >
          {t(connections.add)}
        </Button>
      )}
      {opened?.dialog === 'pause' && <PauseDialog channel={opened.channel} onClose={close} />}
      {opened?.dialog === 'pace' && <PaceDialog channel={opened.channel} onClose={close} />}
      {(opened?.dialog === 'add' || opened?.dialog === 'edit') && (
        <Suspense>
          <ConnectionDialog
            {...(opened.dialog === 'edit' && { name: opened.channel.name })}
            onClose={close}
          />
        </Suspense>
      )}
    </section>
  );
}

function State({ channel: { paused, outage, waiting } }: { channel: ChannelRow }) {
  const t = useT();
  const { dateTime, number, time } = useFormats();
  const isOpen = !paused && !outage;
  return (
    <>
      {isOpen && <Chip tone="ok">{t(text.open)}</Chip>}
      {paused && (
        <>
          <Chip tone="warn" icon={<Pause aria-hidden />}>
            {t(text.paused)}
          </Chip>{' '}
          {t(fill(text.pausedBy, { ...paused, at: dateTime(paused.at) }))}
        </>
      )}
      {outage && !paused && (
        <>
          <Chip tone="err" icon={<Unplug aria-hidden />}>
            {t(text.out)}
          </Chip>{' '}
          {t(fill(text.outSince, { since: dateTime(outage.since), at: time(outage.probeAt) }))}
        </>
      )}
      {waiting > 0 && <> · {t(fill(text.waiting, { count: number(waiting) }))}</>}
    </>
  );
}

interface ActionsProps {
  readonly channel: ChannelRow;
  readonly mayEdit: boolean;
  readonly onOpen: (dialog: 'pause' | 'pace' | 'edit') => void;
}

function Actions({ channel: { name, paused }, mayEdit, onOpen }: ActionsProps) {
  const t = useT();
  return (
    <span className={styles.actions}>
      {mayEdit && (
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<Pencil size={14} aria-hidden />}
          aria-label={t(fill(connections.editNamed, { name }))}
          onClick={() => onOpen('edit')}
        >
          {t(connections.edit)}
        </Button>
      )}
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<Gauge size={14} aria-hidden />}
        aria-label={t(fill(text.changePace, { name }))}
        onClick={() => onOpen('pace')}
      >
        {t(text.pace)}
      </Button>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={paused ? <Play size={14} aria-hidden /> : <Pause size={14} aria-hidden />}
        aria-label={t(fill(paused ? text.resumeNamed : text.pauseNamed, { name }))}
        onClick={() => onOpen('pause')}
      >
        {t(paused ? text.resume : text.pause)}
      </Button>
    </span>
  );
}
