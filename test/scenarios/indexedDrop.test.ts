import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { indexedDrop } from '#workflows/gallery/indexedDrop.ts';
import { domesticInvoice } from '../samples/invoices.ts';
import { hasOpenSsh, openSsh, ownServer, type TestSftp } from '../server/adapters/sftpServers.ts';
import { Stage } from './stage.ts';
import { totalling } from './totalling.ts';

const CREATED = '2026-03-02T08:00:00Z';
let server: TestSftp;
let stage: Stage;
let folder: string;
beforeAll(async () => {
  server = await (hasOpenSsh ? openSsh() : ownServer());
  folder = join(server.folder, 'inv', '40017');
  await mkdir(folder, { recursive: true });
  stage = await Stage.open({}, { egressAllow: [`127.0.0.1:${server.channel.port}`] });
  await stage.saveChannel(server.channel);
  await stage.publish(
    indexedDrop,
    {
      params: {
        supplier: '40017',
        billing: ['facturation@fermat.example'],
        manager: ['manager@fermat.example'],
      },
    },
    { upload: 'portal', receipt: 'portal', later: 'portal' },
  );
});
afterAll(async () => {
  await stage.close();
  await server.close();
});

const named = (number: string) => `40017_${number}_20260130`;
async function begin(number: string) {
  const invoice = totalling('1234.56', {
    number,
    buyer: { ...domesticInvoice.buyer, name: 'Müller Übersee € GmbH' },
  });
  const before = (await stage.mails()).length;
  const delivery = await stage.begin(invoice, CREATED);
  await delivery.clock.settle();
  return { delivery, mails: async () => (await stage.mails()).slice(before) };
}

test('the PDF, then its index byte for byte; the receipt ends the delivery', async () => {
  const { delivery } = await begin('F-IDX-1');
  const name = named('F-IDX-1');
  expect((await readdir(folder)).sort()).toEqual([`${name}.idx`, `${name}.pdf`]);
  const golden = [
    'LIEFERANT=40017',
    'RECHNUNG=F-IDX-1',
    'DATUM=20260130',
    'BESTELLUNG=4500123',
    'EMPFAENGER=M\xfcller \xdcbersee \xa4 GmbH',
    'NETTO=1234,56',
    'MWST=0,00',
    'BRUTTO=1234,56',
    'WAEHRUNG=EUR',
    '',
  ].join('\r\n');
  expect((await readFile(join(folder, `${name}.idx`))).toString('latin1')).toBe(golden);
  expect(delivery.state('receipt')).toBe('waiting');
  await delivery.clock.passTo('2026-03-02T09:00:00Z');
  await writeFile(join(folder, `${name}.ack`), 'OK 4711');
  await delivery.clock.passTo('2026-03-02T09:20:00Z');
  expect(delivery.outcome).toBe('delivered');
  expect(delivery.view().nodes.receipt).toMatchObject({ exit: 'accepted', level: 'accepted' });
});

test('the partner’s refusal is the reason, in its own words', async () => {
  const { delivery, mails } = await begin('F-IDX-2');
  await writeFile(join(folder, `${named('F-IDX-2')}.err`), 'BESTELLUNG UNBEKANNT');
  await delivery.clock.passTo('2026-03-02T09:00:00Z');
  expect(delivery.state('receipt')).toBe('parked');
  expect(delivery.view().nodes.receipt?.fault?.message.en).toMatch(/BESTELLUNG UNBEKANNT/);
  expect((await mails()).map(({ to }) => to)).toEqual([['facturation@fermat.example']]);
});

test('no receipt within 4 hours: a reminder, then an escalation', async () => {
  const { delivery, mails } = await begin('F-IDX-3');
  await delivery.clock.passTo('2026-03-02T11:59:00Z');
  expect(await mails()).toEqual([]);
  await delivery.clock.passTo('2026-03-02T12:30:00Z');
  expect((await mails()).map(({ to }) => to)).toEqual([['facturation@fermat.example']]);
  await delivery.clock.passTo('2026-03-02T17:00:00Z');
  expect((await mails()).map(({ to }) => to[0])).toEqual([
    'facturation@fermat.example',
    'manager@fermat.example',
  ]);
});

test('a file of that name that is there is never replaced: it waits for somebody', async () => {
  const path = join(folder, `${named('F-IDX-4')}.pdf`);
  await writeFile(path, 'of somebody else');
  const { delivery } = await begin('F-IDX-4');
  expect(delivery.state('upload')).toBe('parked');
  expect(await readFile(path, 'utf8')).toBe('of somebody else');
  expect(await readdir(folder)).not.toContain(`${named('F-IDX-4')}.idx`);
});

test('another host key stops it before anything is sent', async () => {
  await stage.saveChannel({ ...server.channel, hostKey: `SHA256:${'A'.repeat(43)}` });
  const { delivery } = await begin('F-IDX-5');
  expect(delivery.state('upload')).toBe('parked');
  expect(delivery.view().nodes.upload?.fault?.remedy).toBe('fix');
  expect(await readdir(folder)).not.toContain(`${named('F-IDX-5')}.pdf`);
});
