import Handlebars, { type HelperOptions } from 'handlebars';
import { literalAmount } from '#workflows/rules/literal.ts';
import {
  formatDate,
  formatMoney,
  formatNumber,
  type NumberOptions,
} from '#workflows/template/format.ts';
import type { helpers as signatures } from '#workflows/template/helpers.ts';
import { counted, Shown } from './values.ts';

/** A value that does not fit its helper, e.g. a date that is none. */
export class BadValue extends Error {}

/** Longest text that `pad` makes, and most items that `each` writes. */
const PAD_CAP = 100;
const EACH_CAP = 200;

const isPresent = (value: unknown): boolean => {
  if (!(value instanceof Shown)) return Boolean(value);
  return !Shown.isMissing(value) && Shown.raw(value) !== false;
};

const raw = (value: unknown): unknown => (value instanceof Shown ? Shown.raw(value) : value);
const text = (value: unknown): string =>
  value instanceof Shown ? Shown.text(value) : String(value);

/** Keeps an absent value absent, so that it is noticed where it is written, and `default` can take its place. */
function change(value: unknown, how: (value: unknown) => string, origin: Shown): unknown {
  if (isMissing(value)) return value;
  return Shown.instead(value instanceof Shown ? value : origin, how(value));
}

function amount(value: unknown): string {
  const exact = literalAmount(raw(value));
  if (exact === undefined) throw new BadValue(`${text(value).slice(0, 40)} ≠ 1234.50`);
  return exact;
}

interface Root {
  /** An absent value under the rendering at hand: where helpers without a variable get it from. */
  readonly ' origin': Shown;
  /** What `money` adds to an amount. */
  readonly ' currency'?: string;
}

const rootOf = (options: HelperOptions): Root => options.data.root as Root;
const originOf = (options: HelperOptions): Shown => rootOf(options)[' origin'];

type Helper = (this: unknown, ...values: unknown[]) => unknown;

/** Splits Handlebars' last argument off. */
const helper = (
  run: (values: readonly unknown[], options: HelperOptions, self: unknown) => unknown,
): Helper =>
  function (...values) {
    return run(values.slice(0, -1), values.at(-1) as HelperOptions, this);
  };

const mapped = (
  how: (value: unknown, rest: readonly unknown[], options: HelperOptions) => string,
) =>
  helper(([value, ...rest], options) =>
    change(value, (one) => how(one, rest, options), originOf(options)),
  );

const language = (options: HelperOptions) => Shown.rendering(originOf(options)).language;

const implementations = {
  money: mapped((value, [currency], options) => {
    const code = currency === undefined ? rootOf(options)[' currency'] : text(currency);
    return formatMoney(amount(value), code, language(options));
  }),
  number: mapped((value, _rest, options) => {
    const { decimals, mark, group } = options.hash as Record<string, unknown>;
    const told: NumberOptions = {
      ...(typeof decimals === 'number' && {
        decimals: Math.min(Math.max(Math.trunc(decimals), 0), 10),
      }),
      ...((mark === '.' || mark === ',') && { mark }),
      ...(typeof group === 'string' && { group: group.slice(0, 3) }),
    };
    return formatNumber(amount(value), language(options), told);
  }),
  date: mapped((value, [pattern], options) => {
    const shown = text(value);
    const written = formatDate(
      shown,
      language(options),
      pattern === undefined ? undefined : text(pattern),
    );
    if (written === undefined) throw new BadValue(`${shown.slice(0, 40)} ≠ 2026-11-30`);
    return written;
  }),
  upper: mapped((value) => text(value).toUpperCase()),
  lower: mapped((value) => text(value).toLowerCase()),
  trim: mapped((value) => text(value).trim()),
  stem: mapped((value) => text(value).replace(/(?<=.)\.[A-Za-z0-9]{1,10}$/, '')),
  default: helper(([value, instead], options) =>
    isMissing(value) ? change(instead, text, originOf(options)) : value,
  ),
  plural: mapped((value, [one, many], options) => {
    const count = Math.abs(Number(amount(value)));
    const isOne = language(options) === 'fr' ? count < 2 : count === 1;
    return text(isOne ? one : many);
  }),
  join: mapped((value, [between = ', ']) => {
    const list = raw(value);
    return Array.isArray(list) ? list.map(String).join(text(between)) : text(value);
  }),
  pad: mapped((value, [length, filler = ' ']) =>
    text(value).padStart(Math.min(Number(raw(length)) || 0, PAD_CAP), text(filler)),
  ),
  if: helper(([value], options, self) =>
    isPresent(value) ? options.fn(self) : options.inverse(self),
  ),
  unless: helper(([value], options, self) =>
    isPresent(value) ? options.inverse(self) : options.fn(self),
  ),
  each: helper(([list], options) => {
    if (!(list instanceof Shown)) throw new BadValue(text(list).slice(0, 40));
    if (isMissing(list)) return Shown.text(list);
    const value = raw(list);
    const items: readonly unknown[] = Array.isArray(value) ? value.slice(0, EACH_CAP) : [value];
    const beside = Object.getOwnPropertyDescriptors(rootOf(options));
    return items
      .map((one, index) => {
        // The item reads as itself, and what the template names beside it is still there.
        const item = Object.defineProperties(Shown.instead(list, one), beside);
        const place = { index, first: index === 0, last: index === items.length - 1 };
        const written = options.fn(item, { data: { ...options.data, ...place } });
        return counted(written, Shown.rendering(list));
      })
      .join('');
  }),
} satisfies Record<keyof typeof signatures, Helper>;

const isMissing = (value: unknown): boolean =>
  value === undefined || (value instanceof Shown && Shown.isMissing(value));

/** Handlebars with our helpers alone: neither `lookup`, `log` and `with`, nor partials, nor anything set elsewhere. */
const environment = Handlebars.create();
for (const name of Object.keys(environment.helpers)) environment.unregisterHelper(name);
for (const [name, run] of Object.entries(implementations)) environment.registerHelper(name, run);

type Compiled = (tree: unknown) => string;

const COMPILED_CAP = 500;
const compiled = new Map<string, Compiled>();

/**
 * Compiles a template once; the last 500 are kept. Only for sources that `parseTemplate` passed. Nothing is escaped for
 * HTML: what comes out is plain text, and each value is written by its `Shown`.
 */
export function compile(source: string): Compiled {
  const known = compiled.get(source);
  if (known) return known;
  const knownHelpers = Object.fromEntries(Object.keys(implementations).map((name) => [name, true]));
  const template = environment.compile(source, {
    noEscape: true,
    knownHelpersOnly: true,
    knownHelpers,
  });
  const oldest = compiled.keys().next();
  if (compiled.size >= COMPILED_CAP && !oldest.done) compiled.delete(oldest.value);
  compiled.set(source, template);
  return template;
}
