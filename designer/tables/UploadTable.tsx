import { Button, FileButton, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { saveTable } from '#server/api/contract.ts';
import { call } from '../client.ts';
import { Problem } from '../shell/Problem.tsx';
import { shell } from '../text/shell.ts';
import { tables as text } from '../text/tables.ts';
import { fill, useT } from '../useText.ts';

interface UploadTableProps {
  /** Empty for a table that is not there yet. */
  readonly name: string;
  readonly onClose: () => void;
}

/** A CSV file that becomes a table, or its next version. */
export function UploadTable({ name, onClose }: UploadTableProps) {
  const t = useT();
  const queries = useQueryClient();
  const [named, setNamed] = useState(name);
  const [note, setNote] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const save = useMutation({
    mutationFn: (chosen: File) =>
      call(saveTable, { body: { name: named.trim(), note } }, { files: [chosen] }),
    onSuccess: async () => {
      await queries.invalidateQueries();
      onClose();
    },
  });
  const choose = (chosen: File | null) => {
    setFile(chosen);
    if (chosen && named === '') setNamed(chosen.name.replace(/\.[^.]*$/, ''));
  };
  return (
    <Modal
      opened
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t(shell.close) }}
      title={t(name === '' ? text.addTable : fill(text.replaceOf, { name }))}
    >
      <Stack gap={12}>
        <p>{t(text.fileHelp)}</p>
        <FileButton accept=".csv,.txt,text/csv" onChange={choose}>
          {(props) => (
            <Button variant="default" {...props}>
              {file?.name ?? t(text.chooseFile)}
            </Button>
          )}
        </FileButton>
        <TextInput
          label={t(text.name)}
          withAsterisk
          readOnly={name !== ''}
          maxLength={80}
          value={named}
          onChange={({ currentTarget }) => setNamed(currentTarget.value)}
        />
        <TextInput
          label={t(text.note)}
          description={t(text.noteHelp)}
          withAsterisk
          maxLength={2000}
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        {save.error && <Problem error={save.error} />}
        <Group justify="flex-end">
          <Button
            loading={save.isPending}
            disabled={!file || named.trim() === '' || note.trim() === ''}
            onClick={() => file && save.mutate(file)}
          >
            {t(text.save)}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
