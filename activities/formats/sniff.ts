import type { Problem } from '#workflows/problem.ts';
import type { Text } from '#workflows/text.ts';
import type { CsvMapping } from './csv/mapping.ts';
import { isCsv } from './csv/recognise.ts';
import { isWorkbook } from './csv/workbook.ts';
import { isInterchange } from './edifact/interchange.ts';

export type FileKind = 'pdf' | 'xml' | 'json' | 'edifact' | 'csv' | 'xlsx' | 'unknown';

/**
 * By the first bytes, whatever the name says. Junk before `%PDF-` is usual and allowed (ISO 32000-1, H.3).
 *
 * @param mapping what leads the headings of a CSV file to terms
 */
export function kindOf(bytes: Uint8Array, mapping?: CsvMapping): FileKind {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024));
  const start = head
    .toString('latin1')
    .replace(/^(\xef\xbb\xbf|\xfe\xff|\xff\xfe)/, '')
    .replaceAll('\0', '')
    .trimStart();
  if (start.startsWith('<')) return 'xml';
  if (start.startsWith('{')) return 'json';
  if (start.includes('%PDF-')) return 'pdf';
  if (isWorkbook(bytes)) return 'xlsx';
  if (isInterchange(bytes)) return 'edifact';
  return isCsv(bytes, mapping) ? 'csv' : 'unknown';
}

const words = {
  FILE_UNKNOWN: {
    message: {
      fr: 'le fichier n’est ni un PDF, ni du XML, ni du JSON, ni EDIFACT, ni un classeur Excel (.xlsx), ni un CSV aux titres connus',
      en: 'the file is neither PDF, XML, JSON, EDIFACT, an Excel workbook (.xlsx) nor a CSV with known headings',
    },
    fix: {
      fr: 'Déposez une facture Factur-X, CII, UBL, JSON, EDIFACT, CSV ou Excel, ou un PDF avec ses données.',
      en: 'Submit a Factur-X, CII, UBL, JSON, EDIFACT, CSV or Excel invoice, or a PDF with its data.',
    },
  },
  XML_UNKNOWN: {
    message: {
      fr: 'ce XML n’est pas une facture : ni CII (CrossIndustryInvoice), ni UBL (Invoice, CreditNote)',
      en: 'this XML is no invoice: neither CII (CrossIndustryInvoice) nor UBL (Invoice, CreditNote)',
    },
    fix: {
      fr: 'Exportez la facture en CII (UN/CEFACT D16B ou D22B) ou en UBL 2.1.',
      en: 'Export the invoice as CII (UN/CEFACT D16B or D22B) or as UBL 2.1.',
    },
  },
  XML_ORDER: {
    message: {
      fr: 'ce XML est une commande (Order-X), pas une facture',
      en: 'this XML is an order (Order-X), not an invoice',
    },
    fix: {
      fr: 'Déposez la facture qui répond à cette commande.',
      en: 'Submit the invoice that answers this order.',
    },
  },
  FILES_NONE: {
    message: { fr: 'aucun fichier n’a été donné', en: 'no file was given' },
    fix: { fr: 'Joignez au moins un fichier.', en: 'Attach at least one file.' },
  },
  FILES_TWO_PDFS: {
    message: { fr: 'plusieurs PDF ont été donnés', en: 'several PDFs were given' },
    fix: { fr: 'Déposez une facture à la fois.', en: 'Submit one invoice at a time.' },
  },
  FILES_TWO_INVOICES: {
    message: {
      fr: 'plusieurs fichiers de données ont été donnés',
      en: 'several data files were given',
    },
    fix: { fr: 'Déposez une facture à la fois.', en: 'Submit one invoice at a time.' },
  },
  FILE_SEVERAL_INVOICES: {
    message: {
      fr: 'le fichier contient plusieurs factures, et une seule est attendue ici',
      en: 'the file contains several invoices, and one is expected here',
    },
    fix: {
      fr: 'Séparez-les ; « facteur read » les donne une par une.',
      en: 'Take them apart; “facteur read” gives them one by one.',
    },
  },
  PDF_TWO_INVOICES: {
    message: {
      fr: 'le PDF contient deux factures XML : on ne sait pas laquelle fait foi',
      en: 'the PDF contains two XML invoices: which one counts cannot be known',
    },
    fix: {
      fr: 'Produisez un PDF avec une seule pièce factur-x.xml.',
      en: 'Produce a PDF with a single factur-x.xml attachment.',
    },
  },
  PDF_WITHOUT_DATA: {
    message: {
      fr: 'le PDF ne contient pas de données de facture',
      en: 'the PDF carries no invoice data',
    },
    fix: {
      fr: 'Déposez avec lui les données : CII, UBL, JSON, EDIFACT, CSV ou Excel.',
      en: 'Submit the data with it: CII, UBL, JSON, EDIFACT, CSV or Excel.',
    },
  },
  DATA_BUDGET: {
    message: {
      fr: 'les données sont trop longues à lire',
      en: 'the data takes too long to read',
    },
    fix: {
      fr: 'Découpez la facture, ou exportez-la à nouveau : sa structure est anormale.',
      en: 'Split the invoice, or export it again: its structure is abnormal.',
    },
  },
  FILES_CONTRADICT: {
    message: {
      fr: 'les données jointes et celles du PDF portent des numéros de facture différents',
      en: 'the data beside the PDF and those inside it have different invoice numbers',
    },
    fix: {
      fr: 'Déposez le PDF et les données de la même facture.',
      en: 'Submit the PDF and the data of the same invoice.',
    },
  },
} satisfies Record<string, { message: Text; fix: Text }>;

export function fileProblem(code: keyof typeof words, at: string): Problem {
  return { code, at: at.slice(0, 200), severity: 'fatal', ...words[code] };
}
