import { randomUUID } from 'node:crypto';
import { previewAgain, sendAgain } from '../api/contract.ts';
import { connectServer } from './client.ts';
import { exactlyOne, parseOptions } from './options.ts';
import { optionTable } from './optionTable.ts';
import { table } from './output.ts';
import { type Run, usageError } from './verb.ts';

/** `facteur again`: sends the invoice of a delivery again, or says what that would do. Exit 1 where it can't be done. */
export const again: Run = async (args, out) => {
  const { values, positionals } = parseOptions(args, optionTable.again);
  const deliveryId = exactlyOne(positionals, 'une remise', 'a delivery');
  const version = values.version === undefined ? undefined : Number(values.version);
  if (version !== undefined && !(Number.isInteger(version) && version > 0))
    throw usageError('--version veut un nombre', '--version takes a number');
  const server = await connectServer(process.env);
  const chosen = version === undefined ? {} : { version };
  if (values.preview) {
    const found = await server.call(previewAgain, { deliveryId, query: chosen });
    out.result(found, () =>
      [
        table([[`v${found.from} → v${found.version}`, found.amended.join(', ')]]),
        table(
          found.given.map(({ delivery, node, level, at }) => [delivery, node, level ?? '?', at]),
        ),
        found.refused === null ? '' : out.say(found.refused),
      ]
        .filter((block) => block !== '')
        .join('\n'),
    );
    return found.refused === null ? 0 : 1;
  }
  const { reason, confirm } = values;
  if (!reason) throw usageError('il faut --reason', '--reason is needed');
  const sent = await server.call(sendAgain, {
    deliveryId,
    body: { ...chosen, reason, actionId: randomUUID(), ...(confirm ? { confirm } : {}) },
  });
  out.result(sent, () => table([[sent.delivery, sent.invoice, `v${sent.version}`]]));
  return 0;
};
