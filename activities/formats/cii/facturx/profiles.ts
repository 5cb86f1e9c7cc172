import { type Binding, binding } from '#activities/formats/binding/inspect.ts';
import type { Unused } from '#activities/formats/binding/unused.ts';
import { parseStructure, type Structure } from '#activities/formats/mapping/order.ts';
import { type FacturxSet, facturxIds } from '#workflows/invoice/rules/facturx/ids.ts';
import { ciiBinding } from '../binding.ts';
import { basic } from './basic.ts';
import { basicWl } from './basicWl.ts';
import { emptyElements, extendedChecks } from './checks.ts';
import { en16931 } from './en16931.ts';
import { extended } from './extended.ts';
import { minimum } from './minimum.ts';
import { parseUses, type Use } from './use.ts';

const texts = {
  'facturx-minimum': minimum,
  'facturx-basic-wl': basicWl,
  'facturx-basic': basic,
  'facturx-en16931': en16931,
  'facturx-extended': extended,
} as const satisfies Readonly<Record<FacturxSet, object>>;

/** A profile as a document of it is judged. */
export interface FacturxProfile {
  readonly structure: Structure;
  readonly use: Use;
  readonly binding: Binding;
}

/** All other rules on the use of CII are fatal here, though some only warn in EN 16931. */
const MILD = new Set(['CII-SR-474', 'CII-SR-475', 'CII-SR-476']);

const known = new Map<FacturxSet, FacturxProfile>();

/** Read when it is first asked for: the largest takes some milliseconds. */
export function facturxProfile(set: FacturxSet): FacturxProfile {
  const profile = known.get(set) ?? load(set);
  known.set(set, profile);
  return profile;
}

function load(set: FacturxSet): FacturxProfile {
  const { sequences, uses } = texts[set];
  const ids = facturxIds[set];
  const checks = [
    ...ciiBinding.checks
      .filter(({ id }) => ids.has(id))
      .map((one) => ({ ...one, severity: MILD.has(one.id) ? 'warning' : 'fatal' }) as const),
    ...(set === 'facturx-minimum' || set === 'facturx-basic-wl' ? [] : [emptyElements]),
    ...(set === 'facturx-extended' ? extendedChecks : []),
  ];
  return {
    structure: parseStructure(sequences, (word) =>
      word.includes('/') ? word.replace('/', ':') : `ram:${word}`,
    ),
    use: parseUses(uses),
    binding: binding(checks, nothingUnused),
  };
}

/** A profile tells by its uses what it does not have. */
const nothingUnused: Unused = {
  root: { children: new Map(), ids: [], attributes: new Map() },
  anywhere: new Map(),
  attributes: new Map(),
};
