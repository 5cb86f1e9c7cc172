import { describe, expect, test } from 'vitest';
import type { ChannelOf, Outcome } from '#activities/activity.ts';
import { answer } from '#activities/answer/manifest.ts';
import { run as lookForAnswer } from '#activities/answer/run.ts';
import { catalogue } from '#activities/catalogue.ts';
import { runs } from '#activities/index.ts';
import { perform } from '#activities/perform.ts';
import { makeHttp } from '#server/adapters/http.ts';
import { fakeRecords, fakeWorld, jobOf } from '../../activities/world.ts';
import { filePortal, type Portal, portal } from './portal.ts';

const bytes = Buffer.from('%PDF-1.7 facture');

/** A step and its ledger before a portal. */
function house(
  there: Portal,
  settings: Partial<ChannelOf<'https'>> = {},
  config: object = {},
  others: readonly Portal[] = [],
) {
  const world = fakeWorld();
  const records = fakeRecords();
  const channel: ChannelOf<'https'> = {
    kind: 'https',
    name: 'api',
    url: `${there.url}/in`,
    headers: {},
    ...settings,
  };
  const ports = {
    ...world.ports,
    http: makeHttp([there, ...others].map(({ allow }) => allow)),
    channel: async () => channel,
  };
  const context = {
    vars: { fileName: 'F-1.pdf' },
    documents: {
      invoice: world.keep(bytes, { type: 'application/pdf', name: 'o.pdf' }),
      index: world.keep(Buffer.from('NUM=F-1\r\n'), { type: 'text/plain', name: 'F-1.idx' }),
    },
    customer: { language: 'fr' },
    invoice: { number: 'F-1' },
  };
  const job = jobOf('upload', { channel: 'api', ...config }, context);
  const run = (): Promise<Outcome> => perform(job, { ports, records, activities: runs, catalogue });
  return { run, job, records, ports };
}

const receipts = {
  receiptNumber: 'receipt.id',
  receiptSize: '$.receipt.size',
  receiptSha256: 'receipt.sha256',
} as const;

describe('PUT', () => {
  test('the file is put under its own name, if nothing has it, and the receipt is kept', async () => {
    const there = await filePortal();
    const { run } = house(there, { method: 'PUT', ...receipts }, { folder: 'é/2026' });
    const outcome = await run();
    expect(there.asked).toMatchObject([
      {
        method: 'PUT',
        path: '/in/%C3%A9/2026/F-1.pdf',
        headers: { 'if-none-match': '*', 'idempotency-key': 'd1/upload/1' },
      },
    ]);
    expect(outcome).toMatchObject({
      level: 'accepted',
      note: '201 · R-1',
      vars: { receipt: 'R-1' },
      evidence: [{ kind: 'https-receipt', detail: { status: 201, receipt: 'R-1' } }],
    });
  });

  test('a name that the very same file has is success', async () => {
    const there = await filePortal();
    there.files.set('/in/F-1.pdf', bytes);
    await expect(house(there, { method: 'PUT', ...receipts }).run()).resolves.toMatchObject({
      level: 'accepted',
      evidence: [{ kind: 'https-look-up' }],
    });
  });

  test('a name that another file has is left alone, and waits for a person', async () => {
    const there = await filePortal();
    there.files.set('/in/F-1.pdf', Buffer.from('theirs'));
    await expect(house(there, { method: 'PUT' }).run()).rejects.toMatchObject({
      code: 'UPLOAD_CONFLICT',
      remedy: 'fix',
    });
    expect(there.files.get('/in/F-1.pdf')?.toString()).toBe('theirs');
  });

  test('after a lost answer the portal is asked, and nothing is sent again', async () => {
    const there = await filePortal({ loses: (count) => count === 1 });
    const lookupUrl = `${there.url}/in/{{name}}`;
    const { run } = house(there, { method: 'PUT', lookupUrl });
    await expect(run()).rejects.toMatchObject({ code: 'UPLOAD_UNCERTAIN', mayHaveArrived: true });
    await expect(run()).resolves.toMatchObject({ level: 'accepted' });
    expect(there.asked.map(({ method }) => method)).toEqual(['PUT', 'GET']);
  });

  test('of a file and its index, what was lost is asked about, and the index comes once', async () => {
    const there = await filePortal({ loses: (count) => count === 1 });
    const lookupUrl = `${there.url}/in/{{name}}`;
    const { run } = house(there, { method: 'PUT', lookupUrl }, { after: ['index'] });
    await expect(run()).rejects.toMatchObject({ code: 'UPLOAD_UNCERTAIN' });
    await run();
    expect(there.asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'PUT /in/F-1.pdf',
      'GET /in/F-1.pdf',
      'PUT /in/F-1.idx',
    ]);
  });
});

