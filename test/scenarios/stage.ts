import { simpleParser } from 'mailparser';
import type { ChannelOf } from '#activities/activity.ts';
import { afterHours } from '#activities/afterHours.ts';
import { catalogue } from '#activities/catalogue.ts';
import { runs } from '#activities/index.ts';
import { perform } from '#activities/perform.ts';
import { type AllPorts, makePorts } from '#server/adapters/ports.ts';
import { jsonOf } from '#server/db/anySql.ts';
import { saveChannel } from '#server/db/channels.ts';
import { recordEvents } from '#server/db/events.ts';
import { keepVerdict, openMessages } from '#server/db/messages.ts';
import type { Receipt } from '#server/intake/idempotency.ts';
import { seenOf } from '#server/temporal/activities.ts';
import type { DeliveryInput } from '#workflows/delivery.ts';
import type { Flow } from '#workflows/flow/schema.ts';
import type { Starter } from '#workflows/gallery/starter.ts';
import { Interpreter } from '#workflows/interpret.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import type { Job } from '#workflows/job.ts';
import type { Plan, Step } from '#workflows/plan.ts';
import { mayTryAgain, waitAfter } from '#workflows/retryPolicy.ts';
import { sealEvent } from '#workflows/seal.ts';
import {
  type DeliveryOutcome,
  type DeliveryView,
  fold,
  type TraceEvent,
} from '#workflows/trace.ts';
import type { Performed } from '#workflows/world.ts';
import { plainPdf } from '../samples/pdfs.ts';
import { smtpChannel, smtpServer, type TestSmtp } from '../server/adapters/smtpServer.ts';
import { answerOf, callAs, formOf, type House, openHouse } from '../server/house.ts';
import { Clock } from './clock.ts';

export interface Customer {
  readonly language?: 'fr' | 'en';
  readonly timeZone?: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/**
 * Where a customer's demands are played: the gallery's drawing, published; the steps, the ledger and the record of
 * production; a real mail server. Pretended is time alone, so the engine that keeps it is not there: its tries are made here.
 */
export class Stage {
  readonly house: House;
  readonly smtp: TestSmtp;
  readonly #ports: AllPorts;

  private constructor(house: House, smtp: TestSmtp, ports: AllPorts) {
    this.house = house;
    this.smtp = smtp;
    this.#ports = ports;
  }

  static async open(
    rules: Parameters<typeof smtpServer>[0] = {},
    { egressAllow = [], folders = [] }: { egressAllow?: string[]; folders?: string[] } = {},
  ): Promise<Stage> {
    const smtp = await smtpServer(rules);
    const allowed = [`127.0.0.1:${smtp.port}`, ...egressAllow];
    const house = await openHouse('none', { egressAllow: allowed });
    await saveChannel(house.sql, new Uint8Array(32), 'fermat', smtpChannel(smtp.port));
    const ports = makePorts({
      sql: house.sql,
      key: new Uint8Array(32),
      config: { store: house.storing, url: house.url, egressAllow: allowed, folders },
    });
    return new Stage(house, smtp, ports);
  }

  async close(): Promise<void> {
    this.#ports.close();
    await this.house.close();
    await this.smtp.close();
  }

  /** Publishes a drawing for the one customer of the stage, its mails through the stage's mail server. */
  async publish(
    { id, build }: Starter,
    { language = 'fr', timeZone = 'Europe/Paris', params = {} }: Customer = {},
    channels: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    const { sql } = this.house;
    const drawn = build(id, 'en');
    const through: Readonly<Record<string, string>> = {
      email: 'mail',
      notify: 'mail',
      approval: 'mail',
      ...channels,
    };
    const flow: Flow = {
      ...drawn,
      nodes: drawn.nodes.map((node) => {
        const channel = through[node.id] ?? through[node.type];
        return channel === undefined ? node : { ...node, config: { ...node.config, channel } };
      }),
    };
    const created = await callAs(this.house, 'ops')('POST', '/api/flows', { flow });
    const { id: flowId } = await answerOf<{ id: string }>(created);
    const published = await callAs(this.house, 'admin')('POST', `/api/flows/${flowId}/publish`, {
      revision: 1,
      note: 'as the customer asks',
    });
    if (published.status !== 201) throw new Error(await published.text());
    await sql`
      update customer
      set flow_id = ${flowId}, language = ${language}, time_zone = ${timeZone}, params = ${jsonOf(sql, params)}
      where id = 'bread'
    `;
  }

  async saveChannel(channel: ChannelOf<'sftp' | 'ftps' | 'folder' | 'https' | 'smtp'>) {
    await saveChannel(this.house.sql, new Uint8Array(32), 'fermat', channel);
  }

