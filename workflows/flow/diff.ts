import { durationWords } from '../duration.ts';
import { type FieldMeta, fieldsOf } from '../field.ts';
import type { Catalogue } from '../node.ts';
import { canonicalJson } from '../plan.ts';
import { ruleSentence } from '../rules/sentence.ts';
import type { Text } from '../text.ts';
import type { Flow, FlowEdge, FlowNode, Param } from './schema.ts';

/** One difference between two drawings, with its sentence. `node` is where to look in the picture. */
export type Change =
  | { readonly kind: 'node-added' | 'node-removed'; readonly node: string; readonly text: Text }
  | {
      readonly kind: 'node-changed';
      readonly node: string;
      /** Name of the settings field; absent where the title, the note or the type changed. */
      readonly field?: string;
      readonly text: Text;
    }
  | {
      readonly kind: 'edge-added' | 'edge-removed';
      readonly edge: FlowEdge;
      readonly node: string;
      /** True where one end was added or removed itself, so that this change goes without saying. */
      readonly implied: boolean;
      readonly text: Text;
    }
  | {
      readonly kind: 'param-added' | 'param-removed' | 'param-changed';
      readonly param: string;
      readonly text: Text;
    }
  | { readonly kind: 'renamed'; readonly text: Text };

/**
 * What changed from one drawing to another, in reading order. Steps are matched by id. Where things stand on the
 * canvas and sticky notes never count; no change means the same plan.
 */
export function diffFlows(before: Flow, after: Flow, catalogue: Catalogue): readonly Change[] {
  const renamed: Change[] = before.name === after.name ? [] : [renamedTo(before.name, after.name)];
  return [
    ...renamed,
    ...nodeChanges(before, after, catalogue),
    ...edgeChanges(before, after, catalogue),
    ...paramChanges(before.params, after.params),
  ];
}

function nodeChanges(before: Flow, after: Flow, catalogue: Catalogue): readonly Change[] {
  const was = new Map(before.nodes.map((node) => [node.id, node]));
  const is = new Map(after.nodes.map((node) => [node.id, node]));
  const changes: Change[] = [];
  for (const node of after.nodes) {
    const old = was.get(node.id);
    const title = titleOf(node, catalogue);
    if (old) changes.push(...changesOf(old, node, catalogue));
    else {
      const text = { fr: `Étape ajoutée : ${title.fr}`, en: `Step added: ${title.en}` };
      changes.push({ kind: 'node-added', node: node.id, text });
    }
  }
  for (const node of before.nodes) {
    if (is.has(node.id)) continue;
    const title = titleOf(node, catalogue);
    const text = { fr: `Étape supprimée : ${title.fr}`, en: `Step removed: ${title.en}` };
    changes.push({ kind: 'node-removed', node: node.id, text });
  }
  return changes;
}

function changesOf(old: FlowNode, node: FlowNode, catalogue: Catalogue): readonly Change[] {
  const title = titleOf(node, catalogue);
  const changed = (what: Text, field?: string): Change => ({
    kind: 'node-changed',
    node: node.id,
    ...(field === undefined ? {} : { field }),
    text: { fr: `${title.fr} : ${what.fr}`, en: `${title.en}: ${what.en}` },
  });
  const changes: Change[] = [];
  if (old.type !== node.type)
    changes.push(changed(fromTo(plain('type'), typeOf(old, catalogue), typeOf(node, catalogue))));
  if ((old.title ?? '') !== (node.title ?? '')) {
    const was = titleOf(old, catalogue);
    changes.push(changed({ fr: `s’appelait « ${was.fr} »`, en: `was called “${was.en}”` }));
  }
  if ((old.note ?? '') !== (node.note ?? ''))
    changes.push(changed({ fr: 'note modifiée', en: 'note changed' }));

  const fields = fieldsOf(manifestOf(node, catalogue)?.config ?? none);
  const names = [
    ...new Set([
      ...fields.map(({ name }) => name),
      ...Object.keys(old.config),
      ...Object.keys(node.config),
    ]),
  ];
  for (const name of names) {
    // A setting that is not there and one that says its default are the same setting.
    const field = fields.find((known) => known.name === name);
    const preset = field?.schema.safeParse(undefined).data;
    const [a, b] = [old.config[name] ?? preset, node.config[name] ?? preset];
    if (canonicalJson(a) === canonicalJson(b)) continue;
    changes.push(
      changed(fromTo(field?.label ?? plain(name), words(a, field), words(b, field)), name),
    );
  }
  return changes;
}

