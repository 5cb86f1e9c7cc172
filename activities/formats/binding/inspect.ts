import type { Problem } from '#workflows/problem.ts';
import type { XmlElement } from '../xml.ts';
import type { Check } from './check.ts';
import { type Place, type Unused, unusedIds } from './unused.ts';

/** The rules on how one syntax is used, made ready for one walk over a document. */
export interface Binding {
  /** Those for an element of that name. */
  readonly checksOn: (name: string) => readonly Check[];
  readonly unused: Unused;
  /** Of all checks. */
  readonly ids: ReadonlySet<string>;
}

export function binding(checks: readonly Check[], unused: Unused): Binding {
  const known = new Map<string, readonly Check[]>();
  const find = (name: string): readonly Check[] =>
    checks.filter(({ on }) => on.some((one) => isMeant(one, name)));
  return {
    checksOn(name) {
      const found = known.get(name) ?? find(name);
      // Documents choose their names: no more of them are remembered than a schema has.
      if (known.size < 5_000) known.set(name, found);
      return found;
    },
    unused,
    ids: new Set(checks.map(({ id }) => id)),
  };
}

const isMeant = (on: string, name: string): boolean =>
  on.startsWith('*') ? name !== '/' && name.endsWith(on.slice(1)) : on === name;

/** A thousand lines that all say too much say so this often. */
const MOST = 50;

/** Every element that breaks a rule of the binding, at most 50 a rule; `at` is its path from the root. */
export function inspect(root: XmlElement, { checksOn, unused }: Binding): Problem[] {
  const found = new Map<string, Problem[]>();
  const trail: XmlElement[] = [];

  function report(
    { id, severity, message, fix }: Omit<Check, 'on' | 'holds'>,
    element: XmlElement,
  ) {
    const places = found.get(id) ?? [];
    found.set(id, places);
    if (places.length < MOST)
      places.push({ code: id, at: pathOf([...trail, element]), severity, message, fix });
  }

  function judge(element: XmlElement, name: string): void {
    for (const one of checksOn(name)) if (!one.holds(element, trail)) report(one, element);
  }

  function visit(element: XmlElement, place: Place | undefined): void {
    judge(element, element.name);
    for (const id of unusedIds(element, place, trail, unused))
      report(unusedElement(id, element.name), element);
    trail.push(element);
    for (const child of element.children) visit(child, place?.children.get(child.name));
    trail.pop();
  }

  judge(root, '/');
  visit(root, unused.root);
  return [...found.values()].flat();
}

const unusedElement = (id: string, name: string) => ({
  id,
  severity: 'warning' as const,
  message: {
    fr: `« ${name} » (ou un de ses attributs) n’a pas de place dans EN 16931`,
    en: `“${name}” (or an attribute of it) has no place in EN 16931`,
  },
  fix: {
    fr: 'Rien à faire si cette donnée ne sert pas au client ; sinon mettez-la dans une note.',
    en: 'Nothing to do if the customer does not need it; else put it in a note.',
  },
});

/** `Invoice/cac:InvoiceLine[2]/cbc:ID`. */
export const pathOf = (trail: readonly XmlElement[]): string =>
  trail
    .map((element, i) => {
      const siblings = trail[i - 1]?.children.filter(({ name }) => name === element.name) ?? [];
      const position = siblings.indexOf(element);
      return position > 0 ? `${element.name}[${position + 1}]` : element.name;
    })
    .join('/');
