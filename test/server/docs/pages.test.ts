import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalogue } from '#activities/catalogue.ts';
import { exampleOf } from '#server/docs/examples.ts';
import { markdownTable } from '#server/docs/markdown.ts';
import { docsFolder, printedPages, printedSchemas, printPage } from '#server/docs/pages.ts';
import { settings } from '#server/settings.ts';
import { fieldsOf } from '#workflows/field.ts';
import { terms } from '#workflows/invoice/terms.ts';
import type { NodeManifest } from '#workflows/node.ts';

test.each(Object.entries(printedPages))(
  'docs/%s is what the code says; if not, run "npm run docs" and commit it',
  (name, page) => {
    expect(readFileSync(new URL(name, docsFolder), 'utf8')).toBe(printPage(page));
  },
);

test.each(Object.entries(printedSchemas))(
  'docs/%s is what the code says; if not, run "npm run docs" and commit it',
  (name, schema) => {
    expect(readFileSync(new URL(name, docsFolder), 'utf8')).toBe(schema());
  },
);

test('the page of terms and the schema name every term', () => {
  const page = printedPages['terms.md']?.() ?? '';
  const schema = printedSchemas['invoice.schema.json']?.() ?? '';
  for (const { term, label, path } of terms) {
    for (const words of [term, label.fr, label.en, `\`${path}\``]) expect(page).toContain(words);
    if (path !== '') expect(schema).toContain(JSON.stringify(term));
  }
});

const manifests = Object.values(catalogue) as readonly NodeManifest[];
const nodes = printedPages['nodes.md']?.() ?? '';

test.each(manifests.map((node) => [node.type, node] as const))(
  'the page of nodes names every field, exit and fault of %s in both languages',
  (_type, node) => {
    for (const { name, label } of fieldsOf(node.config))
      for (const words of [`\`${name}\``, label.fr, label.en]) expect(nodes).toContain(words);
    for (const { id } of node.exits) expect(nodes).toContain(`\`${id}\``);
    for (const [code, { title, help }] of Object.entries(node.faults))
      for (const words of [`\`${code}\``, title.fr, help.en]) expect(nodes).toContain(words);
  },
);

test.each(manifests.map((node) => [node.type, node] as const))(
  '%s has an example that its settings accept; if not, add one to server/docs/examples.ts',
  (type, node) => {
    expect(node.config.safeParse(exampleOf(type)?.config).error).toBeUndefined();
  },
);

test('the page of settings has each variable in a row of its own', () => {
  const page = printedPages['settings.md']?.() ?? '';
  const rows = page.match(/^\| `[A-Z_]+`/gm)?.map((row) => row.slice(3, -1));
  expect(rows).toEqual(Object.keys(settings.shape));
});

test('a cell that holds a bar or a line break stays one cell', () => {
  expect(markdownTable(['a'], [['x|y\nz']])).toBe('| a |\n| --- |\n| x\\|y<br>z |');
});
