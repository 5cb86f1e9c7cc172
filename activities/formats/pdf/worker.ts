import { parentPort } from 'node:worker_threads';
import { type PdfJob, type PdfReply, perform } from './jobs.ts';
import { PdfRefusal, pdfProblem } from './problems.ts';

const port = parentPort;
if (!port) throw new Error('runs in a worker thread only');

port.on('message', ({ id, job }: { readonly id: number; readonly job: PdfJob }) => {
  void answer(job).then((reply) => port.postMessage({ id, reply }));
});
port.postMessage({ ready: true });

async function answer(job: PdfJob): Promise<PdfReply<unknown>> {
  try {
    return { ok: true, value: await perform(job) };
  } catch (error) {
    return { ok: false, problems: [problemOf(error)] };
  }
}

/** pdf-lib throws plain TypeErrors on broken files, and runs out of stack on deep ones. */
function problemOf(error: unknown) {
  if (error instanceof PdfRefusal) return error.problem;
  return pdfProblem(error instanceof RangeError ? 'PDF_BUDGET' : 'PDF_MALFORMED');
}
