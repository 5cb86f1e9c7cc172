const UN = 'urn:un:unece:uncefact:data:standard:';
const UBL = 'urn:oasis:names:specification:ubl:schema:xsd:';

/** The namespaces of the invoice syntaxes by the prefix that names carry in our trees. */
export const namespaces = {
  rsm: `${UN}CrossIndustryInvoice:100`,
  ram: `${UN}ReusableAggregateBusinessInformationEntity:100`,
  qdt: `${UN}QualifiedDataType:100`,
  udt: `${UN}UnqualifiedDataType:100`,
  invoice: `${UBL}Invoice-2`,
  creditNote: `${UBL}CreditNote-2`,
  cac: `${UBL}CommonAggregateComponents-2`,
  cbc: `${UBL}CommonBasicComponents-2`,
  ext: `${UBL}CommonExtensionComponents-2`,
} as const;

export type Prefix = keyof typeof namespaces;

/** Prefixes by namespace, as `parseXml` takes them. */
export const prefixes: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(namespaces).map(([prefix, uri]) => [uri, prefix]),
);
