import { Button, Group, Modal, NumberInput, Select, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { paceChannel } from '#server/api/contract.ts';
import { call } from '../client.ts';
import { Problem } from '../shell/Problem.tsx';
import { channels as text } from '../text/channels.ts';
import { shell } from '../text/shell.ts';
import { fill, useT } from '../useText.ts';
import type { ChannelRow } from './Channels.tsx';

type Pace = NonNullable<ChannelRow['pace']>;
type Draft = { readonly most: number | ''; readonly per: Pace['per'] };

interface PaceDialogProps {
  readonly channel: ChannelRow;
  readonly onClose: () => void;
}

/** How fast a connection may go, and to one mail domain where it sends mails. */
export function PaceDialog({ channel, onClose }: PaceDialogProps) {
  const t = useT();
  const queries = useQueryClient();
  const { name, kind } = channel;
  const [pace, setPace] = useState(draftOf(channel.pace));
  const [domainPace, setDomainPace] = useState(draftOf(channel.domainPace));
  const save = useMutation({
    mutationFn: () =>
      call(paceChannel, { body: { name, pace: paceOf(pace), domainPace: paceOf(domainPace) } }),
    onSuccess: () => {
      void queries.invalidateQueries();
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(fill(text.changePace, { name }))}
      closeButtonProps={{ 'aria-label': t(shell.close) }}
    >
      <Stack gap={12}>
        <PaceInput label={t(text.most)} help={t(text.mostHelp)} pace={pace} onChange={setPace} />
        {kind === 'smtp' && (
          <PaceInput
            label={t(text.domainMost)}
            help={t(text.domainHelp)}
            pace={domainPace}
            onChange={setDomainPace}
          />
        )}
        {save.error && <Problem error={save.error} />}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            {t(shell.cancel)}
          </Button>
          <Button loading={save.isPending} onClick={() => save.mutate()}>
            {t(text.save)}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

interface PaceInputProps {
  readonly label: string;
  readonly help: string;
  readonly pace: Draft;
  readonly onChange: (pace: Draft) => void;
}

function PaceInput({ label, help, pace: { most, per }, onChange }: PaceInputProps) {
  const t = useT();
  return (
    <Group align="end" gap={8} wrap="nowrap">
      <NumberInput
        label={label}
        description={help}
        value={most}
        min={1}
        max={100_000}
        allowDecimal={false}
        allowNegative={false}
        clampBehavior="strict"
        onChange={(value) => onChange({ per, most: typeof value === 'number' ? value : '' })}
        style={{ flex: 1 }}
      />
      <Select
        aria-label={`${label} ${t(text.per)}`}
        value={per}
        data={(['second', 'minute', 'hour'] as const).map((value) => ({
          value,
          label: `${t(text.per)} ${t(text[value])}`,
        }))}
        onChange={(value) => onChange({ most, per: (value ?? per) as Pace['per'] })}
        allowDeselect={false}
        w={140}
      />
    </Group>
  );
}

const draftOf = (pace: Pace | null): Draft => pace ?? { most: '', per: 'minute' };

const paceOf = ({ most, per }: Draft): Pace | null => (most === '' ? null : { most, per });
