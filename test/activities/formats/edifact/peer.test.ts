import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeEdifact } from '#activities/formats/edifact/write.ts';
import { EdifactPartner } from '#workflows/invoice/edifactPartner.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import { creditNote, domesticInvoice } from '../../../samples/invoices.ts';
import { spellableInvoice } from './spellable.ts';

const peer = resolve(process.env.FACTEUR_SHARED ?? '../shared', 'peers/edifact-check.sh');
const hasPeer = existsSync(peer);
const address = { id: '3012345000008' };

/** Every invoice as a message of one interchange: the peer takes a second to start and a message milliseconds. */
function together(invoices: readonly Invoice[], partner: EdifactPartner): string {
  const written = invoices.map((invoice) => writeEdifact(invoice, partner));
  const texts = written.flatMap((one) =>
    one.ok ? [Buffer.from(one.bytes).toString('latin1')] : [],
  );
  const [head = ''] = /^.*?(?=UNH)/s.exec(texts[0] ?? '') ?? [];
  const [, reference = ''] = /UNZ\+1\+([^']*)'/.exec(texts[0] ?? '') ?? [];
  const messages = texts.map((text, i) =>
    text
      .replace(/^.*?UNH\+1\+/s, `UNH+${i + 1}+`)
      .replace(/UNT\+(\d+)\+1'\s*UNZ.*$/s, `UNT+$1+${i + 1}'`),
  );
  return `${head}${messages.join('')}UNZ+${messages.length}+${reference}'`;
}

describe.skipIf(!hasPeer)(
  `a validator of others${hasPeer ? '' : ' (skipped: no peers beside the project)'}`,
  () => {
    let folder = '';
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'facteur-edifact-'));
    });
    afterAll(() => rm(folder, { recursive: true, force: true }));

    const partners = (['D96A', 'D01B'] as const).flatMap((directory) =>
      [{}, { charset: 'UNOA', decimals: { amount: 2 } }, { invoicee: true, lineEnds: true }].map(
        (more) => [directory, more] as const,
      ),
    );

    test.each(partners)(
      'takes all that is written in %s for a partner with %j',
      async (directory, more) => {
        const partner = EdifactPartner.parse({
          directory,
          sender: address,
          recipient: address,
          ...more,
        });
        const invoices = [
          domesticInvoice,
          creditNote,
          ...fc.sample(spellableInvoice, { numRuns: 60, seed: 20_261_124 }).map((invoice, i) => ({
            ...invoice,
            number: `F${i}`,
            typeCode: '380',
            issueDate: '2026-11-24',
          })),
        ];
        const file = join(folder, `${directory}-${JSON.stringify(more).length}.edi`);
        await writeFile(file, together(invoices, partner), 'latin1');
        const verdict = await promisify(execFile)(peer, [file, directory]).then(
          ({ stdout }) => stdout,
          ({ stdout }: { stdout: string }) => stdout,
        );
        expect(verdict.trim()).toBe('VALID');
      },
    );
  },
);
