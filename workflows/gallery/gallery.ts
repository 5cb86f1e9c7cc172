import { approvalAbove } from './approvalAbove.ts';
import { facturXByMail } from './facturXByMail.ts';
import { fileDropped } from './fileDropped.ts';
import { indexedDrop } from './indexedDrop.ts';
import { oneMailPerInvoice } from './oneMailPerInvoice.ts';
import { oneRecipient } from './oneRecipient.ts';
import { onTime } from './onTime.ts';
import { paperFallback } from './paperFallback.ts';
import { safeFileName } from './safeFileName.ts';
import { sendingDays } from './sendingDays.ts';
import type { Starter } from './starter.ts';
import { twoLanguages } from './twoLanguages.ts';
import { waitForOrder } from './waitForOrder.ts';
import { weeklyBatch } from './weeklyBatch.ts';

/** What customers ask for most, ready to be adapted. */
export const gallery: readonly Starter[] = [
  facturXByMail,
  oneMailPerInvoice,
  fileDropped,
  safeFileName,
  oneRecipient,
  twoLanguages,
  sendingDays,
  waitForOrder,
  indexedDrop,
  onTime,
  approvalAbove,
  weeklyBatch,
  paperFallback,
];
