import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderTemplate } from '#activities/template/render.ts';
import type { TemplateKind } from '#workflows/field.ts';

const context = {
  invoice: {
    number: 'F-2026-0101',
    total: '1248.00',
    currency: 'EUR',
    issueDate: '2026-11-01',
    dueDate: '2026-11-30',
    lineCount: 1,
    isCreditNote: false,
    custom: { week: 7, path: '../../etc', html: '<b>', evil: 'a@x.example,evil@y.example' },
    buyer: { name: 'L’Oréal & Fils' },
  },
  customer: { name: 'ACME', code: 'C/01' },
  params: { to: ['a@client.example', 'b@client.example'], list: 'a@x.example, b@x.example' },
  delivery: { startedAt: '2026-11-24T08:05:00Z' },
};

function textOf(source: string, kind: TemplateKind = 'subject', language: 'fr' | 'en' = 'fr') {
  const rendered = renderTemplate(source, kind, context, language);
  return rendered.ok ? rendered.text : rendered;
}

describe('what a template writes', () => {
  test.each<[string, string, string]>([
    ['FACTURE {{invoice.number}}', 'FACTURE F-2026-0101', 'FACTURE F-2026-0101'],
    ['{{money invoice.total}}', '1\u202f248,00\u00a0€', '€1,248.00'],
    ['{{money invoice.total "CHF"}}', '1\u202f248,00\u00a0CHF', 'CHF\u00a01,248.00'],
    ['{{money 5 "JPY"}}', '5\u00a0JPY', 'JPY\u00a05'],
    ['{{invoice.total}}', '1248.00', '1248.00'],
    ['{{number invoice.total}}', '1\u202f248,00', '1,248.00'],
    ['{{number invoice.total decimals=1 mark="." group=""}}', '1248.0', '1248.0'],
    ['{{date invoice.dueDate}}', '30/11/2026', '30 Nov 2026'],
    ['{{date invoice.issueDate "d MMMM yyyy"}}', '1er novembre 2026', '1 November 2026'],
    ['{{date invoice.dueDate "yyyyMMdd"}}', '20261130', '20261130'],
    ['{{date delivery.startedAt "HH:mm"}}', '08:05', '08:05'],
    ['{{upper customer.name}} {{lower "É"}}', 'ACME é', 'ACME é'],
    ['{{pad invoice.custom.week 3 "0"}}', '007', '007'],
    ['{{invoice.lineCount}} {{plural invoice.lineCount "ligne" "lignes"}}', '1 ligne', '1 ligne'],
    ['{{plural 0 "facture" "factures"}}', 'facture', 'factures'],
    [
      '{{join params.to " + "}}',
      'a@client.example + b@client.example',
      'a@client.example + b@client.example',
    ],
    ['{{default invoice.orderReference "sans"}}', 'sans', 'sans'],
    ['{{default (upper invoice.orderReference) "sans"}}', 'sans', 'sans'],
    ['{{default invoice.orderReference invoice.number}}', 'F-2026-0101', 'F-2026-0101'],
    ['{{#if invoice.orderReference}}PO {{invoice.orderReference}}{{else}}-{{/if}}', '-', '-'],
    ['{{#unless invoice.isCreditNote}}F{{/unless}}', 'F', 'F'],
    [
      '{{#each params.to}}{{@index}}:{{this}}/{{customer.name}}{{#unless @last}},{{/unless}}{{/each}}',
      '0:a@client.example/ACME,1:b@client.example/ACME',
      '0:a@client.example/ACME,1:b@client.example/ACME',
    ],
    ['{{invoice.buyer.name}} {{invoice.custom.html}}', 'L’Oréal & Fils <b>', 'L’Oréal & Fils <b>'],
    ['{{invoice.isCreditNote}}', 'non', 'no'],
    ['{{! nothing }}x', 'x', 'x'],
  ])('%s', (source, fr, en) => {
    expect([textOf(source, 'subject', 'fr'), textOf(source, 'subject', 'en')]).toEqual([fr, en]);
  });
});

