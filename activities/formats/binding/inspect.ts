import type { Problem } from '#workflows/problem.ts';
import type { XmlElement } from '../xml.ts';
import type { Check } from './check.ts';
import { eachUnused, type Place, type Unused } from './unused.ts';

/** The rules on how one syntax is used, made ready for one walk over a document. */
export interface Binding {
  readonly checksOn: (name: string) => Checks;
  readonly unused: Unused;
  readonly checks: readonly Check[];
  /** Of all checks. */
  readonly ids: ReadonlySet<string>;
}

/** The checks for elements of one name. */
interface Checks {
  readonly always: readonly Check[];
  /** By the name of what they are about. */
  readonly children: ReadonlyMap<string, readonly Check[]>;
  readonly attributes: ReadonlyMap<string, readonly Check[]>;
}

export function binding(checks: readonly Check[], unused: Unused): Binding {
  const known = new Map<string, Checks>();
  const find = (name: string): Checks => {
    const found = checks.filter(({ on }) => on.some((one) => isMeant(one, name)));
    const children = new Map<string, Check[]>();
    const attributes = new Map<string, Check[]>();
    for (const one of found) {
      if (one.about === undefined) continue;
      const isAttribute = one.about.startsWith('@');
      const [about, key] = isAttribute ? [attributes, one.about.slice(1)] : [children, one.about];
      about.set(key, [...(about.get(key) ?? []), one]);
    }
    return { always: found.filter((one) => one.about === undefined), children, attributes };
  };
  return {
    checksOn(name) {
      const found = known.get(name) ?? find(name);
      // Documents choose their names: no more of them are remembered than a schema has.
      if (known.size < 5_000) known.set(name, found);
      return found;
    },
    unused,
    checks,
    ids: new Set(checks.map(({ id }) => id)),
  };
}

/** The binding with more rules. */
export const widen = ({ checks, unused }: Binding, more: readonly Check[]): Binding =>
  binding([...checks, ...more], unused);

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
    if (places.length >= MOST) return;
    const at = pathOf([...trail, element]);
    // A set may have a graver rule of the same id; it is asked first.
    if (places.at(-1)?.at !== at) places.push({ code: id, at, severity, message, fix });
  }

  function judge(element: XmlElement, name: string): void {
    const { always, children, attributes } = checksOn(name);
    for (const one of always) if (!one.holds(element, trail)) report(one, element);
    if (children.size > 0) {
      let seen: Set<string> | undefined;
      for (const child of element.children) {
        const about = children.get(child.name);
        if (!about || seen?.has(child.name)) continue;
        seen ??= new Set();
        seen.add(child.name);
        judgeBy(about, element);
      }
    }
    if (attributes.size > 0)
      for (const attribute in element.attributes) {
        const about = attributes.get(attribute);
        if (about) judgeBy(about, element);
      }
  }

  function judgeBy(checks: readonly Check[], element: XmlElement): void {
    for (const one of checks) if (!one.holds(element, trail)) report(one, element);
  }

  function visit(element: XmlElement, place: Place | undefined): void {
    judge(element, element.name);
    eachUnused(element, place, trail, unused, (id) =>
      report(unusedElement(id, element.name), element),
    );
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
