import { randomUUID } from 'node:crypto';
import { actions } from '#workflows/trace.ts';
import {
  deliveryStates,
  getDelivery,
  listCustomers,
  listDeliveries,
  resolveDelivery,
} from '../api/contract.ts';
import { connectServer } from './client.ts';
import { exactlyOne, none, oneOf, parseOptions } from './options.ts';
import { optionTable } from './optionTable.ts';
import { table } from './output.ts';
import { resolveMany } from './resolveMany.ts';
import { type Run, usageError } from './verb.ts';

const GROUPS = ['needs-action', 'retrying', 'waiting', 'running', 'ended', 'late'] as const;

/** `facteur deliveries`: the deliveries of a group or state, last changed first. */
export const deliveries: Run = async (args, out) => {
  const { values, positionals } = parseOptions(args, optionTable.deliveries);
  none(positionals, 'deliveries');
  if (values.state !== undefined) oneOf('--state', values.state, [...GROUPS, ...deliveryStates]);
  const server = await connectServer(process.env);
  const group = GROUPS.find((name) => name === values.state);
  const customer = values.customer && (await customerId(server, values.customer));
  let cursor: string | undefined;
  do {
    const query = {
      limit: 200,
      ...(group ? { state: group } : {}),
      ...(customer ? { customer } : {}),
      ...(cursor ? { cursor } : {}),
    };
    const { items, next } = await server.call(listDeliveries, { query });
    for (const row of items) {
      if (values.state !== undefined && !group && row.state !== values.state) continue;
      out.result(row, () =>
        table([
          [
            row.id,
            row.invoiceNumber,
            row.customerName,
            row.state,
            row.node ?? '',
            row.fault?.code ?? '',
          ],
        ]),
      );
    }
    cursor = next ?? undefined;
  } while (cursor);
  return 0;
};

async function customerId(
  server: Awaited<ReturnType<typeof connectServer>>,
  named: string,
): Promise<string> {
  const all = await server.all(listCustomers, {});
  const found = all.find(({ id, code }) => id === named || code === named);
  if (found) return found.id;
  throw usageError(`aucun client ${named}`, `no customer ${named}`);
}

/** `facteur delivery ID`: its state, the path taken, attempts and evidence. */
export const delivery: Run = async (args, out) => {
  const deliveryId = exactlyOne(parseOptions(args, {}).positionals, 'un identifiant', 'an id');
  const server = await connectServer(process.env);
  const found = await server.call(getDelivery, { deliveryId });
  const path = found.events.flatMap((event) =>
    event.kind === 'done' ? [{ node: event.node, exit: event.exit, at: event.at }] : [],
  );
  const { delivery: head, attempts, parked, documents, events } = found;
  out.result({ ...head, path, attempts, parked, documents, events }, () =>
    [
      table([
        [head.invoiceNumber, head.customerName, head.flowName, `v${head.version}`, head.state],
      ]),
      table(path.map(({ node, exit, at }) => ['  ✓', node, exit, at])),
      table(
        attempts.map(({ node, generation, number, result, fault }) => [
          '  ·',
          `${node} #${generation}.${number}`,
          result,
          fault ? `${fault.code} ${out.say(fault.message)}` : '',
        ]),
      ),
      ...parked.map(
        ({ node, fault }) => `  ✗ ${node}: ${out.say(fault.title)}. ${out.say(fault.help)}`,
      ),
    ]
      .filter((block) => block !== '')
      .join('\n'),
  );
  return 0;
};

/** `facteur resolve`: a decision about a step that waits, or about many, with its reason. */
export const resolve: Run = async (args, out) => {
  const { values, positionals } = parseOptions(args, optionTable.resolve);
  const { node, reason, exit, order, pace } = values;
  const allWith = values['all-with'];
  if (allWith !== undefined) {
    none(positionals, 'resolve --all-with');
    if (!reason || !values.action)
      throw usageError('il faut --action et --reason', '--action and --reason are needed');
    const patch = values.patch === undefined ? undefined : patchOf(values.patch);
    return resolveMany({ allWith, action: values.action, reason, patch, exit, order, pace }, out);
  }
  const deliveryId = exactlyOne(positionals, 'une remise', 'a delivery');
  if (!node || !reason || !values.action) {
    throw usageError(
      'il faut --node, --action et --reason',
      '--node, --action and --reason are needed',
    );
  }
  const action = oneOf('--action', values.action, actions);
  const patch = values.patch === undefined ? undefined : patchOf(values.patch);
  const server = await connectServer(process.env);
  const body = {
    node,
    action,
    reason,
    actionId: randomUUID(),
    ...(patch ? { patch } : {}),
    ...(exit ? { exit } : {}),
  };
  const resolved = await server.call(resolveDelivery, { deliveryId, body });
  out.result(resolved, () =>
    table([[resolved.delivery, resolved.state, `#${resolved.generation}`]]),
  );
  return 0;
};

function patchOf(text: string): Record<string, string | null> {
  try {
    const value: unknown = JSON.parse(text);
    const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    if (entries.length > 0 && entries.every(([, v]) => typeof v === 'string' || v === null)) {
      return Object.fromEntries(entries);
    }
  } catch {
    // Said below, as any other text that is no patch.
  }
  throw usageError(
    '--patch veut un objet JSON, {"invoice.orderReference":"4500123"}',
    '--patch takes a JSON object, {"invoice.orderReference":"4500123"}',
  );
}
