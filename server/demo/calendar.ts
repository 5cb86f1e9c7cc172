import type { DemoCustomerName } from './customers.ts';

/** One invoice of the seeded month. */
export interface Seeded {
  readonly customer: DemoCustomerName;
  /** Days before the demo was set up. */
  readonly daysAgo: number;
  readonly net?: string;
  /** Index in the calendar of the invoice that this one credits. */
  readonly credits?: number;
  /** What is wrong with it, on purpose. */
  readonly failure?: 'no-order-number' | 'mailbox-unknown' | 'name-taken';
}

const plain = (customer: DemoCustomerName, daysAgo: number): Seeded => ({ customer, daysAgo });

/**
 * 40 invoices over 30 days, oldest first: what V01 checks at the threshold, two credit notes, and three failures that
 * somebody can mend.
 */
export const calendar: readonly Seeded[] = [
  { customer: 'acme', daysAgo: 30, net: '9999.99' },
  plain('nordhavn', 30),
  plain('autodis', 29),
  plain('seetal', 29),
  { customer: 'acme', daysAgo: 28, net: '10000.00' },
  plain('arpege', 28),
  plain('solana', 27),
  { customer: 'acme', daysAgo: 26, net: '10000.01' },
  plain('nordhavn', 25),
  plain('autodis', 24),
  plain('acme', 23),
  plain('solana', 22),
  plain('seetal', 21),
  plain('acme', 21),
  { customer: 'acme', daysAgo: 20, net: '9999.99', credits: 0 },
  plain('arpege', 19),
  plain('nordhavn', 18),
  plain('autodis', 17),
  plain('acme', 16),
  plain('solana', 15),
  plain('seetal', 14),
  plain('acme', 14),
  plain('arpege', 13),
  plain('nordhavn', 12),
  plain('autodis', 11),
  plain('acme', 10),
  { customer: 'arpege', daysAgo: 9, credits: 5 },
  plain('solana', 9),
  plain('seetal', 8),
  plain('acme', 7),
  plain('nordhavn', 6),
  plain('arpege', 5),
  plain('autodis', 5),
  plain('acme', 4),
  { customer: 'solana', daysAgo: 3, failure: 'mailbox-unknown' },
  plain('seetal', 3),
  { customer: 'autodis', daysAgo: 2, failure: 'name-taken' },
  plain('nordhavn', 1),
  { customer: 'acme', daysAgo: 1, failure: 'no-order-number' },
  plain('solana', 0),
];

/**
 * When an invoice of the calendar arrived: in the working hours of its day, and never later than `now`, which a demo that is
 * set up early in the day would reach.
 *
 * @param index its place in the calendar
 * @param issueDate its day
 */
export function arrival(index: number, issueDate: string, now: Date): string {
  const hour = String(7 + (index % 9)).padStart(2, '0');
  const minute = String((index * 7) % 60).padStart(2, '0');
  const planned = `${issueDate}T${hour}:${minute}:00.000Z`;
  const latest = now.toISOString();
  return planned < latest ? planned : latest;
}
