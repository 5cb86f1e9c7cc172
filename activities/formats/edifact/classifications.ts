import type { Invoice, Line } from '#workflows/invoice/model.ts';
import type { Problem } from '#workflows/problem.ts';
import { edifactProblem } from './problems.ts';

/** PIA 7143: the numbers that seller and buyer give an article (BT-155, BT-156) stand in the same segment. */
const RESERVED = new Set(['SA', 'IN']);

/** Without the classifications (BT-158) that a message would say as another number of the article, told one by one. */
export function withoutReserved(invoice: Invoice): { invoice: Invoice; problems: Problem[] } {
  const problems: Problem[] = [];
  const lines = invoice.lines.map((line, i): Line => {
    const kept = line.item.classifications.filter(({ value, scheme }) => {
      if (!RESERVED.has(scheme ?? '')) return true;
      problems.push(
        edifactProblem('EDI_CLASS_RESERVED', `LIN+${i + 1}`, `${scheme} ${value}`, 'warning'),
      );
      return false;
    });
    return { ...line, item: { ...line.item, classifications: kept } };
  });
  return problems.length === 0
    ? { invoice, problems }
    : { invoice: { ...invoice, lines }, problems };
}
