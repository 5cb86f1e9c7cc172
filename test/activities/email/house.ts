import type { Ports } from '#activities/activity.ts';
import { catalogue } from '#activities/catalogue.ts';
import { email } from '#activities/email/manifest.ts';
import { writeJson } from '#activities/formats/json.ts';
import { runs } from '#activities/index.ts';
import { perform } from '#activities/perform.ts';
import type { ConfigOf } from '#workflows/node.ts';
import { domesticInvoice } from '../../samples/invoices.ts';
import {
  smtpChannel,
  smtpServer,
  type TestSmtp,
  testMailer,
} from '../../server/adapters/smtpServer.ts';
import { type FakeWorld, fakeRecords, fakeWorld, jobOf } from '../world.ts';

/** A supporting document that an invoice's data carry. */
export const annex = (name: string, bytes: Uint8Array, mediaType = 'application/pdf') => ({
  id: name,
  file: { name, mediaType, content: Buffer.from(bytes).toString('base64') },
});

export const pdf = (bytes = 100): Buffer => {
  const file = Buffer.alloc(bytes, 'x');
  file.write('%PDF-1.7\n');
  return file;
};

export const delivery = '4b7d1c1e-9a3f-4f6f-8d67-2f8f0a1c5e42';

export interface MailHouse {
  readonly smtp: TestSmtp;
  readonly world: FakeWorld;
  readonly records: ReturnType<typeof fakeRecords>;
  /** One try of the step; the ledger remembers the tries before. */
  run(more?: {
    readonly generation?: number;
    readonly config?: object;
  }): ReturnType<typeof perform>;
  close(): Promise<void>;
}

/** A step over a real mail server, with the ledger that production has around it. */
export async function mailHouse({
  config,
  context = {},
  annexes = [],
  invoice = pdf(),
  rules = {},
  channel = {},
  mailer: wrap = (mailer) => mailer,
}: {
  readonly config: Partial<ConfigOf<typeof email>>;
  readonly context?: object;
  readonly annexes?: readonly ReturnType<typeof annex>[];
  readonly invoice?: Uint8Array;
  readonly rules?: Parameters<typeof smtpServer>[0];
  readonly channel?: Parameters<typeof smtpChannel>[1];
  readonly mailer?: (mailer: Ports['mailer']) => Ports['mailer'];
}): Promise<MailHouse> {
  const smtp = await smtpServer(rules);
  const mailer = testMailer();
  const world = fakeWorld();
  const records = fakeRecords();
  const data = Buffer.from(writeJson({ ...domesticInvoice, attachments: [...annexes] }));
  const given = {
    vars: { subject: 'FACTURE F-1', fileName: 'F-1.pdf' },
    documents: {
      invoice: world.keep(invoice, { type: 'application/pdf', name: 'F-1.pdf' }),
      data: world.keep(data, { type: 'application/json', name: 'F-1.json' }),
    },
    invoice: { number: 'F-1' },
    customer: { language: 'fr' },
    issuer: { name: 'Ateliers Fermat' },
    ...context,
  };
  const ports: Ports = {
    ...world.ports,
    mailer: wrap(mailer),
    channel: async () => smtpChannel(smtp.port, channel),
  };
  return {
    smtp,
    world,
    records,
    run({ generation = 1, config: more = {} } = {}) {
      const settings = email.config.parse({
        channel: 'mail',
        to: 'ap@acme.example',
        ...config,
        ...more,
      });
      const key = `${delivery}/email/${generation}`;
      const job = jobOf('email', settings, given, { key, delivery, generation });
      return perform(job, { ports, records, activities: runs, catalogue });
    },
    close: async () => {
      mailer.close();
      await smtp.close();
    },
  };
}
