import { areBothIn } from '#workflows/invoice/rules/peppol/countries.ts';
import { onlyIn } from '#workflows/invoice/rules/peppol/edition.ts';
import type { Rule } from '#workflows/invoice/rules/rule.ts';
import { germanRules } from '#workflows/invoice/rules/xrechnung/german.ts';

const ATOM = '[\\w!#$%&"*+/=?^`{|}~-]+';
const LABEL = '[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?';

/** Germany, where both parties are German: XRechnung's rules in UBL under the ids DE-R-001 to DE-R-031. */
export const german: readonly Rule[] = onlyIn(
  'ubl',
  germanRules({
    id(number) {
      const [, digits = '', part] = /^(\d+)([ab]?)$/.exec(number) ?? [];
      const half = part ? `-${part === 'a' ? 1 : 2}` : '';
      return `DE-R-${digits.padStart(3, '0')}${half}`;
    },
    isMeant: (invoice) => areBothIn(invoice, 'DE'),
    discountLine: /#SKONTO#TAGE=\d+#PROZENT=\d+\.\d{2}(#BASISBETRAG=-?\d+\.\d{2})?#$/,
    email: new RegExp(`^${ATOM}(?:\\.${ATOM})*@(?:${LABEL}\\.)+${LABEL}$`),
  }),
);
