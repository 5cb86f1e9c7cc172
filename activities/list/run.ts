import type { BatchFacts, BatchMember } from '#workflows/batch.ts';
import { valueAt } from '#workflows/context.ts';
import { sum } from '#workflows/invoice/amount.ts';
import type { InvoiceFacts } from '#workflows/invoice/facts.ts';
import { fault } from '#workflows/node.ts';
import type { Activity } from '../activity.ts';
import { memberFacts } from '../batch/member.ts';
import { firstOf, noValueFor } from '../faults.ts';
import { withExtension } from '../filename/extension.ts';
import { customerLanguage, fill } from '../fill.ts';
import { columns } from './columns.ts';
import { columnsOf, list } from './manifest.ts';
import { type Cell, workbook } from './workbook.ts';

const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Row = Omit<BatchMember, 'delivery' | 'documents'>;

/**
 * Makes the list of the batch, or of the one invoice.
 *
 * @throws LIST_VALUE_MISSING, LIST_INVALID
 */
export const run: Activity<typeof list> = async ({ config, context }, { documents }) => {
  const own = customerLanguage(context);
  const language = config.language === 'customer' ? own : config.language;
  const name = fill(config.name, 'fileName', context, own, {
    missing: (missing) => fault(list, 'LIST_VALUE_MISSING', noValueFor(missing), { missing }),
    invalid: (problems) => fault(list, 'LIST_INVALID', firstOf(problems), { problems }),
  });
  const rows = rowsOf(context);
  const chosen = columnsOf(config.columns).map((column) => columns[column]);
  const bytes = await workbook({
    name: language === 'fr' ? 'Bordereau' : 'List',
    rows: [
      chosen.map(({ heading }): Cell => ({ kind: 'heading', value: heading[language] })),
      ...rows.map((row) => chosen.map(({ kind, of }) => cellOf(kind, row[of]))),
      chosen.map((column, index) => totalOf(column, rows, index === 0)),
    ],
  });
  const made = await documents.write(bytes, {
    type: mediaType,
    name: withExtension(name, mediaType),
  });
  return {
    documents: { list: made },
    note: `${made.name} · ${rows.length}`,
    evidence: [
      { kind: 'list', detail: { rows: rows.length, columns: config.columns }, document: made },
    ],
  };
};

function rowsOf(context: object): readonly Row[] {
  const batch = valueAt(context, 'batch') as BatchFacts | undefined;
  return batch?.members ?? [memberFacts(valueAt(context, 'invoice') as InvoiceFacts)];
}

const cellOf = (kind: 'text' | 'date' | 'amount', value: string | undefined): Cell =>
  value === undefined ? { kind: 'empty' } : { kind, value };

function totalOf(
  { kind, of }: (typeof columns)[keyof typeof columns],
  rows: readonly Row[],
  isFirst: boolean,
): Cell {
  if (kind === 'amount') {
    const amounts = rows.flatMap(({ [of]: amount }) => (amount === undefined ? [] : [amount]));
    return { kind: 'total', value: sum(amounts) };
  }
  return isFirst ? { kind: 'heading', value: 'Total' } : { kind: 'empty' };
}
