import type { RulesName } from './rulesNames.ts';
import { type RuleSetName, ruleSetFor } from './validate.ts';

/** Several sets may stand behind a name, one for each kind of document; the first is for the other kinds. */
const families: Readonly<
  Record<Exclude<RulesName, 'auto'>, readonly [RuleSetName, ...RuleSetName[]]>
> = {
  en16931: ['en16931'],
  facturx: [
    'facturx-en16931',
    'facturx-minimum',
    'facturx-basic-wl',
    'facturx-basic',
    'facturx-extended',
  ],
  xrechnung: ['xrechnung', 'xrechnung-extension', 'xrechnung-vehicles'],
  peppol: ['peppol'],
  'fr-ctc': ['france', 'france-extended'],
  chorus: ['chorus'],
};

/** The set of a name for a document of that BT-24. */
export function ruleSetNamed(name: RulesName, specification: string): RuleSetName {
  const own = ruleSetFor(specification);
  if (name === 'auto') return own;
  const sets = families[name];
  return sets.find((set) => set === own) ?? sets[0];
}
