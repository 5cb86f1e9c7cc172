/** What a spreadsheet takes for a formula at the beginning of a cell, also in full width. */
const OPENING = '=+\\-@\uff1d\uff0b\uff0d\uff20';

/**
 * A cell that begins with a formula sign, or would once its quotes, spaces or separators are taken off; tabs and line
 * ends at the beginning are taken off by spreadsheets themselves.
 */
const FORMULA = new RegExp(`^[ "';,|]*[${OPENING}\\t\\r\\n]`);
const NUMBER = /^[+-]?\d{1,20}([.,]\d{1,20})?$/;
/** Control characters that end a cell or a file for some readers. Tabs and line ends may stand within a cell. */
const CONTROL = /[^\P{Cc}\t\r\n]/gu;

/** Whether a spreadsheet would run the value, or take for one that was made harmless. */
export const isFormula = (value: string): boolean => FORMULA.test(value) && !NUMBER.test(value);

/** The value with an apostrophe before it where a spreadsheet would run it; numbers stay numbers. */
const inertValue = (value: string): string => {
  const printable = value.replace(CONTROL, '');
  return isFormula(printable) ? `'${printable}` : printable;
};

/** The value that a cell of `csvCell` was made of, once its quotes are read; control characters are lost. */
export const originalValue = (cell: string): string =>
  cell.startsWith("'") && isFormula(cell.slice(1)) ? cell.slice(1) : cell;

/** One cell of a CSV file, always in quotes (RFC 4180, section 2, rules 5 to 7): one row stays one row. */
export const csvCell = (value: string): string => `"${inertValue(value).replaceAll('"', '""')}"`;
