import { evidencePack, getInvoice, listInvoices, replayDelivery } from '../api/contract.ts';
import type { Check } from '../evidence/check.ts';
import { readInput, writeOutput } from './files.ts';
import { exactlyOne, oneOf, parseOptions } from './options.ts';
import { optionTable } from './optionTable.ts';
import { type Output, table } from './output.ts';
import { CliError, type Run, usageError } from './verb.ts';

/** `facteur audit …`: evidence packs and replays. Verifying needs no server. */
export const audit: Run = async ([name = '', ...args], out) => {
  const verb = oneOf('audit', name, ['export', 'verify', 'replay']);
  return { export: exportPack, verify, replay }[verb](args, out);
};

const exportPack: Run = async (args, out) => {
  const { values, positionals } = parseOptions(args, optionTable['audit export']);
  const named = exactlyOne(positionals, 'une facture', 'an invoice');
  const path = values.out;
  if (path === undefined) throw usageError('il manque -o', '-o is missing');
  const server = await connect();
  const invoiceId = await invoiceIdOf(server, named);
  const bytes = await server.download(evidencePack, { invoiceId });
  await writeOutput(path, bytes);
  out.result(
    { invoice: invoiceId, out: path, bytes: bytes.length },
    () => `${path}  ${bytes.length}`,
  );
  return 0;
};

const verify: Run = async (args, out) => {
  const { values, positionals } = parseOptions(args, optionTable['audit verify']);
  const file = exactlyOne(positionals, 'un dossier', 'a pack');
  const { bytes } = await readInput(file);
  const { verifyPack } = await import('../evidence/verify.ts');
  const { ok, checks } = await verifyPack(
    bytes,
    values.key === undefined ? {} : { key: values.key },
  );
  out.result({ file, valid: ok, checks }, () => verdict(file, ok, checks, out));
  return ok ? 0 : 1;
};

const replay: Run = async (args, out) => {
  const { positionals } = parseOptions(args, {});
  const named = exactlyOne(positionals, 'une facture', 'an invoice');
  const server = await connect();
  const invoiceId = await invoiceIdOf(server, named);
  const { deliveries } = await server.call(getInvoice, { invoiceId });
  if (deliveries.length === 0) {
    throw new CliError(1, {
      fr: `rien à rejouer : la facture ${named} n’a aucune remise`,
      en: `nothing to replay: invoice ${named} has no delivery`,
    });
  }
  let identical = true;
  for (const { id } of deliveries) {
    const result = await server.call(replayDelivery, { deliveryId: id, body: {} });
    identical &&= result.identical;
    out.result({ invoice: invoiceId, delivery: id, ...result }, () =>
      verdict(id, result.identical, result.checks, out),
    );
  }
  return identical ? 0 : 1;
};

const verdict = (what: string, ok: boolean, checks: readonly Check[], out: Output): string => {
  const word = ok
    ? { fr: 'tout concorde', en: 'all holds' }
    : { fr: 'ne concorde pas', en: 'does not hold' };
  const rows = checks.map((check) => [
    check.ok ? '  ✓' : '  ✗',
    out.say(check.what),
    out.say(check.detail),
  ]);
  return `${what}: ${out.say(word)}\n${table(rows)}`;
};

/** Loaded when a server is needed: verifying a pack is not to wait for it. */
async function connect() {
  const { connectServer } = await import('./client.ts');
  return connectServer(process.env);
}

/** @param named id or number of an invoice */
async function invoiceIdOf(
  server: Awaited<ReturnType<typeof connect>>,
  named: string,
): Promise<string> {
  const { items } = await server.call(listInvoices, { query: { q: named, limit: 50 } });
  const byNumber = items.find(({ number }) => number === named);
  if (byNumber) return byNumber.id;
  const found = await server.call(getInvoice, { invoiceId: named }).catch((error) => {
    if (error instanceof CliError && error.exit === 1) return undefined;
    throw error;
  });
  if (found) return found.invoice.id;
  throw new CliError(1, { fr: `aucune facture ${named}`, en: `no invoice ${named}` });
}
