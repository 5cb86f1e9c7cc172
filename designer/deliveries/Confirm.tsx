import { Alert, Button, Group, Modal, Select, Stack } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { Text } from '#workflows/text.ts';
import type { Resolution } from '#workflows/trace.ts';
import { ReasonField } from '../shell/ReasonField.tsx';
import { detail as text } from '../text/deliveries.ts';
import { shell } from '../text/shell.ts';
import { useT } from '../useText.ts';
import type { Decision, Parked } from './delivery.ts';

interface ConfirmProps {
  readonly action: Resolution['action'];
  readonly title: Text;
  readonly exits: Parked['exits'];
  readonly isOpen: boolean;
  /** While it is sent: the dialog stays, so that the second click of a double one meets nothing behind it. */
  readonly isBusy: boolean;
  readonly onCancel: () => void;
  /** Once it is out of sight. */
  readonly onClosed: () => void;
  readonly onConfirm: (decision: Decision) => void;
}

const explanations = {
  retry: null,
  amend: null,
  skip: text.skipText,
  abort: text.abortText,
  arrived: text.arrivedText,
  'send-again': text.sendAgainText,
} as const;

/** Asks why, and says what follows, before an action that can't be taken back. */
export function Confirm(props: ConfirmProps) {
  const { action, title, exits, isOpen, isBusy, onCancel, onClosed, onConfirm } = props;
  const t = useT();
  const [exit, setExit] = useState<string | null>(exits[0]?.id ?? null);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const explanation = explanations[action];
  const isGrave = action === 'abort' || action === 'send-again';

  const confirm = (): void => {
    setTried(true);
    if (reason.trim() === '') return;
    onConfirm({ action, reason: reason.trim(), ...(action === 'skip' && exit ? { exit } : {}) });
  };

  return (
    <Modal
      opened={isOpen}
      onClose={onCancel}
      onExitTransitionEnd={onClosed}
      title={t(title)}
      closeButtonProps={{ 'aria-label': t(shell.close) }}
    >
      <Stack gap={12}>
        {explanation && (
          <Alert
            color={isGrave ? 'red' : 'blue'}
            icon={isGrave ? <TriangleAlert size={16} /> : undefined}
            styles={{ message: { color: 'var(--ink)' } }}
          >
            {t(explanation)}
          </Alert>
        )}
        {action === 'skip' && (
          <Select
            label={t(text.skipTo)}
            value={exit}
            onChange={setExit}
            data={exits.map(({ id, label }) => ({ value: id, label: t(label) }))}
            allowDeselect={false}
          />
        )}
        <ReasonField
          data-autofocus
          withAsterisk
          minRows={2}
          value={reason}
          onChange={setReason}
          isTried={isTried}
        />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onCancel}>
            {t(shell.cancel)}
          </Button>
          <Button {...(isGrave ? { color: 'red' } : {})} loading={isBusy} onClick={confirm}>
            {t(title)}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
