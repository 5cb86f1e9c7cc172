import { Modal, Tabs } from '@mantine/core';
import { send as text } from '../text/invoices.ts';
import { shell } from '../text/shell.ts';
import { useT } from '../useText.ts';
import { SampleForm } from './SampleForm.tsx';
import { UploadForm } from './UploadForm.tsx';

/** Takes in an invoice, then goes to watch its delivery. */
export function SendDialog({ isDemo, onClose }: { isDemo: boolean; onClose: () => void }) {
  const t = useT();
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t(text.title)}
      closeButtonProps={{ 'aria-label': t(shell.close) }}
    >
      {isDemo ? (
        <Tabs defaultValue="sample">
          <Tabs.List mb={14}>
            <Tabs.Tab value="sample">{t(text.sample)}</Tabs.Tab>
            <Tabs.Tab value="files">{t(text.files)}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="sample">
            <SampleForm />
          </Tabs.Panel>
          <Tabs.Panel value="files">
            <UploadForm />
          </Tabs.Panel>
        </Tabs>
      ) : (
        <UploadForm />
      )}
    </Modal>
  );
}
