import type { getDelivery } from '#server/api/contract.ts';
import type { Reply } from '#server/api/endpoint.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import { until } from '../../support/until.ts';
import { answerOf, type callAs, formOf } from '../house.ts';

/** Deliveries as somebody sees them who may call the API. */
export const deliveriesBy = (call: ReturnType<typeof callAs>) => {
  const detail = async (id: string) =>
    answerOf<Reply<typeof getDelivery>>(await call('GET', `/api/deliveries/${id}`));
  return {
    detail,
    /** @returns the delivery's id */
    async submit(number: string, invoice: Invoice): Promise<string> {
      const reply = await call('POST', '/api/invoices', formOf(invoice, { number }));
      return (await answerOf<{ delivery: string }>(reply)).delivery;
    },
    inState: (id: string, state: string) =>
      until(async () => {
        const seen = await detail(id);
        if (seen.delivery.state !== state) throw new Error(`is ${seen.delivery.state}`);
        return seen;
      }),
  };
};
