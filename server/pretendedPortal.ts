import type { Channel } from '#activities/activity.ts';

/** What a pretended portal answers to everything: a receipt, and that it accepts. */
export const portalAnswer = JSON.stringify({ receipt: 'rehearsal', state: 'accepted' });

/** A connection that reads the pretended answer, whatever the real portal's answers look like. */
export function toPretendedPortal(channel: Channel | undefined): Channel | undefined {
  if (channel?.kind !== 'https') return channel;
  const {
    receiptSize: _size,
    receiptSha256: _hash,
    statusReason: _reason,
    receiptNumber,
    statusUrl,
    ...rest
  } = channel;
  return {
    ...rest,
    ...(receiptNumber !== undefined && { receiptNumber: 'receipt' }),
    ...(statusUrl !== undefined && {
      statusUrl,
      statusValue: 'state',
      statusAccepted: ['accepted'],
    }),
  };
}
