import { catalogue } from '#activities/catalogue.ts';
import { commonFaults } from '#activities/perform.ts';
import { fieldsOf } from '#workflows/field.ts';
import type { Exit, Fault, Level, NodeManifest } from '#workflows/node.ts';
import type { Text } from '#workflows/text.ts';
import { exampleOf } from './examples.ts';
import { fieldDefault, fieldKind } from './fieldKind.ts';
import { both, code, markdownTable } from './markdown.ts';

/** The most that a channel of that level lets one say (`Level` in workflows/node.ts). */
const levels: Readonly<Record<Level, Text>> = {
  'handed-over': {
    fr: 'confiée à un tiers, sans accusé de sa part',
    en: 'handed over to somebody who does not acknowledge it',
  },
  accepted: {
    fr: 'acceptée par le serveur d’en face, ce qui ne dit pas qu’elle a été lue',
    en: 'accepted by the server at the far end, which does not say that it was read',
  },
  delivered: { fr: 'remise au destinataire', en: 'delivered to the recipient' },
};

const remedies: Readonly<Record<Fault['remedy'], Text>> = {
  retry: { fr: 'retenté de lui-même', en: 'tried again by itself' },
  fix: { fr: 'demande une personne', en: 'needs a person' },
};

/** docs/nodes.md: every node type, from its manifest. */
export function nodesPage(): string {
  const manifests: readonly NodeManifest[] = Object.values(catalogue);
  return [
    '# Étapes · Node types',
    'Ce que chaque étape d’un circuit fait, demande et peut rencontrer. Un chemin suivi de « ? » est lu s’il est là ; les autres doivent avoir été écrits avant, sur chaque chemin du circuit.',
    'What each step of a flow does, asks for and can meet. A path followed by “?” is read where it is there; the others must have been written before, on every path of the flow.',
    manifests.map(({ type, title }) => `- [${both(title)}](#${type}) ${code(type)}`).join('\n'),
    ...manifests.map(nodeSection),
    '<a id="common-faults"></a>\n\n## Incidents de toute étape · Faults of any step',
    faultTable(commonFaults),
  ].join('\n\n');
}

function nodeSection(node: NodeManifest): string {
  return [
    `<a id="${node.type}"></a>\n\n## ${both(node.title)}`,
    [code(node.type), limits(node)].join(' · '),
    node.help.fr,
    node.help.en,
    ...fieldTable(node),
    facts(node).join('\n'),
    ...(Object.keys(node.faults).length === 0 ? [] : [faultTable(node.faults)]),
    ...example(node),
  ].join('\n\n');
}

const limits = ({ kind, timeout }: NodeManifest): string =>
  kind === 'do'
    ? both({ fr: `${timeout} s au plus par essai`, en: `at most ${timeout} s a try` })
    : both({ fr: 'décidée par le moteur', en: 'decided by the engine' });

function fieldTable({ config }: NodeManifest): string[] {
  const fields = fieldsOf(config);
  const rows = fields.map((field) => [
    field.required ? `${code(field.name)} *` : code(field.name),
    fieldKind(field),
    fieldDefault(field),
    fieldWords(field.label.fr, field.help?.fr),
    fieldWords(field.label.en, field.help?.en),
  ]);
  if (rows.length === 0) return [];
  const head = ['Réglage · Setting', 'Genre · Kind', 'Défaut · Default', 'Français', 'English'];
  const note = fields.some(({ required }) => required) ? ['\\* obligatoire · required'] : [];
  return [markdownTable(head, rows), ...note];
}

const fieldWords = (label: string, help: string | undefined): string =>
  help === undefined ? `**${label}**` : `**${label}**\n${help}`;

function facts({ exits, reads, readsBy, writes, delivers }: NodeManifest): string[] {
  const none = both({ fr: 'aucune', en: 'none' });
  const nothing = both({ fr: 'rien', en: 'nothing' });
  const written = writes.map(({ path, label }) => `${code(path)} ${both(label)}`);
  return [
    `- Sorties · Exits: ${exits.map(exitWords).join(', ') || none}`,
    `- Lit · Reads: ${[...reads, ...(readsBy?.({}) ?? [])].map(code).join(', ') || nothing}`,
    `- Écrit · Writes: ${written.join(', ') || nothing}`,
    ...(delivers
      ? [`- Accusé · Acknowledgement: ${code(delivers)} ${both(levels[delivers])}`]
      : []),
  ];
}

const exitWords = ({ id, label }: Exit): string => `${code(id)} ${both(label)}`;

function faultTable(faults: NodeManifest['faults']): string {
  const rows = Object.entries(faults).map(([name, { remedy, title, help, mayHaveArrived }]) => [
    code(name),
    both(remedies[remedy]) +
      (mayHaveArrived ? `\n${both({ fr: 'peut être arrivé', en: 'may have arrived' })}` : ''),
    `**${title.fr}**\n${help.fr}`,
    `**${title.en}**\n${help.en}`,
  ]);
  return markdownTable(['Incident · Fault', 'Remède · Remedy', 'Français', 'English'], rows);
}

function example(node: NodeManifest): string[] {
  const drawn = exampleOf(node.type);
  if (!drawn) return [];
  const summary = both(node.summary(drawn.config));
  return [`Exemple · Example: ${summary}`, `\`\`\`json\n${JSON.stringify(drawn, null, 2)}\n\`\`\``];
}
