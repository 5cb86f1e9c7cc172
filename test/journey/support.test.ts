import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toFacturX } from '#activities/formats/facturx.ts';
import { readInvoice } from '#activities/formats/read.ts';
import type { getDelivery, Reply } from '#server/api/contract.ts';
import type { Role } from '#server/api/endpoint.ts';
import { demoCustomers } from '#server/demo/customers.ts';
import { demoInvoice } from '#server/demo/invoices.ts';
import { dropFolder } from '#server/demo/peers.ts';
import { samplesOf } from '#server/demo/sample.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import { launchBrowser } from '../support/browser.ts';
import { until } from '../support/until.ts';
import { type House, mailsOf, openHouse } from './house.ts';

type Delivery = Reply<typeof getDelivery>;

let house: House;
let browser: Browser;
let page: Page;
let base: string;
const complaints: string[] = [];

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), launchBrowser()]);
  base = house.base;
  page = await pageOf('support', 'en');
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await house?.close();
}, 60_000);

async function pageOf(role: Role, language: 'fr' | 'en'): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addInitScript({
    content: `localStorage.setItem('facteur.language', '${language}')`,
  });
  const opened = await context.newPage();
  opened.setDefaultTimeout(30_000);
  opened.on('console', (message) => {
    // The browser itself says so of each answer over 399, also of those that a screen explains.
    const isAnswer = message.text().startsWith('Failed to load resource');
    if (['error', 'warning'].includes(message.type()) && !isAnswer) complaints.push(message.text());
  });
  opened.on('pageerror', (error) => complaints.push(error.message));
  await house.signIn(opened, role);
  return opened;
}

const shows = (text: string | RegExp, on = page) => on.getByText(text).first().waitFor();
const press = (name: string | RegExp, on = page) =>
  on.getByRole('button', { name }).first().click();

/** An invoice of ACME by its serial number, far above those of the demo. */
const invoiceOf = (serial: number, customer: 'acme' | 'autodis' = 'acme'): Invoice =>
  demoInvoice({
    number: `S-2026-${serial}`,
    issueDate: '2026-11-02',
    customer: demoCustomers[customer],
    seed: serial,
  });

async function uploadFiles(files: readonly { name: string; bytes: Uint8Array }[]): Promise<void> {
  await page.goto(`${base}/invoices`);
  await press(/Send an invoice/);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('tab', { name: 'My files' }).click();
  await attach(files);
}

const attach = (files: readonly { name: string; bytes: Uint8Array }[]): Promise<void> =>
  page
    .getByRole('dialog')
    .locator('input[type=file]')
    .setInputFiles(
      files.map(({ name, bytes }) => ({
        name,
        mimeType: 'application/octet-stream',
        buffer: Buffer.from(bytes),
      })),
    );

const sendNow = () => page.getByRole('dialog').getByRole('button', { name: 'Send' }).click();

/** Sends a sample invoice of ACME and goes to watch it. @returns its number */
async function sendSample(): Promise<string> {
  await page.goto(`${base}/invoices`);
  await press(/Send an invoice/);
  await page.getByRole('dialog').getByRole('button', { name: 'Make and send' }).click();
  await page.waitForURL(/\/live$/);
  return page
    .getByRole('heading', { name: /^F-\d{4}-\d{4}$/ })
    .first()
    .textContent()
    .then((text) => text ?? '');
}

const idHere = (): string => /deliveries\/([^/]+)\/live/.exec(page.url())?.[1] ?? '';

async function deliveryAt(id: string): Promise<Delivery> {
  return (await (await page.request.get(`${base}/api/deliveries/${id}`)).json()) as Delivery;
}

async function idOf(number: string): Promise<string> {
  const reply = await page.request.get(`${base}/api/deliveries?q=${number}`);
  const { items } = (await reply.json()) as { items: { id: string }[] };
  return items[0]?.id ?? '';
}

async function facturxIn(number: string): Promise<Invoice> {
  const [mail] = await mailsOf(page, base, number);
  const reply = await page.request.get(`${base}/api/demo/mails/${mail?.id}/attachments/0`);
  const read = await readInvoice([{ name: 'mail.pdf', bytes: await reply.body() }]);
  if (!read.ok) throw new Error(read.problems[0]?.code);
  expect(read.syntax).toBe('factur-x');
  return read.invoice;
}

test('a PDF alone is answered with what is missing, and sent once its data lie beside it', async () => {
  const invoice = invoiceOf(9001);
  const [pdf, json] = await samplesOf(invoice, 'fr');
  if (!pdf || !json) throw new Error('no sample');
  await uploadFiles([pdf]);
  await sendNow();
  await shows('the PDF carries no invoice data');
  await shows(/Submit the data with it/);
  await attach([json]);
  await sendNow();
  await page.waitForURL(/\/live$/);
  await shows(/^(The delivery starts|Step under way)/);
  await shows('Ended: Delivered');
  const green = page.locator('[data-state=done]');
  expect(await green.filter({ hasText: 'Objet facture' }).count()).toBeGreaterThan(0);
  expect(await page.locator('[data-state=running]').count()).toBe(0);
  expect((await facturxIn('S-2026-9001')).totals).toEqual(invoice.totals);
}, 90_000);

