import { isFacturxSet } from '#workflows/invoice/rules/facturx/ids.ts';
import type { Edition } from '#workflows/invoice/rules/judged.ts';
import type { RuleSetName } from '#workflows/invoice/validate.ts';
import { ciiBinding } from '../cii/binding.ts';
import { facturxProfile } from '../cii/facturx/profiles.ts';
import { peppolCiiChecks } from '../cii/peppol.ts';
import { xrechnungCiiChecks } from '../cii/xrechnung.ts';
import { ublBinding } from '../ubl/binding.ts';
import { peppolUblChecks } from '../ubl/peppol.ts';
import { xrechnungUblChecks } from '../ubl/xrechnung.ts';
import { frenchCiiChecks, frenchUblChecks } from './frenchExtended.ts';
import { type Binding, widen } from './inspect.ts';

type Bindings = Readonly<Record<Edition, Binding>>;

const en16931: Bindings = { cii: ciiBinding, ubl: ublBinding };

const xrechnung: Bindings = {
  cii: widen(ciiBinding, xrechnungCiiChecks),
  ubl: widen(ublBinding, xrechnungUblChecks),
};

/** Sets with rules of their own on what only a document can say, on top of how EN 16931 uses its syntax. */
const bindings: Readonly<Partial<Record<RuleSetName, Bindings>>> = {
  peppol: {
    cii: widen(ciiBinding, peppolCiiChecks),
    ubl: widen(ublBinding, peppolUblChecks),
  },
  'france-extended': {
    cii: widen(ciiBinding, frenchCiiChecks),
    ubl: widen(ublBinding, frenchUblChecks),
  },
  xrechnung,
  'xrechnung-vehicles': xrechnung,
  'xrechnung-extension': xrechnung,
};

export const bindingFor = (rules: RuleSetName, edition: Edition): Binding =>
  isFacturxSet(rules) && edition === 'cii'
    ? facturxProfile(rules).binding
    : (bindings[rules] ?? en16931)[edition];
