import { Button, Group, Modal } from '@mantine/core';
import { customers as text } from '../text/customers.ts';
import { shell } from '../text/shell.ts';
import { fill, useT } from '../useText.ts';

interface LeaveDialogProps {
  readonly name: string;
  readonly onStay: () => void;
  readonly onDiscard: () => void;
}

/** Asks before what was typed is lost. Closing it keeps on editing. */
export function LeaveDialog({ name, onStay, onDiscard }: LeaveDialogProps) {
  const t = useT();
  return (
    <Modal
      opened
      centered
      onClose={onStay}
      title={t(text.unsaved)}
      closeButtonProps={{ 'aria-label': t(shell.close) }}
    >
      <p>{t(fill(text.unsavedText, { name }))}</p>
      <Group justify="flex-end" gap={8} mt={16}>
        <Button variant="default" color="red" onClick={onDiscard}>
          {t(text.discard)}
        </Button>
        <Button data-autofocus onClick={onStay}>
          {t(text.keepEditing)}
        </Button>
      </Group>
    </Modal>
  );
}
