import { z } from 'zod';
import type { Text } from './text.ts';

/**
 * How the designer edits one field of a node's settings. `template` is text with variables, `rule` a JsonLogic
 * condition, `channel` the name of a connection, `addresses` a comma-separated list that may hold variables,
 * `variables` a list of paths that people may amend, `partner` the JSON of an EDIFACT partner or the parameter that has it,
 * `flow`, `flowVersion` and `flowParams` another flow, a version of it, and what its parameters are given,
 * `table` the name of a reference table, `lookupKey` and `lookupTake` its columns with what they are compared with or kept as.
 * `documents` a list of documents by their roles, in the order chosen, `tiers` who is asked above which amount,
 * `recipients` rows of a role, addresses and perhaps a condition.
 */
export type Widget =
  | 'text'
  | 'template'
  | 'rule'
  | 'channel'
  | 'duration'
  | 'enum'
  | 'addresses'
  | 'faults'
  | 'number'
  | 'switch'
  | 'date'
  | 'time'
  | 'weekdays'
  | 'periods'
  | 'variables'
  | 'partner'
  | 'flow'
  | 'flowVersion'
  | 'flowParams'
  | 'table'
  | 'lookupKey'
  | 'lookupTake'
  | 'documents'
  | 'tiers'
  | 'recipients';

/** What a template becomes: it decides which characters and lengths are refused. `lines` are those of a file: no value breaks one. */
export type TemplateKind =
  | 'text'
  | 'subject'
  | 'fileName'
  | 'folder'
  | 'address'
  | 'body'
  | 'lines'
  | 'url';

export interface FieldMeta {
  readonly label: Text;
  readonly help?: Text;
  readonly widget: Widget;
  readonly template?: TemplateKind;
  /** Channel kinds that fit a `channel` field, e.g. `['smtp']`. */
  readonly channels?: readonly string[];
  /** Labels of an `enum` field's values. */
  readonly options?: Readonly<Record<string, Text>>;
  readonly placeholder?: Text;
  /** Advanced fields are folded away until asked for. */
  readonly advanced?: boolean;
}

/** Labels live beside the schemas, not in their JSON Schema: two languages don't fit its one `title`. */
const fields = z.registry<FieldMeta>();

/** Adds label and widget to one field of a node's settings. Apply it last: zod copies a schema on every refinement. */
export function field<S extends z.ZodType>(schema: S, meta: FieldMeta): S {
  fields.add(schema, meta);
  return schema;
}

export interface SettingsField extends FieldMeta {
  readonly name: string;
  readonly schema: z.ZodType;
  readonly required: boolean;
}

/** The fields of a node's settings in the order they are declared. Fields without a label are not for people. */
export function fieldsOf(config: z.ZodType): readonly SettingsField[] {
  if (!(config instanceof z.ZodObject)) return [];
  return Object.entries(config.shape as Record<string, z.ZodType>).flatMap(([name, schema]) => {
    const meta = fields.get(schema);
    return meta ? [{ ...meta, name, schema, required: !schema.safeParse(undefined).success }] : [];
  });
}
