import { valueAt } from '#workflows/context.ts';
import { fault } from '#workflows/node.ts';
import type { Activity } from '../activity.ts';
import { firstOf, noValueFor } from '../faults.ts';
import { customerLanguage, fill, textAt } from '../fill.ts';
import { lookup } from './manifest.ts';
import { rowsFor, type Sought } from './table.ts';

/**
 * Finds the row of a reference table that fits, in the version that the table is in now, and keeps values of it.
 *
 * @throws LOOKUP_VALUE_MISSING, LOOKUP_TABLE_UNKNOWN, LOOKUP_AMBIGUOUS, LOOKUP_INVALID
 */
export const run: Activity<typeof lookup> = async ({ config, context }, { table: find }, since) => {
  const { table: name, key, take, hit, at } = config;
  const day = at === 'now' ? dayIn(textAt(context, 'issuer.timeZone'), since) : issueDay(context);
  const found = await find(name);
  if (!found) throw unknown({ fr: `pas de table ${name}`, en: `no table ${name}` });
  const { version, table } = found;
  const lost = [...key, ...take]
    .map(({ column }) => column)
    .filter((column) => !table.columns.includes(column));
  if (lost.length > 0)
    throw unknown({
      fr: `${name} v${version} n’a pas de colonne ${lost.join(', ')}`,
      en: `${name} v${version} has no column ${lost.join(', ')}`,
    });

  const sought = key.map(
    ({ column, value }): Sought => ({ column, values: valuesOf(value, context) }),
  );
  const rows = rowsFor(table, sought, day);
  const [row] = rows;
  const words = sought.map(({ column, values }) => `${column} = ${values.join(', ')}`).join(', ');
  const used = { table: name, version, day, sought: words };
  if (!row)
    return {
      exit: 'none',
      note: `${name} v${version}: ${words} → –`,
      evidence: [{ kind: 'lookup', detail: used }],
    };
  if (rows.length > 1 && hit === 'only')
    throw fault(
      lookup,
      'LOOKUP_AMBIGUOUS',
      {
        fr: `${rows.length} lignes de ${name} v${version} conviennent à ${words} le ${day}`,
        en: `${rows.length} rows of ${name} v${version} fit ${words} on ${day}`,
      },
      used,
    );
  const vars = Object.fromEntries(
    take.map(({ column, name: as }) => [as, row.cells[table.columns.indexOf(column)] ?? '']),
  );
  const taken = Object.values(vars).join(', ');
  return {
    vars,
    note: `${name} v${version}: ${words} → ${taken}`,
    evidence: [{ kind: 'lookup', detail: { ...used, row: table.rows.indexOf(row) + 1, vars } }],
  };
};

const unknown = (seen: { fr: string; en: string }) => fault(lookup, 'LOOKUP_TABLE_UNKNOWN', seen);

/** One path alone may be a list, whose values are looked for each; all else is written out. */
function valuesOf(source: string, context: Readonly<Record<string, unknown>>): readonly string[] {
  const path = /^\s*\{\{\s*([\w.-]+)\s*\}\}\s*$/.exec(source)?.[1];
  const value = path === undefined ? undefined : valueAt(context, path);
  if (Array.isArray(value) && value.length > 0) return value.map(String);
  return [
    fill(source, 'text', context, customerLanguage(context), {
      missing: (missing) => fault(lookup, 'LOOKUP_VALUE_MISSING', noValueFor(missing), { missing }),
      invalid: (problems) => fault(lookup, 'LOOKUP_INVALID', firstOf(problems), { problems }),
    }),
  ];
}

function issueDay(context: Readonly<Record<string, unknown>>): string {
  const day = textAt(context, 'invoice.issueDate');
  const missing = ['invoice.issueDate'];
  if (day === undefined)
    throw fault(lookup, 'LOOKUP_VALUE_MISSING', noValueFor(missing), { missing });
  return day;
}

/** By the issuer's clocks; Swedish dates are written as ISO 8601 has them. */
const dayIn = (timeZone = 'Europe/Paris', instant: string): string =>
  new Date(instant).toLocaleDateString('sv-SE', { timeZone });
