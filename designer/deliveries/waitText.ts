import type { Item, listDeliveries } from '#server/api/contract.ts';
import type { Text } from '#workflows/text.ts';
import type { Formats } from '../format.ts';
import { waitWords } from '../text/channels.ts';
import { fill } from '../useText.ts';

type Waits = NonNullable<Item<typeof listDeliveries>['waits']>;

/** What a delivery waits for at its connection: a person's pause with its reason, or its turn. */
export function waitText({ channel, because, until, paused }: Waits, { dateTime }: Formats): Text {
  if (paused) {
    const { at, by, reason } = paused;
    return fill(waitWords.paused, { channel, at: dateTime(at), by, reason });
  }
  if (because === 'paused') return fill(waitWords.resumed, { channel });
  return fill(waitWords[because], { channel, at: dateTime(until) });
}
