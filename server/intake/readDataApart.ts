import { Piscina } from 'piscina';
import { type ReadIndex, readIndex } from '#activities/formats/csv/documents.ts';
import type { CsvMapping } from '#activities/formats/csv/mapping.ts';
import { type DataReader, type ReadData, readData } from '#activities/formats/read.ts';
import { fileProblem } from '#activities/formats/sniff.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import { canonicalJson } from '#workflows/plan.ts';

/** Up to here, some 15 ms, handing data to a thread would cost more than reading it. */
const SMALL = 128 * 1024;
const LONGEST_MS = 20_000;

/** Made when it is first needed: most installations never see an invoice of a thousand lines. */
let threads: Piscina | undefined;

const pool = (): Piscina => {
  threads ??= new Piscina({
    filename: new URL('./readDataThread.mjs', import.meta.url).href,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 30_000,
    maxQueue: 100,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  });
  return threads;
};

/**
 * Reads large data in a thread of its own, so that nobody else's call waits for it. What takes more than 20 s or 1 GB is
 * given up, as a problem of the file.
 */
export const readDataApart: DataReader = async (bytes, options) => {
  if (bytes.length <= SMALL) return readData(bytes, options);
  try {
    const signal = AbortSignal.timeout(LONGEST_MS);
    const { data, json }: ReadApart = await pool().run({ bytes, options }, { signal });
    if (data.read.ok && json !== undefined) written.set(data.read.invoice, json);
    return data;
  } catch (error) {
    if (!isOverBudget(error)) throw error;
    return { syntax: 'cii', read: { ok: false, problems: [fileProblem('DATA_BUDGET', '')] } };
  }
};

/** As `readDataApart`, for an index of invoices. */
export async function readIndexApart(
  bytes: Uint8Array,
  names: readonly string[],
  mapping: CsvMapping | undefined,
): Promise<ReadIndex> {
  if (bytes.length <= SMALL) return readIndex(bytes, names, mapping);
  try {
    const signal = AbortSignal.timeout(LONGEST_MS);
    return await pool().run({ bytes, names, mapping }, { signal, name: 'index' });
  } catch (error) {
    if (!isOverBudget(error)) throw error;
    return { ok: false, problems: [fileProblem('DATA_BUDGET', '')] };
  }
}

/** Written out in the thread as well: of 4,000 lines that is 1.3 MB. */
const written = new WeakMap<Invoice, string>();

/** The invoice as canonical JSON, which the thread that read it wrote already. */
export const canonicalInvoice = (invoice: Invoice): string =>
  written.get(invoice) ?? canonicalJson(invoice);

/** What the thread answers. */
interface ReadApart {
  readonly data: ReadData;
  /** Canonical JSON of the invoice, where it could be read. */
  readonly json?: string;
}

const isOverBudget = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'AbortError' || ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'));
