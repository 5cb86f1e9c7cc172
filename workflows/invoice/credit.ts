/** Document types (UNTDID 1001) that reduce what the buyer owes; every other one in the code list is an invoice. */
const CREDIT_NOTES = new Set([
  '81',
  '83',
  '261',
  '262',
  '296',
  '308',
  '381',
  '396',
  '420',
  '458',
  '502',
  '503',
  '532',
]);

/** BT-3 names a credit note. In CII and Factur-X its amounts are positive, like an invoice's. */
export const isCreditNote = (typeCode: string | undefined): boolean =>
  typeCode !== undefined && CREDIT_NOTES.has(typeCode);
