import { createHash } from 'node:crypto';
import type { Channel, ChannelKind, DocumentStore } from '#activities/activity.ts';
import { catalogue } from '#activities/catalogue.ts';
import { runs } from '#activities/index.ts';
import { type Compiled, compile } from '#workflows/compile.ts';
import type { Context, DocumentRef, Value } from '#workflows/context.ts';
import { fieldsOf } from '#workflows/field.ts';
import type { Flow } from '#workflows/flow/schema.ts';
import { invoiceFacts } from '#workflows/invoice/facts.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import { drawnNode } from '#workflows/itemNode.ts';
import type { Catalogue } from '#workflows/node.ts';
import { canonicalJson, type Plan } from '#workflows/plan.ts';
import type { Text } from '#workflows/text.ts';
import type { DeliveryOutcome, SeenFault } from '#workflows/trace.ts';
import { faultWords } from '../db/faultWords.ts';
import { mediaTypeOf } from '../intake/mediaType.ts';
import { simulate } from '../simulate.ts';
import type { InputFile } from './files.ts';

/** What would become of one invoice. */
export interface Course {
  /** Null where it would wait for a person. */
  readonly outcome: DeliveryOutcome | null;
  /** Ids of the steps that were done, in order. */
  readonly path: readonly string[];
  readonly mails: readonly {
    readonly to: readonly string[];
    readonly cc: readonly string[];
    readonly subject: string;
    readonly attachments: readonly string[];
  }[];
  /** Paths of uploads. */
  readonly files: readonly string[];
  /** Names of the connections that were used. */
  readonly channels: readonly string[];
  /** `message` is what was seen, `title` and `help` are what the step's manifest says of such a fault. */
  readonly fault: {
    readonly node: string;
    readonly code: string;
    readonly title: Text;
    readonly message: Text;
    readonly help: Text;
  } | null;
}

export type Planned = Extract<Compiled, { ok: true }> & { readonly flow: Flow };

export function plannedBy(flow: Flow): Planned | Extract<Compiled, { ok: false }> {
  const compiled = compile(flow, catalogue, { flow: 'simulated', version: 0 });
  return compiled.ok ? { ...compiled, flow } : compiled;
}

/** An invoice with what is known of its customer. */
export interface Given {
  readonly invoice: Invoice;
  readonly files: readonly InputFile[];
  readonly customer?: Context['customer'];
  readonly params: Readonly<Record<string, Value>>;
}

export async function courseOf({ plan, flow }: Planned, given: Given): Promise<Course> {
  const store = memoryStore();
  const used = new Set<string>();
  const { events, mails, files } = await simulate(
    plan,
    await contextOf(plan, flow, given, store),
    runs,
    {
      documents: store,
      channel: async (name) => {
        used.add(name);
        return pretendedChannel(flow, name);
      },
      table: async () => undefined,
      now: () => new Date(),
      url: 'http://127.0.0.1',
    },
  );
  const ended = events.find((event) => event.kind === 'ended');
  const parked = events.findLast((event) => event.kind === 'parked');
  return {
    outcome: ended?.outcome ?? null,
    path: events.flatMap((event) => (event.kind === 'done' ? [event.node] : [])),
    mails: mails.map(({ to, cc, subject, attachments }) => ({
      to,
      cc,
      subject,
      attachments: attachments.map(({ name }) => name),
    })),
    files: files.map(({ folder, name }) => (folder === '' ? name : `${folder}/${name}`)),
    channels: [...used].sort(),
    fault: parked ? faultOf(parked.node, parked.fault, flow) : null,
  };
}

function faultOf(node: string, fault: SeenFault, flow: Flow): Course['fault'] {
  const type = flow.nodes.find(({ id }) => id === drawnNode(node))?.type ?? '';
  const { code, title, help } = faultWords(type, fault);
  return { node, code, title, message: fault.message, help };
}

async function contextOf(
  plan: Plan,
  flow: Flow,
  { invoice, files, customer, params }: Given,
  store: DocumentStore,
): Promise<Context> {
  const facts = invoiceFacts(invoice);
  const { buyer, seller } = facts;
  const documents: Record<string, DocumentRef> = {
    data: await store.write(Buffer.from(canonicalJson(invoice)), {
      type: 'application/json',
      name: 'invoice.json',
    }),
  };
  for (const { name, bytes } of files) {
    const type = mediaTypeOf(bytes);
    const role = { 'application/pdf': 'original', 'application/xml': 'xml' }[type];
    if (role) documents[role] = await store.write(bytes, { type, name });
  }
  const defaults = flow.params.flatMap((param) =>
    param.default === undefined ? [] : [[param.name, param.default] as const],
  );
  return {
    invoice: facts,
    customer: customer ?? {
      id: 'simulated',
      code: buyer.siren ?? buyer.vatId ?? 'SIMULATED',
      name: buyer.name ?? '',
      language: buyer.country === undefined || buyer.country === 'FR' ? 'fr' : 'en',
      country: buyer.country ?? 'FR',
      timeZone: 'Europe/Paris',
    },
    issuer: {
      id: 'simulated',
      name: seller.name ?? '',
      siren: seller.siren ?? '',
      timeZone: 'Europe/Paris',
    },
    params: { ...Object.fromEntries(defaults), ...params },
    documents,
    vars: {},
    steps: {},
    delivery: {
      id: '00000000-0000-4000-8000-000000000000',
      flow: plan.flow,
      version: plan.version,
      startedAt: new Date().toISOString(),
    },
  };
}

/** A connection of the kind that the step naming it takes; it leads nowhere. */
function pretendedChannel(flow: Flow, name: string): Channel | undefined {
  const kinds = flow.nodes.flatMap(({ type, config }) => {
    const manifest = (catalogue as Catalogue)[type];
    const fields = manifest ? fieldsOf(manifest.config) : [];
    const field = fields.find((f) => f.widget === 'channel' && config[f.name] === name);
    return (field?.channels ?? []) as readonly ChannelKind[];
  });
  const at = { name, host: 'pretended.invalid', port: 1 };
  switch (kinds[0]) {
    case 'smtp':
      return {
        kind: 'smtp',
        ...at,
        secure: false,
        requireTls: false,
        from: 'simulated@facteur.invalid',
      };
    case 'sftp':
      return { kind: 'sftp', ...at, user: 'simulated', hostKey: 'SHA256:pretended' };
    case 'ftps':
      return { kind: 'ftps', ...at, implicit: false, user: 'simulated' };
    case 'folder':
      return { kind: 'folder', name, path: '/pretended' };
    case 'https':
      return { kind: 'https', name, url: 'https://pretended.invalid/', headers: {} };
    case 'webhook':
      return { kind: 'webhook', name, url: 'https://pretended.invalid/', secret: 'pretended' };
    default:
      return undefined;
  }
}

function memoryStore(): DocumentStore {
  const kept = new Map<string, Uint8Array>();
  return {
    read: async ({ sha256 }) => {
      const bytes = kept.get(sha256);
      if (!bytes) throw new Error(`no document ${sha256}`);
      return bytes;
    },
    write: async (bytes, { type, name }) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      kept.set(sha256, bytes);
      return { sha256, bytes: bytes.length, type, name };
    },
  };
}
