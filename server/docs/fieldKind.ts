import { z } from 'zod';
import type { SettingsField, TemplateKind, Widget } from '#workflows/field.ts';
import type { Text } from '#workflows/text.ts';
import { both, code } from './markdown.ts';

const widgets: Readonly<Record<Widget, Text>> = {
  text: { fr: 'texte', en: 'text' },
  template: { fr: 'texte à variables', en: 'text with variables' },
  rule: { fr: 'condition (JsonLogic)', en: 'condition (JsonLogic)' },
  channel: { fr: 'nom d’une connexion', en: 'name of a connection' },
  duration: { fr: 'durée en secondes', en: 'duration in seconds' },
  enum: { fr: 'un choix', en: 'a choice' },
  addresses: {
    fr: 'adresses séparées par des virgules, variables admises',
    en: 'addresses separated by commas, variables allowed',
  },
  faults: { fr: 'liste de codes d’incident', en: 'list of fault codes' },
  number: { fr: 'nombre', en: 'number' },
  switch: { fr: 'oui ou non', en: 'true or false' },
  date: { fr: 'date et heure ISO 8601', en: 'ISO 8601 date and time' },
  time: { fr: 'heure, `HH:MM`', en: 'time, `HH:MM`' },
  weekdays: { fr: 'liste de jours, 1 (lundi) à 7', en: 'list of days, 1 (Monday) to 7' },
  periods: { fr: 'liste de `{from, to}`, `MM-JJ`', en: 'list of `{from, to}`, `MM-DD`' },
  variables: { fr: 'liste de valeurs par leur chemin', en: 'list of values by their path' },
  partner: {
    fr: 'JSON d’un partenaire EDIFACT, ou `{{params.…}}`',
    en: 'JSON of an EDIFACT partner, or `{{params.…}}`',
  },
  table: { fr: 'nom d’une table de référence', en: 'name of a reference table' },
  lookupKey: {
    fr: 'liste de `{column, value}`, variables admises dans `value`',
    en: 'list of `{column, value}`, variables allowed in `value`',
  },
  lookupTake: { fr: 'liste de `{column, name}`', en: 'list of `{column, name}`' },
  flow: { fr: 'identifiant d’un circuit', en: 'id of a flow' },
  flowVersion: { fr: 'numéro d’une version publiée', en: 'number of a published version' },
  flowParams: {
    fr: 'valeur par nom de paramètre, ou `{{…}}` : une valeur d’ici',
    en: 'value by name of parameter, or `{{…}}`: a value of this flow',
  },
  tiers: {
    fr: 'liste de `{above, people}`, variables admises dans `people`',
    en: 'list of `{above, people}`, variables allowed in `people`',
  },
  documents: { fr: 'liste de documents par leur rôle', en: 'list of documents by their role' },
  recipients: {
    fr: 'liste de `{role, addresses, when}`, rôle `to`, `cc`, `bcc` ou `replyTo`',
    en: 'list of `{role, addresses, when}`, role `to`, `cc`, `bcc` or `replyTo`',
  },
};

const templates: Readonly<Partial<Record<TemplateKind, Text>>> = {
  subject: { fr: 'objet d’e-mail', en: 'e-mail subject' },
  fileName: { fr: 'nom de fichier', en: 'file name' },
  folder: { fr: 'dossier', en: 'folder' },
  lines: { fr: 'lignes d’un fichier', en: 'lines of a file' },
  body: { fr: 'corps de message', en: 'message body' },
  url: { fr: 'adresse web', en: 'web address' },
};

/** What a field holds, with its bounds: `durée en secondes, 1…86400 · duration in seconds, 1…86400`. */
export function fieldKind(field: SettingsField): string {
  const { widget, template, channels, options } = field;
  if (options) return choices(options);
  const about = [
    template && templates[template] ? both(templates[template]) : '',
    channels?.map(code).join(', ') ?? '',
    bounds(field.schema),
  ].filter((part) => part !== '');
  return [both(widgets[widget]), ...about].join('<br>');
}

/** The value that a missing field has; empty where it has none. */
export function fieldDefault({ schema, required }: SettingsField): string {
  if (required) return '';
  const parsed = schema.safeParse(undefined);
  return parsed.success && parsed.data !== undefined ? code(JSON.stringify(parsed.data)) : '';
}

const choices = (options: Readonly<Record<string, Text>>): string =>
  Object.entries(options)
    .map(([value, label]) => `${code(value)} ${both(label)}`)
    .join('<br>');

function bounds(schema: z.ZodType): string {
  const { minimum, maximum, minLength, maxLength, maxItems } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
  });
  if (maximum !== undefined) return `${minimum ?? ''}…${maximum}`;
  if (maxLength !== undefined)
    return both({
      fr: `${minLength ?? 0}…${maxLength} caractères`,
      en: `${minLength ?? 0}…${maxLength} characters`,
    });
  return maxItems === undefined
    ? ''
    : both({ fr: `${maxItems} au plus`, en: `at most ${maxItems}` });
}
