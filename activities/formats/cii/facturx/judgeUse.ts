import { pathOf } from '#activities/formats/binding/inspect.ts';
import { schemaProblem } from '#activities/formats/schema/problems.ts';
import type { XmlElement } from '#activities/formats/xml.ts';
import { elementsAt, textAt } from '#activities/formats/xml-walk.ts';
import type { Problem } from '#workflows/problem.ts';
import type { Text } from '#workflows/text.ts';
import type { Step, Use } from './use.ts';

/** A document of a thousand lines that are all wrong says so this often. */
const MOST = 50;

const SETTLEMENT = ['rsm:SupplyChainTradeTransaction', 'ram:ApplicableHeaderTradeSettlement'];

/** What tells elements of one name apart. */
const conditions: Readonly<Record<string, (element: XmlElement, root: XmlElement) => boolean>> = {
  false: (element) => textAt(element, 'ram:ChargeIndicator', 'udt:Indicator') === 'false',
  true: (element) => textAt(element, 'ram:ChargeIndicator', 'udt:Indicator') === 'true',
  VA: (element) => isRegistered(element, 'VA'),
  FC: (element) => isRegistered(element, 'FC'),
  50: (element) => textAt(element, 'ram:TypeCode') === '50',
  130: (element) => textAt(element, 'ram:TypeCode') === '130',
  916: (element) => textAt(element, 'ram:TypeCode') === '916',
  5153: ({ attributes }) => attributes.listID === '5153',
  unlisted: ({ attributes }) => attributes.listID === undefined,
  own: (element, root) => isIn(element, root, 'ram:InvoiceCurrencyCode'),
  accounting: (element, root) => isIn(element, root, 'ram:TaxCurrencyCode'),
};

const isRegistered = (element: XmlElement, kind: string): boolean =>
  elementsAt(element, 'ram:ID').some(({ attributes }) => attributes.schemeID === kind);

const isIn = (element: XmlElement, root: XmlElement, currency: string): boolean => {
  const code = textAt(root, ...SETTLEMENT, currency);
  return code !== undefined && element.attributes.currencyID === code;
};

const isMeant = (element: XmlElement, { name, condition }: Step, root: XmlElement): boolean =>
  element.name === name &&
  (condition === undefined || conditions[condition]?.(element, root) === true);

/** Where the document uses elements otherwise than the profile allows, at most 50 times a rule. */
export function judgeUse(root: XmlElement, whole: Use): Problem[] {
  const found = new Map<string, Problem[]>();
  const trail: XmlElement[] = [];

  function report(problem: Problem): void {
    const places = found.get(problem.code) ?? [];
    found.set(problem.code, places);
    if (places.length < MOST) places.push(problem);
  }

  const at = (): string => pathOf(trail);

  function visit(element: XmlElement, use: Use): void {
    trail.push(element);
    judge(element, use);
    for (const child of element.children) {
      const fitting = use.uses.filter(({ step }) => isMeant(child, step, root));
      const others = use.uses.filter(
        ({ step }) => step.name === child.name && step.condition === 'other',
      );
      const isOther = fitting.every(({ step }) => step.condition === undefined);
      for (const next of isOther ? [...fitting, ...others] : fitting) visit(child, next);
    }
    trail.pop();
  }

  function judge(element: XmlElement, use: Use): void {
    if (use.isUnused) report(schemaProblem('unknown', at()));
    for (const name of use.unusedAttributes)
      if (name in element.attributes) report(schemaProblem('attribute', `${at()}/@${name}`));
    for (const { attribute, id } of use.required)
      if (!(attribute in element.attributes))
        report(problem(id, `${at()}/@${attribute}`, lacking(`@${attribute}`)));
    for (const { of, min, max, id } of use.counts) {
      const count = element.children.filter((child) => isMeant(child, of, root)).length;
      if (count < min) report(problem(id, at(), lacking(of.name)));
      if (count > max) report(problem(id, at(), tooMany(of.name, max)));
    }
    for (const { attribute, list, id } of use.codes) {
      const code = (attribute ? element.attributes[attribute] : element.text)?.trim() ?? '';
      if (code !== '' && !list.has(code))
        report(problem(id, attribute ? `${at()}/@${attribute}` : at(), unlisted(code)));
    }
  }

  visit(root, whole);
  return [...found.values()].flat();
}

interface Words {
  readonly message: Text;
  readonly fix: Text;
}

const problem = (code: string, at: string, words: Words): Problem => ({
  code,
  at,
  severity: 'fatal',
  ...words,
});

const profile: Text = {
  fr: 'Corrigez l’export, ou prenez un profil Factur-X plus grand.',
  en: 'Correct the export, or take a larger Factur-X profile.',
};

const lacking = (name: string): Words => ({
  message: {
    fr: `« ${name} » manque : le profil Factur-X le demande ici`,
    en: `“${name}” is missing: the Factur-X profile asks for it here`,
  },
  fix: { fr: `Ajoutez « ${name} ».`, en: `Add “${name}”.` },
});

const tooMany = (name: string, max: number): Words => ({
  message: {
    fr: `« ${name} » figure plus de ${max} fois : le profil Factur-X n’en prend pas davantage`,
    en: `“${name}” is there more than ${max === 1 ? 'once' : `${max} times`}: the Factur-X profile takes no more`,
  },
  fix: profile,
});

const unlisted = (code: string): Words => ({
  message: {
    fr: `le code « ${code.slice(0, 80)} » n’est pas de la liste du profil Factur-X`,
    en: `the code “${code.slice(0, 80)}” is not in the list of the Factur-X profile`,
  },
  fix: { fr: 'Prenez un code de la liste.', en: 'Take a code of the list.' },
});
