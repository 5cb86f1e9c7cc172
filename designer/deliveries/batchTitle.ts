import type { Text } from '#workflows/text.ts';
import { batch as text } from '../text/deliveries.ts';
import { fill } from '../useText.ts';
import type { Row } from './useDeliveryRows.ts';

/** What a delivery of several invoices is called where others show their invoice’s number. */
export const batchTitle = (period: string, { count }: NonNullable<Row['batch']>): Text =>
  fill(count === 0 ? text.titleEmpty : count === 1 ? text.titleOne : text.title, { period, count });
