import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { actionId } from './actionId.ts';

interface Handlers<R> {
  readonly onSuccess?: (reply: R) => void;
  readonly onSettled?: () => unknown;
}

/**
 * Sends what a person decided, once: a second click while it is under way does nothing, and the same decision after a
 * lost answer bears the same action id, which the server takes as one action. `decide` settles once it was answered.
 */
export function useDecision<D, R>(
  send: (decision: D, actionId: string) => Promise<R>,
  { onSuccess, onSettled }: Handlers<R>,
) {
  const isUnderWay = useRef(false);
  const last = useRef({ decided: '', id: '' });
  const { mutateAsync, isPending, isSuccess, data, error } = useMutation({
    mutationFn: (decision: D) => {
      const decided = JSON.stringify(decision);
      if (last.current.decided !== decided) last.current = { decided, id: actionId() };
      return send(decision, last.current.id);
    },
    onSuccess: (reply) => {
      // The same decision on the same step, once that waits again, is another action.
      last.current = { decided: '', id: '' };
      onSuccess?.(reply);
    },
    onSettled: () => onSettled?.(),
  });
  const decide = async (decision: D): Promise<void> => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    // What went wrong is in `error`.
    await mutateAsync(decision).catch(() => {});
    isUnderWay.current = false;
  };
  return { decide, isPending, isSuccess, data, error };
}
