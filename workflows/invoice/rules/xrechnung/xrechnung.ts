import type { Invoice } from '#workflows/invoice/model.ts';
import { adjustmentRules } from '#workflows/invoice/rules/peppol/adjustments.ts';
import { documentRules, taxTotalRules } from '#workflows/invoice/rules/peppol/document.ts';
import { mild } from '#workflows/invoice/rules/peppol/edition.ts';
import { lineRules } from '#workflows/invoice/rules/peppol/lines.ts';
import { paymentRules } from '#workflows/invoice/rules/peppol/payment.ts';
import { law, type Rule, rule } from '#workflows/invoice/rules/rule.ts';
import type { RuleSet } from '#workflows/invoice/rules/ruleSet.ts';
import { extensionCodeRules } from './codes.ts';
import { germanRules } from './german.ts';
import { EXTENSION, VEHICLES, XRECHNUNG } from './specification.ts';
import { vehicleRules } from './vehicles.ts';

/** Two cents, but half a forint: there are no smaller coins. */
export const slack = ({ currency }: Pick<Invoice, 'currency'>): string =>
  currency === 'HUF' ? '0.5' : '0.02';

const german = germanRules({
  id: (number) => `BR-DE-${number.replace(/[ab]$/, '-$&')}`,
  isMeant: () => true,
  discountLine: /^#SKONTO#TAGE=\d+#PROZENT=\d+\.\d{2}(#BASISBETRAG=-?\d+\.\d{2})?#$/,
  email: /^[^@\s]+@([^@.\s]+\.)+[^@.\s]+$/,
});

const own: readonly Rule[] = [
  mild(
    law(
      'BR-DE-21',
      ['BT-24'],
      'specification',
      {
        fr: 'l’identifiant de spécification (BT-24) n’est pas celui de XRechnung 3.0',
        en: 'the specification identifier (BT-24) is not that of XRechnung 3.0',
      },
      {
        fr: 'Convertissez la facture vers une cible « XRechnung », qui écrit cet identifiant.',
        en: 'Convert the invoice to a target “XRechnung”, which writes this identifier.',
      },
      ({ specification = '' }) => [XRECHNUNG, EXTENSION, VEHICLES].includes(specification),
    ),
  ),
  mild(
    law(
      'BR-DE-TMP-32',
      ['BT-72', 'BG-14', 'BG-26'],
      'delivery.date',
      {
        fr: 'la facture ne dit pas quand la livraison ou la prestation a eu lieu (BT-72, BG-14 ou BG-26)',
        en: 'the invoice does not say when goods or services were delivered (BT-72, BG-14 or BG-26)',
      },
      {
        fr: 'Ajoutez la date de livraison, la période de facturation, ou une période à chaque ligne.',
        en: 'Add the delivery date, the invoicing period, or a period on every line.',
      },
      ({ delivery, lines }) =>
        delivery?.date !== undefined ||
        delivery?.period !== undefined ||
        lines.every(({ period }) => period !== undefined),
    ),
  ),
  mild(
    rule(
      'BR-TMP-2',
      ['BT-124'],
      {
        fr: 'l’adresse d’une pièce justificative (BT-124) n’est pas une URL complète',
        en: 'the location of a supporting document (BT-124) is not a complete URL',
      },
      {
        fr: 'Donnez l’URL entière, avec https:// au début.',
        en: 'Give the whole URL, beginning with https://.',
      },
      function* broken({ attachments }) {
        for (const [i, { uri }] of attachments.entries())
          if (uri !== undefined && !/^[a-zA-Z][a-zA-Z0-9+.-]+:/.test(uri))
            yield `attachments[${i}].uri`;
      },
    ),
  ),
];

/** XRechnung takes these rules of Peppol's under their ids; R120 only warns. */
const PEPPOL = ['R001', 'R005', 'R010', 'R020'].map((number) => `PEPPOL-EN16931-${number}`);
const peppol: readonly Rule[] = [
  ...documentRules.filter(({ id }) => PEPPOL.includes(id)),
  ...taxTotalRules({ isOptionalInCii: true }),
  ...adjustmentRules(slack),
  ...paymentRules,
  ...lineRules(slack).map((one) => (one.id === 'PEPPOL-EN16931-R120' ? mild(one) : one)),
];

const added: readonly Rule[] = [
  ...german,
  ...own,
  ...peppol,
  ...extensionCodeRules,
  ...vehicleRules,
];

/** One due date, one text of terms, and one VAT group a line: CII has room for more, and EN 16931 only warns. */
const raises = new Set(['CII-SR-452', 'CII-SR-453', 'CII-SR-454']);

/** XRechnung 3.0.2 by KoSIT's rules 2.5; two rules of EN 16931 beneath only warn. */
export const xrechnung = {
  version: '3.0.2 (KoSIT 2.5)',
  isFor: (specification) => /xrechnung/i.test(specification),
  eases: new Set(['BR-CL-21', 'BR-CL-23']),
  raises,
  rules: added,
} as const satisfies RuleSet;

/** Its profile for clean vehicles, whose class (CVD) is not in the list of EN 16931. */
export const xrechnungVehicles = {
  ...xrechnung,
  isFor: (specification) => specification === VEHICLES,
  eases: new Set([...xrechnung.eases, 'BR-CL-13']),
} as const satisfies RuleSet;

/** Its extension: the rules of EN 16931 that it has wider ones for only warn. */
export const xrechnungExtension = {
  version: xrechnung.version,
  isFor: (specification) => specification === EXTENSION,
  eases: new Set([
    ...xrechnung.eases,
    'BR-CL-10',
    'BR-CL-11',
    'BR-CL-24',
    'BR-CL-25',
    'BR-CL-26',
    'BR-CO-16',
  ]),
  raises,
  rules: added,
} as const satisfies RuleSet;