  /** Hands an invoice in, with its PDF, and begins its delivery. @param at ISO 8601, when it is created */
  async begin(
    invoice: Invoice,
    at: string,
    clock = new Clock(at),
    file?: Uint8Array,
  ): Promise<Play> {
    const { delivery } = await this.submit(invoice, file);
    return new Play(this.house, this.#ports, clock, delivery, await this.planOf(delivery));
  }

  async planOf(delivery: string): Promise<DeliveryInput> {
    const [row] = await this.house.sql<{ input: DeliveryInput }[]>`
      select input from delivery where id = ${delivery}
    `;
    if (!row) throw new Error('no delivery');
    return row.input;
  }

  /** Begins a delivery again that died, from its beginning, as the reconciler does. */
  async beginAgain(id: string, clock: Clock): Promise<Play> {
    await this.house.sql`delete from delivery_event where delivery_id = ${id}`;
    return new Play(this.house, this.#ports, clock, id, await this.planOf(id));
  }

  /** Begins the batches that were ordered, as the relay does. */
  async beginBatches(clock: Clock): Promise<Play[]> {
    const { sql } = this.house;
    const rows = await sql<{ id: string; input: DeliveryInput }[]>`
      delete from outbox o using delivery d where d.id = o.delivery_id and d.invoice_id is null
      returning d.id, d.input
    `;
    return rows.map(({ id, input }) => new Play(this.house, this.#ports, clock, id, input));
  }

  /** Gives deliveries the messages that were kept for them. */
  async giveMessages(plays: readonly Play[]): Promise<void> {
    for (const { deliveryId, message } of await openMessages(this.house.sql, 1000, 0)) {
      const verdict = plays.find(({ id }) => id === deliveryId)?.interpreter.receive(message);
      if (verdict) await keepVerdict(this.house.sql, deliveryId, message.id, verdict);
    }
  }

  async submit(invoice: Invoice, file?: Uint8Array): Promise<Receipt> {
    const form = formOf(invoice);
    const pdf = new Blob([Buffer.from(file ?? (await plainPdf()))], { type: 'application/pdf' });
    form.append('file', pdf, 'facture.pdf');
    const reply = await callAs(this.house, 'ops')('POST', '/api/invoices', form);
    if (!reply.ok) throw new Error(await reply.text());
    return answerOf<Receipt>(reply);
  }

  /** What the mail server took so far, read as a mail program reads it. */
  async mails(): Promise<
    {
      to: readonly string[];
      subject: string;
      text: string;
      cc: string | undefined;
      files: readonly { name: string; type: string; bytes: Buffer }[];
      raw: string;
    }[]
  > {
    return Promise.all(
      this.smtp.received.map(async ({ to, raw }) => {
        const mail = await simpleParser(raw);
        const cc = Array.isArray(mail.cc) ? mail.cc[0] : mail.cc;
        return {
          to,
          subject: mail.subject ?? '',
          text: mail.text ?? '',
          cc: cc?.text,
          files: mail.attachments.map(({ filename = '', contentType, content }) => ({
            name: filename,
            type: contentType,
            bytes: content,
          })),
          raw: raw.toString('latin1'),
        };
      }),
    );
  }
}

/** One delivery under way. */
export class Play {
  readonly id: string;
  readonly clock: Clock;
  readonly interpreter: Interpreter;
  readonly events: TraceEvent[] = [];
  readonly #plan: Plan;
  outcome: DeliveryOutcome | undefined;
  #isDead = false;

  constructor(house: House, ports: AllPorts, clock: Clock, id: string, input: DeliveryInput) {
    this.id = id;
    this.clock = clock;
    this.#plan = input.plan;
    const startedAt = new Date(clock.now).toISOString();
    const context = {
      ...input.context,
      delivery: { ...input.context.delivery, startedAt },
    };
    const world = {
      ports: { ...ports.portsFor({ delivery: id }), now: () => new Date(clock.now) },
      records: ports.records,
      activities: runs,
      catalogue,
    };
    const once = (job: Job, tried: number): Promise<Performed> =>
      clock.during(async () => {
        try {
          const { evidence: _, ...result } = await perform(job, world, tried);
          return { ok: true, result };
        } catch (error) {
          return { ok: false, fault: seenOf(error) };
        }
      });
    this.interpreter = new Interpreter(input.plan, context, {
      now: () => clock.now,
      sleepUntil: async (at, isOver) => {
        await clock.sleepUntil(at, isOver);
        if (this.#isDead) await never;
      },
      perform: (step, job) => tries(step, job, once, clock),
      afterHours,
      told: (told) => {
        const sealed = told.map(sealEvent);
        this.events.push(...sealed);
        void clock.during(() => recordEvents(house.sql, id, sealed));
      },
    });
    void this.interpreter.run().then((outcome) => {
      this.outcome = outcome;
    });
  }

  /** What it slept for comes, and finds nobody: its worker is gone. */
  die(): void {
    this.#isDead = true;
  }

  view(): DeliveryView {
    return fold(this.#plan, this.events);
  }

  state(node: string): string | undefined {
    return this.view().nodes[node]?.state;
  }

  /** Events of a kind at a node, in order. */
  at<K extends TraceEvent['kind']>(kind: K, node: string): Extract<TraceEvent, { kind: K }>[] {
    return this.events.filter(
      (event): event is Extract<TraceEvent, { kind: K }> =>
        event.kind === kind && 'node' in event && event.node === node,
    );
  }
}

const never = new Promise<void>(() => {});

/** The engine's tries of one step by its policy, as the engine makes them. */
async function tries(
  step: Step,
  job: Job,
  once: (job: Job, tried: number) => Promise<Performed>,
  clock: Clock,
): Promise<Performed> {
  for (let tried = 0; ; tried += 1) {
    const performed = await once(job, tried);
    if (performed.ok) return performed;
    const { fault } = performed;
    if (!mayTryAgain(step.retry, fault) || tried + 1 >= step.retry.tries) return performed;
    await clock.sleepUntil(clock.now + waitAfter(fault, step.retry, tried + 2) * 1000);
  }
}
