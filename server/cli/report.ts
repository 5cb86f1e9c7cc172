import { getUnfinished } from '../api/contract.ts';
import { connectServer } from './client.ts';
import { exactlyOne, oneOf, parseOptions } from './options.ts';
import { optionTable } from './optionTable.ts';
import { table } from './output.ts';
import type { Run } from './verb.ts';

/** `facteur report unfinished`: what is not through at the end of a month, or now. */
export const report: Run = async (args, out) => {
  const { values, positionals } = parseOptions(args, optionTable.report);
  oneOf('report', exactlyOne(positionals, 'unfinished', 'unfinished'), ['unfinished'] as const);
  const { month } = values;
  const server = await connectServer(process.env);
  const list = await server.call(getUnfinished, { query: month === undefined ? {} : { month } });
  out.result(list, () =>
    [
      table([[list.month, `${list.issued} − ${list.terminal} = ${list.items.length}`]]),
      table(
        list.items.map(({ invoiceNumber, customerName, state, cause }) => [
          invoiceNumber,
          customerName,
          state ?? '',
          cause === null ? '' : out.say(cause),
        ]),
      ),
    ]
      .filter((block) => block !== '')
      .join('\n'),
  );
  return 0;
};
