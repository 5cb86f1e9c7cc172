import { Button, Group, Modal, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { pauseChannel, resumeChannel } from '#server/api/contract.ts';
import { call } from '../client.ts';
import { Problem } from '../shell/Problem.tsx';
import { ReasonField } from '../shell/ReasonField.tsx';
import { channels as text } from '../text/channels.ts';
import { shell } from '../text/shell.ts';
import { fill, useT } from '../useText.ts';
import type { ChannelRow } from './Channels.tsx';

interface PauseDialogProps {
  readonly channel: ChannelRow;
  readonly onClose: () => void;
}

/** Pauses a connection, or resumes a paused one; either way it asks why. */
export function PauseDialog({ channel: { name, paused }, onClose }: PauseDialogProps) {
  const t = useT();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const change = useMutation({
    mutationFn: () =>
      call(paused ? resumeChannel : pauseChannel, { body: { name, reason: reason.trim() } }),
    onSuccess: () => {
      void queries.invalidateQueries();
      onClose();
    },
  });
  const confirm = (): void => {
    setTried(true);
    if (reason.trim() !== '') change.mutate();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(fill(paused ? text.resumeNamed : text.pauseNamed, { name }))}
      closeButtonProps={{ 'aria-label': t(shell.close) }}
    >
      <Stack gap={12}>
        <p>{t(paused ? text.resumeHelp : text.pauseHelp)}</p>
        <ReasonField
          data-autofocus
          withAsterisk
          minRows={2}
          value={reason}
          onChange={setReason}
          isTried={isTried}
        />
        {change.error && <Problem error={change.error} />}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            {t(shell.cancel)}
          </Button>
          <Button loading={change.isPending} onClick={confirm}>
            {t(paused ? text.resume : text.pause)}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