describe('the look-up before a repeat', () => {
  /** A portal that loses the answer to the first POST, whose look-up answers as told. */
  async function asking(answers: { status: number; body?: string; after?: string }) {
    let posts = 0;
    const there = await portal(({ method }, response, request) => {
      if (method === 'GET') {
        const { status, body = '', after } = answers;
        response.writeHead(status, after === undefined ? {} : { 'retry-after': after }).end(body);
        return;
      }
      posts += 1;
      if (posts === 1) request.socket.destroy();
      else response.writeHead(201).end();
    });
    const step = house(
      there,
      { lookupUrl: `${there.url}/find?ref={{reference}}`, lookupSha256: 'data.0.hash' },
      { reference: '{{invoice.number}} / A' },
    );
    await expect(step.run()).rejects.toMatchObject({ code: 'UPLOAD_UNCERTAIN' });
    return { ...step, there };
  }

  test('that finds nothing lets it be sent again, under the same key', async () => {
    const { run, there } = await asking({ status: 404 });
    await expect(run()).resolves.toMatchObject({ level: 'accepted' });
    expect(there.asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /in',
      'GET /find?ref=F-1%20%2F%20A',
      'POST /in',
    ]);
    const [first, , again] = there.asked;
    expect(again?.headers['idempotency-key']).toBe(first?.headers['idempotency-key']);
  });

  test('that finds another file waits for a person', async () => {
    const { run, there } = await asking({ status: 200, body: '{"data":[{"hash":"00ff"}]}' });
    await expect(run()).rejects.toMatchObject({ code: 'UPLOAD_CONFLICT' });
    expect(there.asked).toHaveLength(2);
  });

  test('that nobody answers leaves the doubt, and sends nothing', async () => {
    const { run, there, records, job } = await asking({ status: 503, after: '120' });
    await expect(run()).rejects.toMatchObject({
      code: 'UPLOAD_UNCERTAIN',
      details: { status: 503, retryAfter: 120 },
    });
    expect(there.asked).toHaveLength(2);
    expect(records.states.get(job.key)?.state).not.toBe('refused');
  });
});

describe('a form', () => {
  test('holds the fields and the file as a browser would send them', async () => {
    const there = await portal((_asked, response) => response.writeHead(201).end());
    const { run } = house(
      there,
      { fileField: 'document' },
      { form: 'numero: {{invoice.number}}\ntype:380' },
    );
    await run();
    const [asked] = there.asked;
    const form = await new Response(asked?.body as Uint8Array<ArrayBuffer>, {
      headers: { 'content-type': asked?.headers['content-type'] ?? '' },
    }).formData();
    expect([form.get('numero'), form.get('type')]).toEqual(['F-1', '380']);
    const file = form.get('document') as File;
    expect([file.name, file.type]).toEqual(['F-1.pdf', 'application/pdf']);
    expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true);
  });

  test('with a line that is no field sends nothing', async () => {
    const there = await portal((_asked, response) => response.writeHead(201).end());
    const step = house(there, { fileField: 'document' }, { form: 'nonsense' });
    await expect(step.run()).rejects.toMatchObject({ code: 'UPLOAD_INVALID' });
    expect(there.asked).toEqual([]);
  });
});

describe('a receipt', () => {
  const answering = (body: string) =>
    portal((_asked, response) => response.writeHead(200).end(body));

  test('in a text is found by an expression', async () => {
    const there = await answering('<p>Reçu n° 4711, merci</p>');
    const { run } = house(there, { receiptNumber: '/Reçu n° (\\d+)/' });
    await expect(run()).resolves.toMatchObject({ vars: { receipt: '4711' } });
  });

  test('that is not there is no proof: a person is asked whether the file arrived', async () => {
    const there = await answering('<form action="/login">');
    await expect(house(there, receipts).run()).rejects.toMatchObject({
      code: 'UPLOAD_RECEIPT_MISSING',
      remedy: 'fix',
      mayHaveArrived: true,
    });
  });

  test.each([
    ['size', { receiptSize: 'size' }],
    ['hash', { receiptSha256: 'sha256' }],
  ])('of another %s is one of another file', async (_what, settings) => {
    const there = await answering(JSON.stringify({ size: 3, sha256: '00' }));
    await expect(house(there, settings).run()).rejects.toMatchObject({
      code: 'UPLOAD_RECEIPT_DIFFERS',
      mayHaveArrived: true,
    });
  });
});

