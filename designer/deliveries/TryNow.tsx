import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { tryNowDelivery } from '#server/api/contract.ts';
import { call } from '../client.ts';
import { Problem } from '../shell/Problem.tsx';
import { mayCall, useSession } from '../shell/useSession.ts';
import { detail as text } from '../text/deliveries.ts';
import { useT } from '../useText.ts';
import { useDecision } from './useDecision.ts';

/** Ends the wait before the next automatic try. What it says as the reason is what the click says. */
export function TryNow({ deliveryId }: { deliveryId: string }) {
  const t = useT();
  const queries = useQueryClient();
  const role = useSession()?.user.role;
  const run = useDecision(
    (reason: string, actionId) => call(tryNowDelivery, { deliveryId, body: { reason, actionId } }),
    { onSettled: () => queries.invalidateQueries() },
  );
  if (!mayCall(tryNowDelivery, role)) return null;
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        loading={run.isPending}
        onClick={() => void run.decide(t(text.tryNow))}
      >
        {t(text.tryNow)}
      </Button>
      {run.error && <Problem error={run.error} />}
    </>
  );
}
