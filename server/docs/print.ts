import { writeFileSync } from 'node:fs';
import { docsFolder, printedPages, printedSchemas, printPage } from './pages.ts';

// `npm run docs`: prints the reference pages from what the code says about itself.
for (const [name, page] of Object.entries(printedPages)) {
  writeFileSync(new URL(name, docsFolder), printPage(page));
  process.stdout.write(`docs/${name}\n`);
}
for (const [name, schema] of Object.entries(printedSchemas)) {
  writeFileSync(new URL(name, docsFolder), schema());
  process.stdout.write(`docs/${name}\n`);
}
