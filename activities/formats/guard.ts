import { accepted, type Verdict } from '#workflows/verdict.ts';
import { inPdfThread } from './pdf/thread.ts';
import { parseXml } from './xml.ts';

/** Says whether a PDF may come in: what it can run is taken out, what is broken or a bomb is refused. */
export async function judgePdf(bytes: Uint8Array): Promise<Verdict> {
  const options = { title: '', author: '', date: '2000-01-01T00:00:00Z' };
  const converted = await inPdfThread('pdfa', { bytes, options });
  if (!converted.ok) {
    const [problem] = converted.problems;
    // A font without its file is a flaw, not a danger.
    if (!problem || problem.code === 'PDF_FONT') return accepted;
    return { verdict: 'reject', code: problem.code, message: problem.message };
  }
  const removed = converted.value.repairs.filter(({ code }) => code === 'ACTIVE_CONTENT_REMOVED');
  const [first] = removed;
  return first
    ? { verdict: 'neutralise', code: 'PDF_ACTIVE_CONTENT', message: first.message }
    : accepted;
}

/** Says whether XML may come in. What it asks to have fetched is not: it then lacks what an invoice needs. */
export function judgeXml(bytes: Uint8Array): Verdict {
  const parsed = parseXml(bytes, {});
  if (!parsed.ok) {
    const [problem] = parsed.problems;
    return {
      verdict: 'reject',
      code: problem?.code ?? 'XML_MALFORMED',
      message: problem?.message ?? { fr: '', en: '' },
    };
  }
  const { inert } = parsed.document;
  if (inert.length === 0) return accepted;
  return {
    verdict: 'neutralise',
    code: 'XML_MALFORMED',
    message: {
      fr: `rien n’est chargé de ce que le fichier demande (${inert.join(', ')})`,
      en: `nothing that the file asks for is loaded (${inert.join(', ')})`,
    },
  };
}