test.each([
  ['a PDF with its XML', 9002],
  ['a Factur-X', 9003],
])(
  '%s is enough for a Factur-X of that invoice to be sent',
  async (what, serial) => {
    const invoice = invoiceOf(serial);
    const [pdf] = await samplesOf(invoice, 'fr');
    if (!pdf) throw new Error('no sample');
    const made = await toFacturX({ pdf: pdf.bytes, invoice, profile: 'EN 16931' });
    if (!made.ok) throw new Error(made.problems[0]?.code);
    await uploadFiles(
      what === 'a Factur-X'
        ? [{ name: 'facture.pdf', bytes: made.pdf }]
        : [pdf, { name: 'facture.xml', bytes: made.xml }],
    );
    await sendNow();
    await page.waitForURL(/\/live$/);
    await shows('Ended: Delivered');
    expect((await facturxIn(`S-2026-${serial}`)).number).toBe(`S-2026-${serial}`);
  },
  90_000,
);

test('the same files again are recognised, and nothing is sent again', async () => {
  await uploadFiles(await samplesOf(invoiceOf(9001), 'fr'));
  await sendNow();
  await shows('This invoice is here already: nothing was sent again.');
  expect(await mailsOf(page, base, 'S-2026-9001')).toHaveLength(1);
}, 60_000);

test('a mail whose answer was lost is uncertain until a person says that it arrived', async () => {
  house.cutNextAnswer();
  const number = await sendSample();
  const id = idHere();
  await shows('Waits for a person: Send by e-mail');
  await shows('Uncertain');
  expect((await deliveryAt(id)).delivery.state).toBe('uncertain');
  expect(await page.getByText('Ended: Delivered').count()).toBe(0);
  await page.getByRole('link', { name: 'Mend it' }).click();
  await shows('May have been sent');
  await shows(/connection lost/);
  await press('It arrived');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Why').fill('ACME confirmed it by phone');
  await dialog.getByRole('button', { name: 'It arrived' }).click();
  await shows('This delivery has ended.');
  expect((await deliveryAt(id)).delivery.state).toBe('delivered');
  expect(await mailsOf(page, base, number)).toHaveLength(1);
}, 90_000);

test('“send again” sends exactly one more, as another message', async () => {
  house.cutNextAnswer();
  const number = await sendSample();
  const id = idHere();
  await page.getByRole('link', { name: 'Mend it' }).click();
  await shows('May have been sent');
  await press('Other actions');
  await page.getByRole('menuitem', { name: 'Send again' }).click();
  const dialog = page.getByRole('dialog');
  await shows('The recipient may have it already: it could arrive twice.');
  await dialog.getByLabel('Why').fill('ACME has nothing');
  await dialog.getByRole('button', { name: 'Send again' }).dblclick();
  await shows('This delivery has ended.');
  const mails = await mailsOf(page, base, number);
  const ids = await Promise.all(
    mails.map(async (mail) => {
      const reply = await page.request.get(`${base}/api/demo/mails/${mail.id}`);
      return ((await reply.json()) as { messageId: string }).messageId;
    }),
  );
  expect(new Set(ids).size).toBe(2);
  expect(mails).toHaveLength(2);
  const resolved = (await deliveryAt(id)).events.filter(({ kind }) => kind === 'resolved');
  expect(resolved).toHaveLength(1);
}, 90_000);

/** What the audit page tells of what people did. */
async function tellsInAudit(id: string, ...words: readonly RegExp[]): Promise<void> {
  await page.goto(`${base}/audit/${id}`);
  for (const word of words) await shows(word);
}