describe('the state of what was uploaded', () => {
  const states = {
    statusValue: 'state',
    statusReason: 'reason',
    statusAccepted: ['BOOKED'],
    statusRefused: ['REJECTED'],
    statusPending: ['PENDING'],
  } as const;

  async function stateOf(state: string, receipt: string | undefined = 'R/1') {
    const there = await filePortal({ status: () => state });
    const statusUrl = `${there.url}/status/{{receipt}}`;
    const { ports } = house(there, { statusUrl, ...states });
    const vars = { fileName: 'F-1.pdf', ...(receipt !== undefined && { receipt }) };
    const job = jobOf('answer', answer.config.parse({ channel: 'api' }), {
      vars,
      customer: { language: 'fr' },
    });
    return { there, seen: lookForAnswer(job, ports, '') };
  }

  test('is asked for by the receipt, and accepted where the connection says so', async () => {
    const { there, seen } = await stateOf('BOOKED');
    await expect(seen).resolves.toMatchObject({ exit: 'accepted', level: 'accepted' });
    expect(there.asked).toMatchObject([{ method: 'GET', path: '/status/R%2F1' }]);
  });

  test('is asked for again while it is pending', async () => {
    const { seen } = await stateOf('PENDING');
    await expect(seen).resolves.toMatchObject({ askAgain: { at: '2026-03-02T08:40:00.000Z' } });
  });

  test('is a refusal with the portal’s own reason', async () => {
    const { seen } = await stateOf('REJECTED');
    await expect(seen).rejects.toMatchObject({
      code: 'ANSWER_REFUSED',
      details: { reason: 'order unknown' },
    });
  });

  test('that the connection does not know is never a wait', async () => {
    const { seen } = await stateOf('QUARANTINED');
    await expect(seen).rejects.toMatchObject({ code: 'ANSWER_UNKNOWN', remedy: 'fix' });
  });

  test('that is not told at all is not taken for one', async () => {
    const there = await portal((_asked, response) => response.end('{"other":1}'));
    const { ports } = house(there, { statusUrl: `${there.url}/status`, ...states });
    const job = jobOf('answer', answer.config.parse({ channel: 'api' }), { vars: {} });
    await expect(lookForAnswer(job, ports, '')).rejects.toMatchObject({ code: 'ANSWER_UNKNOWN' });
  });

  test('is not asked for without the receipt that its address names', async () => {
    const there = await filePortal();
    const { ports } = house(there, { statusUrl: `${there.url}/status/{{receipt}}`, ...states });
    const job = jobOf('answer', answer.config.parse({ channel: 'api' }), { vars: {} });
    await expect(lookForAnswer(job, ports, '')).rejects.toMatchObject({
      code: 'ANSWER_VALUE_MISSING',
      details: { missing: ['vars.receipt'] },
    });
    expect(there.asked).toEqual([]);
  });
});

test('credentials go to the connection’s own origin alone', async () => {
  const elsewhere = await portal((_asked, response) => response.writeHead(404).end());
  const there = await filePortal({ loses: (count) => count === 1 });
  const { run } = house(
    there,
    {
      auth: 'basic',
      user: 'fermat',
      password: 's3cret',
      headers: { 'x-token': 'abc' },
      lookupUrl: `${elsewhere.url}/find/{{name}}`,
    },
    {},
    [elsewhere],
  );
  await expect(run()).rejects.toMatchObject({ code: 'UPLOAD_UNCERTAIN' });
  await run();
  expect(there.asked[0]?.headers).toMatchObject({
    authorization: `Basic ${Buffer.from('fermat:s3cret').toString('base64')}`,
    'x-token': 'abc',
  });
  expect(elsewhere.asked).toHaveLength(1);
  expect(elsewhere.asked[0]?.headers).not.toHaveProperty('authorization');
  expect(elsewhere.asked[0]?.headers).not.toHaveProperty('x-token');
});
