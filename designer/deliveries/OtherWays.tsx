import { Button, Menu } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { resolveDelivery } from '#server/api/contract.ts';
import { call } from '../client.ts';
import { Problem } from '../shell/Problem.tsx';
import { actionNames, awaited as text } from '../text/deliveries.ts';
import { useT } from '../useText.ts';
import { Confirm } from './Confirm.tsx';
import type { AwaitedMessage, Decision } from './delivery.ts';
import { useDecision } from './useDecision.ts';

/** How a person ends a wait without what is waited for. */
export function OtherWays({ id, awaited }: { id: string; awaited: AwaitedMessage }) {
  const t = useT();
  const queries = useQueryClient();
  const [confirming, setConfirming] = useState<'skip' | 'abort' | null>(null);
  const [isOpen, setOpen] = useState(false);
  const { node, exits } = awaited;
  const decided = useDecision(
    (decision: Decision, actionId) =>
      call(resolveDelivery, { deliveryId: id, body: { ...decision, node, actionId } }),
    { onSettled: () => queries.invalidateQueries() },
  );
  const confirm = (action: 'skip' | 'abort'): void => {
    setConfirming(action);
    setOpen(true);
  };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" rightSection={<ChevronDown size={14} aria-hidden />}>
            {t(text.otherWays)}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => confirm('skip')}>{t(actionNames.skip)}</Menu.Item>
          <Menu.Item color="var(--err)" onClick={() => confirm('abort')}>
            {t(actionNames.abort)}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {decided.error && <Problem error={decided.error} />}
      {confirming && (
        <Confirm
          action={confirming}
          title={actionNames[confirming]}
          exits={exits}
          isOpen={isOpen}
          isBusy={decided.isPending}
          onCancel={() => setOpen(false)}
          onClosed={() => setConfirming(null)}
          onConfirm={(decision) => decided.decide(decision).then(() => setOpen(false))}
        />
      )}
    </>
  );
}
