import { businessCheck } from '../binding/businessCheck.ts';
import { binding } from '../binding/inspect.ts';
import { parseUnused } from '../binding/unused.ts';
import { elementsAt, textAt } from '../xml-walk.ts';
import { ublCodeChecks } from './codes.ts';
import { countChecks } from './counts.ts';
import { ublStructure } from './order.ts';
import { structureChecks } from './structure.ts';
import { UNUSED } from './unused.ts';

const LINES = ['cac:InvoiceLine', 'cac:CreditNoteLine'] as const;

/** `name` has one place, at the payment means, so that its rule is a check of its own. */
const NAME = '@name';

/** Attributes that EN 16931 does not use, wherever they are: UBL-DT-08 and on. */
const attributes = [
  ...['schemeName', 'schemeAgencyName', 'schemeDataURI', 'schemeURI', 'format'],
  ...['unitCodeListIdentifier', 'unitCodeListAgencyIdentifier', 'unitCodeListAgencyName'],
  ...['listAgencyName', 'listName', NAME, 'languageID', 'listURI', 'listSchemeURI'],
  ...['languageLocaleID', 'uri', 'currencyCodeListVersionID', 'characterSetCode', 'encodingCode'],
  ...['schemeAgencyID', 'listAgencyID'],
];

const unused = parseUnused(UNUSED, 'UBL-CR', (word) => {
  if (word === 'LINE') return LINES;
  if (word.includes(':')) return [word];
  return [ublStructure.has(`cac:${word}`) ? `cac:${word}` : `cbc:${word}`];
});

const unusedAttributes = attributes.map(
  (attribute, i) => [attribute, [`UBL-DT-${String(i + 8).padStart(2, '0')}`]] as const,
);

/** All rules on how EN 16931 uses UBL. */
export const ublBinding = binding(
  [
    ...countChecks,
    ...structureChecks,
    ...ublCodeChecks,
    businessCheck('BR-52', ['cac:AdditionalDocumentReference'], (one) =>
      Boolean(textAt(one, 'cbc:ID')),
    ),
    businessCheck('BR-28', LINES, (line) => {
      const prices = elementsAt(line, 'cac:Price', 'cac:AllowanceCharge', 'cbc:BaseAmount');
      return prices.length === 0 || prices.some(({ text }) => Number(text) >= 0);
    }),
  ],
  { ...unused, attributes: new Map([...unused.attributes, ...unusedAttributes]) },
);