test('a skipped step goes on by the chosen exit, and the audit says who, when and why', async () => {
  const id = await idOf('-0135');
  await page.goto(`${base}/deliveries?open=${id}`);
  await shows('The mailbox does not exist');
  await press('Other actions');
  await page.getByRole('menuitem', { name: 'Skip the step' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Skip the step' }).click();
  await shows('Say why: it is evidence.');
  await dialog.getByLabel('Why').fill('Handed over on paper');
  await dialog.getByRole('button', { name: 'Skip the step' }).click();
  await shows('This delivery has ended.');
  await tellsInAudit(id, /Skip the step.*support@demo/, /Handed over on paper/);
}, 90_000);

test('an amended value is sent, and the audit says who, when and why', async () => {
  const id = await idOf('-0139');
  await page.goto(`${base}/deliveries?open=${id}`);
  await page.getByLabel('Purchase order reference').fill('4500777');
  await page.getByLabel('Why').fill('By phone, from ACME');
  await press('Save and try again');
  await shows('This delivery has ended.');
  await tellsInAudit(id, /Save and try again.*support@demo/, /By phone, from ACME/);
}, 90_000);

/** Deposits at Autodis whose name another file has already. */
const blocked = [9101, 9102, 9103];
const blocker = (serial: number): string =>
  join(dropFolder(house.product.data), `inv/40172/40172_S-2026-${serial}_20261102.pdf`);

test('of one cause, those that are mended are tried again together, once for a double click', async () => {
  await mkdir(join(dropFolder(house.product.data), 'inv/40172'), { recursive: true });
  for (const serial of blocked) {
    await writeFile(blocker(serial), 'another document\n');
    const [pdf, json] = await samplesOf(invoiceOf(serial, 'autodis'), 'fr');
    const reply = await page.request.post(`${base}/api/invoices`, {
      multipart: {
        data: Buffer.from(json?.bytes ?? []).toString(),
        file: {
          name: 'facture.pdf',
          mimeType: 'application/pdf',
          buffer: Buffer.from(pdf?.bytes ?? []),
        },
      },
      headers: { origin: base },
    });
    expect(reply.status()).toBe(202);
  }
  const ids = await Promise.all(blocked.map((serial) => idOf(`S-2026-${serial}`)));
  await until(async () => {
    for (const id of ids) expect((await deliveryAt(id)).delivery.state).toBe('parked');
  });
  for (const serial of blocked.slice(1)) await rm(blocker(serial));

  await page.goto(`${base}/deliveries`);
  await press(/Another file has this name already/);
  await shows('4 deliveries');
  for (const serial of blocked) await page.getByLabel(`Select S-2026-${serial}`).click();
  await press('Try 3 again…');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('3 · Will probably fail again').waitFor();
  await dialog.getByRole('checkbox', { name: 'Include' }).click();
  await dialog.getByRole('button', { name: 'Try again: 3' }).dblclick();
  await dialog.getByText(/3 done, 0 refused, 0 to come, 0 left out/).waitFor();
  await until(async () => {
    const states = await Promise.all(ids.map(async (id) => (await deliveryAt(id)).delivery.state));
    expect(states).toEqual(['parked', 'handed-over', 'handed-over']);
  });
  for (const id of ids) {
    const { events } = await deliveryAt(id);
    expect(events.filter(({ kind }) => kind === 'resolved')).toHaveLength(1);
  }
  await tellsInAudit(ids[1] ?? '', /Try again.*support@demo/, /Cause removed, tried together/);
}, 120_000);

test('an aborted delivery ends as failed, and the audit says who, when and why', async () => {
  const id = await idOf('S-2026-9101');
  await page.goto(`${base}/deliveries?open=${id}`);
  await press('Other actions');
  await page.getByRole('menuitem', { name: 'Abort the delivery' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Why').fill('Invoice withdrawn');
  await dialog.getByRole('button', { name: 'Abort the delivery' }).click();
  await shows('This delivery has ended.');
  expect((await deliveryAt(id)).delivery.state).toBe('failed');
  await tellsInAudit(id, /Abort the delivery.*support@demo/, /Invoice withdrawn/);
}, 90_000);

test('support sees a flow and is told who may change it', async () => {
  await page.goto(`${base}/flows/acme-benelux`);
  await page.getByText('Objet facture').first().click();
  await shows('Read only');
  expect(await page.getByRole('button', { name: /publish/i }).count()).toBe(0);
}, 60_000);

test('an auditor reads a parked delivery and is told who may act', async () => {
  const auditor = await pageOf('auditor', 'fr');
  const id = await idOf('-0137');
  await auditor.goto(`${base}/deliveries?open=${id}`);
  await shows('Un autre fichier porte déjà ce nom', auditor);
  await shows(/Votre rôle peut lire cette page/, auditor);
  await shows(/est déjà là, \d+ octets/, auditor);
  const detail = auditor.getByRole('complementary', { name: 'Détail de la remise' });
  await detail.waitFor();
  expect(await detail.getByRole('button', { name: /Réessayer|Abandonner/ }).count()).toBe(0);
  await auditor.goto(`${base}/audit/${await idOf('-0135')}`);
  await shows(/« 550 5\.1\.1 /, auditor);
  await shows(/Passer l’étape.*support@demo/, auditor);
  await auditor.goto(`${base}/invoices`);
  await shows('F-2026-0137', auditor);
  expect(await auditor.getByRole('button', { name: /Envoyer une facture/ }).count()).toBe(0);
  await auditor.context().close();
}, 60_000);

test('the browser had nothing to complain about', () => {
  expect(complaints).toEqual([]);
});
