import { randomUUID } from 'node:crypto';
import { tellDelivery, tellInvoice } from '../api/contract.ts';
import { connectServer } from './client.ts';
import { exactlyOne, none, parseOptions } from './options.ts';
import { optionTable } from './optionTable.ts';
import { table } from './output.ts';
import { type Run, usageError } from './verb.ts';

/** `facteur tell`: gives a delivery, or those of an invoice, what they wait for. Exit 1 where it was not taken. */
export const tell: Run = async (args, out) => {
  const { values, positionals } = parseOptions(args, optionTable.tell);
  const { invoice, event, value, comment, id = randomUUID() } = values;
  if (event === undefined) throw usageError('il faut --event', '--event is needed');
  const body = {
    name: event,
    messageId: id,
    ...(value === undefined ? {} : { value }),
    ...(comment === undefined ? {} : { comment }),
  };
  if (invoice !== undefined) none(positionals, 'tell');
  const server = await connectServer(process.env);
  const verdicts =
    invoice === undefined
      ? [
          await server.call(tellDelivery, {
            deliveryId: exactlyOne(positionals, 'une remise', 'a delivery'),
            body,
          }),
        ]
      : await server.call(tellInvoice, { body: { ...body, invoice } });
  for (const one of verdicts)
    out.result(one, () =>
      table([[one.delivery, one.verdict, one.why === null ? '' : out.say(one.why)]]),
    );
  return verdicts.every(({ verdict }) => verdict !== 'rejected' && verdict !== 'late') ? 0 : 1;
};
