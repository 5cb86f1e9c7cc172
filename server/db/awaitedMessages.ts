import { catalogue } from '#activities/catalogue.ts';
import type { DeliveryInput } from '#workflows/delivery.ts';
import type { Flow } from '#workflows/flow/schema.ts';
import { amendedLabel } from '#workflows/invoice/amend.ts';
import type { Catalogue } from '#workflows/node.ts';
import { mayPassOverBy } from '#workflows/resolution.ts';
import { same, type Text } from '#workflows/text.ts';
import { toldSteps, withItem } from '#workflows/toldSteps.ts';
import type { DeliveryView } from '#workflows/trace.ts';
import { variableAt, vocabulary } from '#workflows/vocabulary.ts';
import type { getDelivery } from '../api/contract.ts';
import type { Reply } from '../api/endpoint.ts';

type Awaited = Reply<typeof getDelivery>['awaited'][number];

/** The nodes that wait for a message, each with the form by which a person can give it. */
export function awaitedMessages(
  { plan }: DeliveryInput,
  flow: Flow,
  view: DeliveryView,
): Awaited[] {
  if (view.outcome !== undefined) return [];
  const known: Catalogue = catalogue;
  return toldSteps(plan, view).flatMap(({ id, step }): Awaited[] => {
    const node = view.nodes[id];
    const message = node?.state === 'waiting' ? node.awaits?.message : undefined;
    if (!node || message === undefined) return [];
    const own = flow.nodes.find((drawn) => drawn.id === step.id)?.title;
    const { writes, mask } = step.config;
    const path = Array.isArray(writes) ? writes[0] : undefined;
    const exits = known[step.type]?.exits ?? [];
    return [
      {
        node: id,
        title: withItem(own ? same(own) : (known[step.type]?.title ?? same(step.type)), id),
        message: step.batch ? null : message,
        label: typeof path === 'string' ? labelOf(path, flow) : null,
        mask: typeof mask === 'string' ? mask : null,
        until: node.until ?? null,
        reminded: node.reminded?.length ?? 0,
        exits: exits
          .filter(
            (exit) =>
              Object.hasOwn(step.exits, exit.id) &&
              exit.id !== 'failed' &&
              mayPassOverBy(step, exit.id),
          )
          .map(({ id: exit, label }) => ({ id: exit, label })),
      },
    ];
  });
}

function labelOf(path: string, flow: Flow): Text {
  const label = variableAt(path, vocabulary(flow))?.label;
  return label ?? amendedLabel(path.replace(/^(invoice|vars)\./, ''));
}
