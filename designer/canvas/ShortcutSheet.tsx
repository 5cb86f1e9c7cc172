import { Kbd, Modal, Table } from '@mantine/core';
import { canvas, shortcuts } from '../text/canvas.ts';
import { useT } from '../useText.ts';

export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const t = useT();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(canvas.shortcuts)}
      closeButtonProps={{ 'aria-label': t(canvas.close) }}
    >
      <Table>
        <Table.Tbody>
          {shortcuts.map(({ keys, does }) => (
            <Table.Tr key={keys.en}>
              <Table.Td w={220}>
                <Kbd>{t(keys)}</Kbd>
              </Table.Td>
              <Table.Td>{t(does)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
