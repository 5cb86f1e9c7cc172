import { errorsPage } from './errors.ts';
import { invoiceSchema } from './invoiceSchema.ts';
import { nodesPage } from './nodes.ts';
import { settingsPage } from './settings.ts';
import { termsPage } from './terms.ts';

/** The pages in docs/ that are printed from the code, by file name. */
export const printedPages: Readonly<Record<string, () => string>> = {
  'nodes.md': nodesPage,
  'settings.md': settingsPage,
  'errors.md': errorsPage,
  'terms.md': termsPage,
};

/** What is printed as it is, for programs. */
export const printedSchemas: Readonly<Record<string, () => string>> = {
  'invoice.schema.json': invoiceSchema,
};

export const docsFolder = new URL('../../docs/', import.meta.url);

/** The page as it stands in its file, byte for byte. */
export const printPage = (page: () => string): string =>
  `<!-- Printed by "npm run docs": change the code, not this page. -->\n\n${page()}\n`;
