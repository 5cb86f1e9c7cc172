import { Alert, Button, Checkbox, Group, Modal, NumberInput, Stack } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { previewAgain, sendAgain } from '#server/api/contract.ts';
import { ask, call } from '../client.ts';
import { useFormats } from '../format.ts';
import { Loading } from '../shell/Loading.tsx';
import { Problem } from '../shell/Problem.tsx';
import { ReasonField } from '../shell/ReasonField.tsx';
import { again as text } from '../text/again.ts';
import { shell } from '../text/shell.ts';
import { fill, useT } from '../useText.ts';
import type { Delivery } from './delivery.ts';
import { useDecision } from './useDecision.ts';

interface SendAgainDialogProps {
  readonly delivery: Delivery['delivery'];
  readonly onClose: () => void;
  readonly onSent: (delivery: string) => void;
}

/** Says what would be done and what the customer has already, before anything is sent. */
export function SendAgainDialog({ delivery, onClose, onSent }: SendAgainDialogProps) {
  const t = useT();
  const { dateTime } = useFormats();
  const queries = useQueryClient();
  const [version, setVersion] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const [isConfirmed, setConfirmed] = useState(false);
  const [isTried, setTried] = useState(false);
  const deliveryId = delivery.id;
  const chosen = version === null ? {} : { version };
  const preview = useQuery({
    ...ask(previewAgain, { deliveryId, query: chosen }),
    placeholderData: (before) => before,
  });
  const { decide, isPending, error } = useDecision(
    (decision: { version?: number; reason: string; confirm: boolean }, actionId) =>
      call(sendAgain, { deliveryId, body: { ...decision, actionId } }),
    {
      onSuccess: (sent) => onSent(sent.delivery),
      onSettled: () => queries.invalidateQueries(),
    },
  );
  const { data } = preview;
  const needsConfirming = (data?.given.length ?? 0) > 0;
  const send = (): void => {
    setTried(true);
    if (reason.trim() === '') return;
    void decide({ ...chosen, reason, confirm: isConfirmed });
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title={t(fill(text.title, { number: delivery.invoiceNumber }))}
      closeButtonProps={{ 'aria-label': t(shell.close) }}
    >
      <Stack gap={12}>
        {(error ?? preview.error) && <Problem error={error ?? preview.error} />}
        {!data && !preview.error && <Loading rows={3} />}
        {data && (
          <>
            <NumberInput
              label={t(text.version)}
              value={version ?? data.version}
              min={1}
              allowDecimal={false}
              onChange={(value) => setVersion(typeof value === 'number' ? value : null)}
            />
            <p>{t(data.ends ? text.ends : text.begins)}</p>
            {data.amended.length > 0 && (
              <p>{t(fill(text.amended, { paths: data.amended.join(', ') }))}</p>
            )}
            {data.refused && <Alert color="red">{t(data.refused)}</Alert>}
            {!needsConfirming && <p>{t(text.nothingGiven)}</p>}
            {needsConfirming && (
              <Alert color="yellow" title={t(text.given)}>
                <ul>
                  {data.given.map(({ delivery: by, node, at }) => (
                    <li key={`${by} ${node}`}>
                      {t(fill(text.givenLine, { node, at: dateTime(at) }))}
                    </li>
                  ))}
                </ul>
                <Checkbox
                  label={t(text.confirm)}
                  checked={isConfirmed}
                  onChange={(event) => setConfirmed(event.currentTarget.checked)}
                />
              </Alert>
            )}
            <ReasonField value={reason} onChange={setReason} isTried={isTried} minRows={1} />
            <Group justify="flex-end">
              <Button
                loading={isPending}
                disabled={data.refused !== null || (needsConfirming && !isConfirmed)}
                onClick={send}
              >
                {t(text.send)}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Modal>
  );
}
