import { Modal, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Check, X } from 'lucide-react';
import { replayDelivery } from '#server/api/contract.ts';
import { call } from '../client.ts';
import { useFormats } from '../format.ts';
import { Chip } from '../shell/Chip.tsx';
import { Loading } from '../shell/Loading.tsx';
import { Problem } from '../shell/Problem.tsx';
import { verdict as text } from '../text/audit.ts';
import { shell } from '../text/shell.ts';
import { fill, useT } from '../useText.ts';
import styles from './audit.module.css';

/** Replays the recorded history and says, check by check, whether it came out the same. */
export function Verdict({ deliveryId, onClose }: { deliveryId: string; onClose: () => void }) {
  const t = useT();
  const { duration, number } = useFormats();
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: [replayDelivery.path, deliveryId],
    queryFn: ({ signal }) => call(replayDelivery, { deliveryId, body: {} }, { signal }),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    retry: false,
  });

  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t(text.title)}
      closeButtonProps={{ 'aria-label': t(shell.close) }}
    >
      <Stack gap={12} aria-live="polite">
        {isFetching && !data && (
          <>
            <p>{t(text.working)}</p>
            <Loading rows={4} height={20} />
          </>
        )}
        {error && <Problem error={error} onRetry={() => refetch()} />}
        {data && (
          <>
            <div className={styles.verdict} data-identical={data.identical}>
              {data.identical ? <Check size={20} aria-hidden /> : <X size={20} aria-hidden />}
              <div>
                <b>{t(data.identical ? text.identical : text.different)}</b>
                <p>{t(text.text)}</p>
              </div>
            </div>
            <ul className={styles.checks}>
              {data.checks.map(({ what, ok, detail }) => (
                <li key={what.en}>
                  <Chip tone={ok ? 'ok' : 'err'}>{ok ? '✓' : '✗'}</Chip>
                  <div>
                    <b>{t(what)}</b>
                    <p>{t(detail)}</p>
                  </div>
                </li>
              ))}
            </ul>
            <p className={styles.muted}>
              {t(
                fill(text.measured, {
                  count: number(data.historyEvents),
                  time: duration(data.ms),
                }),
              )}
            </p>
          </>
        )}
      </Stack>
    </Modal>
  );
}