function edgeChanges(before: Flow, after: Flow, catalogue: Catalogue): readonly Change[] {
  const ids = (flow: Flow) => new Set(flow.nodes.map(({ id }) => id));
  const [was, is] = [ids(before), ids(after)];
  const key = ({ from, exit, to }: FlowEdge) => canonicalJson([from, exit, to]);
  const missing = (edges: readonly FlowEdge[], others: readonly FlowEdge[]) => {
    const known = new Set(others.map(key));
    const seen = new Set<string>();
    return edges.filter(
      (edge) => !known.has(key(edge)) && !seen.has(key(edge)) && seen.add(key(edge)),
    );
  };
  const implied = ({ from, to }: FlowEdge) => [from, to].some((id) => !was.has(id) || !is.has(id));
  const added = missing(after.edges, before.edges).map((edge): Change => {
    const path = pathWords(edge, after, catalogue);
    const text = { fr: `Lien ajouté : ${path.fr}`, en: `Link added: ${path.en}` };
    return { kind: 'edge-added', edge, node: edge.from, implied: implied(edge), text };
  });
  const removed = missing(before.edges, after.edges).map((edge): Change => {
    const path = pathWords(edge, before, catalogue);
    const text = { fr: `Lien supprimé : ${path.fr}`, en: `Link removed: ${path.en}` };
    return { kind: 'edge-removed', edge, node: edge.from, implied: implied(edge), text };
  });
  return [...added, ...removed];
}

function paramChanges(before: readonly Param[], after: readonly Param[]): readonly Change[] {
  const was = new Map(before.map((param) => [param.name, param]));
  const is = new Map(after.map((param) => [param.name, param]));
  const changes: Change[] = [];
  for (const [name, param] of is) {
    const old = was.get(name);
    const { label } = param;
    if (!old) {
      const text = { fr: `Paramètre ajouté : ${label.fr}`, en: `Parameter added: ${label.en}` };
      changes.push({ kind: 'param-added', param: name, text });
    } else if (canonicalJson(old) !== canonicalJson(param)) {
      const what = fromTo(
        { fr: 'valeur par défaut', en: 'default' },
        words(old.default),
        words(param.default),
      );
      const same = canonicalJson(old.default ?? null) === canonicalJson(param.default ?? null);
      const text = same
        ? { fr: `Paramètre modifié : ${label.fr}`, en: `Parameter changed: ${label.en}` }
        : { fr: `${label.fr} : ${what.fr}`, en: `${label.en}: ${what.en}` };
      changes.push({ kind: 'param-changed', param: name, text });
    }
  }
  for (const [name, { label }] of was) {
    if (is.has(name)) continue;
    const text = { fr: `Paramètre supprimé : ${label.fr}`, en: `Parameter removed: ${label.en}` };
    changes.push({ kind: 'param-removed', param: name, text });
  }
  return changes;
}

const none = {} as FieldSchema;
type FieldSchema = Parameters<typeof fieldsOf>[0];

const plain = (text: string): Text => ({ fr: text, en: text });

const manifestOf = (node: FlowNode, catalogue: Catalogue) =>
  Object.hasOwn(catalogue, node.type) ? catalogue[node.type] : undefined;

function titleOf(node: FlowNode, catalogue: Catalogue): Text {
  if (node.title) return plain(node.title);
  return typeOf(node, catalogue);
}

const typeOf = (node: FlowNode, catalogue: Catalogue): Text =>
  manifestOf(node, catalogue)?.title ?? plain(node.type);

function pathWords({ from, exit, to }: FlowEdge, flow: Flow, catalogue: Catalogue): Text {
  const title = (id: string): Text => {
    const node = flow.nodes.find((other) => other.id === id);
    return node ? titleOf(node, catalogue) : plain(id);
  };
  const source = flow.nodes.find((node) => node.id === from);
  const exits = source ? (manifestOf(source, catalogue)?.exits ?? []) : [];
  const label = exits.find(({ id }) => id === exit)?.label ?? plain(exit);
  const [a, b] = [title(from), title(to)];
  return { fr: `${a.fr} (${label.fr}) → ${b.fr}`, en: `${a.en} (${label.en}) → ${b.en}` };
}

const fromTo = (label: Text, a: Text, b: Text): Text => ({
  fr: `${label.fr} : ${a.fr} → ${b.fr}`,
  en: `${label.en}: ${a.en} → ${b.en}`,
});

const renamedTo = (a: string, b: string): Change => ({
  kind: 'renamed',
  text: { fr: `Circuit renommé : « ${a} » → « ${b} »`, en: `Flow renamed: “${a}” → “${b}”` },
});

/** A setting's value as people say it. */
function words(value: unknown, field?: FieldMeta): Text {
  if (value === undefined || value === null || value === '') return { fr: '(vide)', en: '(empty)' };
  if (field?.widget === 'rule') return ruleSentence(value);
  if (field?.widget === 'duration' && typeof value === 'number') return durationWords(value);
  if (typeof value === 'boolean') return value ? { fr: 'oui', en: 'yes' } : { fr: 'non', en: 'no' };
  if (typeof value === 'number') return plain(String(value));
  if (typeof value === 'string') {
    const option =
      field?.options && Object.hasOwn(field.options, value) ? field.options[value] : undefined;
    return option ?? { fr: `« ${value} »`, en: `“${value}”` };
  }
  if (Array.isArray(value) && value.length === 0) return { fr: '(aucun)', en: '(none)' };
  if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
    return plain(value.join(', '));
  return plain(canonicalJson(value));
}
