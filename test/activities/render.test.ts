import { expect, test } from 'vitest';
import { writeJson } from '#activities/formats/json.ts';
import { readInvoice } from '#activities/formats/read.ts';
import { render } from '#activities/render/manifest.ts';
import { run } from '#activities/render/run.ts';
import { domesticInvoice } from '../samples/invoices.ts';
import { plainPdf, signedPdf } from '../samples/pdfs.ts';
import { fakeWorld, jobOf } from './world.ts';

const since = '2026-03-02T08:00:00.000Z';

async function go(config: Record<string, unknown>, original?: Uint8Array) {
  const world = fakeWorld();
  const json = Buffer.from(writeJson(domesticInvoice));
  const data = world.keep(json, { type: 'application/json', name: 'invoice.json' });
  const documents = {
    data,
    original: original ? world.keep(original, { type: 'application/pdf', name: 'F-1.pdf' }) : data,
  };
  const job = jobOf('render', render.config.parse(config), { documents });
  const outcome = await run(job, world.ports, since);
  const made = outcome.documents?.invoice;
  if (!made) throw new Error('no document');
  return { outcome, name: made.name, bytes: world.read(made), sha256: made.sha256 };
}

test('without a PDF the pages are drawn, carry no data, and are the same every time', async () => {
  const { bytes, name, sha256 } = await go({});
  expect(name).toBe(`${domesticInvoice.number}.pdf`);
  const read = await readInvoice([{ name: 'x', bytes }]);
  expect(read).toMatchObject({ ok: false, problems: [{ code: 'PDF_WITHOUT_DATA' }] });
  expect((await go({})).sha256).toBe(sha256);
});

test('the pages received are kept unless drawn ones are asked for', async () => {
  const original = await plainPdf();
  expect(await go({}, original)).toMatchObject({
    name: 'F-1.pdf',
    outcome: { evidence: [{ kind: 'rendered', detail: { isDrawn: false } }] },
  });
  expect(await go({ pages: 'drawn' }, original)).toMatchObject({
    outcome: { evidence: [{ detail: { isDrawn: true } }] },
  });
});

test('a draft is not the same document as the invoice', async () => {
  expect((await go({ draft: true })).sha256).not.toBe((await go({})).sha256);
});

test('what is wrong with the PDF received is a fault of its own', async () => {
  await expect(go({}, await signedPdf())).rejects.toMatchObject({ code: 'PDF_SIGNED' });
});
