/** A reference table: what people keep in a spreadsheet, each row good for some days or for ever. */
export interface ReferenceTable {
  readonly columns: readonly string[];
  readonly rows: readonly ReferenceRow[];
}

export interface ReferenceRow {
  /** By column. `*` stands for anything, `9*` for what begins with 9. */
  readonly cells: readonly string[];
  /** First and last day on which it is good, `2026-12-31`; for ever where absent. */
  readonly from?: string;
  readonly to?: string;
}

/** What is looked for in a column: of several values, all have to fit. */
export interface Sought {
  readonly column: string;
  readonly values: readonly string[];
}

/** The rows that are good on a day and fit all that is sought, in the order of the table. */
export function rowsFor(
  { columns, rows }: ReferenceTable,
  sought: readonly Sought[],
  day: string,
): readonly ReferenceRow[] {
  const at = sought.map(({ column, values }) => ({ index: columns.indexOf(column), values }));
  return rows.filter(
    ({ cells, from, to }) =>
      (from === undefined || from <= day) &&
      (to === undefined || day <= to) &&
      at.every(({ index, values }) => values.every((value) => fits(cells[index] ?? '', value))),
  );
}

function fits(cell: string, value: string): boolean {
  return cell.endsWith('*') ? value.startsWith(cell.slice(0, -1)) : cell === value.trim();
}