describe('what is missing is named, never written', () => {
  test.each([
    [
      'CDE {{invoice.orderReference}} {{invoice.contractReference}}',
      ['invoice.orderReference', 'invoice.contractReference'],
    ],
    ['{{upper invoice.orderReference}}', ['invoice.orderReference']],
    ['{{money vars.sum}}', ['vars.sum']],
    ['{{default vars.a vars.b}}', ['vars.b']],
    ['{{#each params.none}}x{{/each}}', ['params.none']],
    ['{{#if invoice.number}}{{vars.x}}{{/if}}', ['vars.x']],
    ['{{invoice}}', ['invoice']],
    ['{{invoice.buyer}} {{invoice.buyer.name}}', ['invoice.buyer']],
    ['{{invoice.raw}} {{path}} {{vars.text.path}}', ['invoice.raw', 'path', 'vars.text.path']],
    ['{{invoice.number.length}}', ['invoice.number.length']],
  ])('%s lacks %j', (source, missing) => {
    expect(textOf(source)).toMatchObject({ ok: false, missing });
  });
});

describe('what a value cannot do', () => {
  test('a line break in a value begins no header', () => {
    const invoice = { number: '1\r\nBcc: evil@x.example\u2028x\u0085y\u0000' };
    const rendered = renderTemplate('F {{invoice.number}}', 'subject', { invoice }, 'fr');
    expect(rendered).toEqual({ ok: true, text: 'F 1 Bcc: evil@x.example x y' });
  });

  test('braces in a value are letters', () => {
    const invoice = { number: '{{invoice.total}}', total: '9' };
    const rendered = renderTemplate('{{invoice.number}}', 'subject', { invoice }, 'fr');
    expect(rendered).toEqual({ ok: true, text: '{{invoice.total}}' });
  });

  test('a value climbs out of no folder', () => {
    expect(textOf('/in/{{invoice.custom.path}}/{{customer.code}}', 'folder')).toBe(
      '/in/_..-etc/C-01',
    );
  });

  test('a slash in a number becomes a dash in a file name', () => {
    expect(textOf('F_{{customer.code}}.pdf', 'fileName')).toBe('F_C-01.pdf');
  });

  test('a value is one part of a URL', () => {
    expect(textOf('https://x.example/{{invoice.custom.path}}?a=1', 'url')).toBe(
      'https://x.example/..%2F..%2Fetc?a=1',
    );
  });

  test('a value of the invoice adds no recipient, a list of parameters may', () => {
    expect(textOf('{{invoice.custom.evil}}', 'address')).toMatchObject({
      ok: false,
      problems: [{ code: 'TPL_VALUE' }],
    });
    expect(textOf('{{params.list}}', 'address')).toBe('a@x.example, b@x.example');
    expect(textOf('{{params.to}}', 'address')).toBe('a@client.example, b@client.example');
  });

  test('a value that its helper cannot take is a problem', () => {
    expect(textOf('{{date customer.name}}')).toMatchObject({ problems: [{ code: 'TPL_VALUE' }] });
    expect(textOf('{{money customer.name}}')).toMatchObject({ problems: [{ code: 'TPL_VALUE' }] });
  });

  test('an endless list of long values stops', () => {
    const params = { to: Array.from({ length: 200 }, () => 'x'.repeat(2000)) };
    const source = `{{#each params.to}}${'{{this}}'.repeat(100)}{{/each}}`;
    expect(renderTemplate(source, 'body', { params }, 'fr')).toMatchObject({
      ok: false,
      problems: [{ code: 'TPL_OUTPUT_TOO_LARGE' }],
    });
  });
});

test('a subject that comes out empty is refused, a body is not', () => {
  expect(textOf('{{#if vars.x}}x{{/if}}')).toMatchObject({ problems: [{ code: 'TPL_EMPTY' }] });
  expect(textOf('{{#if vars.x}}x{{/if}}', 'body')).toBe('');
});

test('a body keeps its lines', () => {
  expect(textOf('Bonjour,\r\n\tvoici {{invoice.number}}.\n', 'body')).toBe(
    'Bonjour,\n\tvoici F-2026-0101.\n',
  );
});

test('a template outside of the allow-list is never compiled', () => {
  expect(textOf('{{constructor}} {{lookup this "constructor"}}')).toMatchObject({ ok: false });
});

test('whatever the value, a subject is one line of at most 900 bytes without controls', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (number) => {
      const rendered = renderTemplate(
        'F {{invoice.number}}.',
        'subject',
        { invoice: { number } },
        'fr',
      );
      if (!rendered.ok) return;
      expect(rendered.text).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029\u202e]/u);
      expect(new TextEncoder().encode(rendered.text).length).toBeLessThanOrEqual(900);
    }),
  );
});

test('rendering twice gives the same bytes', () => {
  const source =
    '{{money invoice.total}} {{date invoice.dueDate}} {{#each params.to}}{{this}}{{/each}}';
  expect(textOf(source)).toEqual(textOf(source));
});
