import { isCreditNote } from '#workflows/invoice/credit.ts';
import type { Invoice, Party } from '#workflows/invoice/model.ts';
import { Canvas, PAGE, type TextStyle } from './canvas.ts';
import { day } from './figures.ts';
import { drawClosing } from './render-closing.ts';
import { drawLines } from './render-lines.ts';
import { type RenderLanguage, words } from './words.ts';

export type { RenderLanguage } from './words.ts';

/**
 * Draws a readable invoice from its data, for those who have no PDF of their own: A4, embedded fonts, as many
 * pages as it takes. The result is made PDF/A by `toPdfa`.
 */
export async function renderInvoice(
  invoice: Invoice,
  language: RenderLanguage,
): Promise<Uint8Array> {
  const canvas = await Canvas.for(JSON.stringify(invoice));
  drawHeader(canvas, invoice, language);
  drawParties(canvas, invoice, language);
  drawReferences(canvas, invoice, language);
  drawLines(canvas, invoice, language);
  drawClosing(canvas, invoice, language);
  const total = canvas.pageCount;
  canvas.onEachPage((page, number) => drawFooter(page, invoice, language, number, total));
  return canvas.save();
}

const LEFT = PAGE.margin;
const RIGHT = PAGE.width - PAGE.margin;
const MIDDLE = PAGE.width / 2 + 10;

/** Lines of text downwards from `y`; gives the y below them. */
function stack(
  canvas: Canvas,
  lines: readonly (string | undefined)[],
  x: number,
  y: number,
  style: TextStyle = {},
  width = RIGHT - x,
): number {
  const step = (style.size ?? 9) * 1.38;
  let at = y;
  for (const line of lines.filter((text) => text !== undefined && text !== ''))
    for (const part of canvas.wrap(line ?? '', width, style)) {
      canvas.text(part, x, at, style);
      at += step;
    }
  return at;
}

function drawHeader(canvas: Canvas, invoice: Invoice, language: RenderLanguage): void {
  const { seller } = invoice;
  const half = MIDDLE - LEFT - 20;
  canvas.box(0, 0, PAGE.width, 6, 'accent');
  const title = stack(
    canvas,
    [seller.tradingName ?? seller.name],
    LEFT,
    56,
    { size: 15, bold: true, tone: 'accent' },
    half,
  );
  const legalName = seller.tradingName === undefined ? undefined : seller.name;
  const left = stack(
    canvas,
    [legalName, ...addressLines(seller, invoice.buyer)],
    LEFT,
    title,
    { tone: 'soft' },
    half,
  );
  const ids = stack(
    canvas,
    identifierLines(seller, language),
    LEFT,
    left,
    { size: 8, tone: 'soft' },
    half,
  );

  const kind = isCreditNote(invoice.typeCode) ? words.creditNote : words.invoice;
  canvas.text(kind[language].toUpperCase(), RIGHT, 58, { size: 22, bold: true, align: 'right' });
  const facts: [string, string | undefined][] = [
    [words.number[language], invoice.number],
    [words.issueDate[language], invoice.issueDate && day(invoice.issueDate, language)],
    [words.dueDate[language], invoice.dueDate && day(invoice.dueDate, language)],
  ];
  let y = 80;
  for (const [label, value] of facts) {
    if (value === undefined) continue;
    canvas.text(label, MIDDLE, y, { tone: 'soft' });
    canvas.text(value, RIGHT, y, { bold: true, align: 'right' });
    y += 14;
  }
  canvas.y = Math.max(ids, y) + 10;
}

function drawParties(canvas: Canvas, invoice: Invoice, language: RenderLanguage): void {
  const top = canvas.y;
  const { seller, buyer, delivery, payee } = invoice;
  const buyerLines = [...addressLines(buyer, seller), ...identifierLines(buyer, language)];
  const shipTo = [delivery?.name, ...addressLines({ address: delivery?.address }, seller)];
  const isElsewhere = shipTo.some((line) => line !== undefined);
  const others: [string, (string | undefined)[]][] = [
    ...(isElsewhere
      ? [[words.deliveredTo[language], shipTo] as [string, (string | undefined)[]]]
      : []),
    ...(payee
      ? [
          [words.payee[language], [payee.name, payee.legalId?.value]] as [
            string,
            (string | undefined)[],
          ],
        ]
      : []),
  ];
  let left = top;
  for (const [label, lines] of others) {
    canvas.text(label.toUpperCase(), LEFT, left + 10, { size: 7, bold: true, tone: 'soft' });
    left = stack(canvas, lines, LEFT, left + 23, {}, MIDDLE - LEFT - 30) + 8;
  }
  const width = RIGHT - MIDDLE - 24;
  const height =
    40 +
    12.5 * [buyer.name ?? '', ...buyerLines].flatMap((line) => canvas.wrap(line, width)).length;
  canvas.box(MIDDLE, top, RIGHT - MIDDLE, height);
  canvas.text(words.billedTo[language].toUpperCase(), MIDDLE + 12, top + 17, {
    size: 7,
    bold: true,
    tone: 'soft',
  });
  const below = stack(canvas, [buyer.name], MIDDLE + 12, top + 32, { bold: true, size: 10 }, width);
  stack(canvas, buyerLines, MIDDLE + 12, below, {}, width);
  canvas.y = Math.max(top + height, left) + 18;
}

function drawReferences(canvas: Canvas, invoice: Invoice, language: RenderLanguage): void {
  const { delivery, precedingInvoices } = invoice;
  const period = delivery?.period;
  const span = [period?.start, period?.end].flatMap((date) => (date ? [day(date, language)] : []));
  const all: [keyof typeof words, string | undefined][] = [
    ['orderReference', invoice.orderReference],
    ['buyerReference', invoice.buyerReference],
    ['contractReference', invoice.contractReference],
    ['projectReference', invoice.projectReference],
    ['precedingInvoice', precedingInvoices.map(({ number }) => number).join(', ') || undefined],
    ['delivered', delivery?.date && day(delivery.date, language)],
    ['period', span.join(' – ') || undefined],
  ];
  const present = all.flatMap(([key, value]) => (value ? [[words[key][language], value]] : []));
  const column = (RIGHT - LEFT) / 4;
  for (let i = 0; i < present.length; i += 4) {
    let bottom = canvas.y;
    for (const [j, [label = '', value = '']] of present.slice(i, i + 4).entries()) {
      const x = LEFT + j * column;
      canvas.text(label, x, canvas.y, { size: 7.5, tone: 'soft' });
      bottom = Math.max(
        bottom,
        stack(canvas, [value], x, canvas.y + 12, { bold: true }, column - 10),
      );
    }
    canvas.y = bottom + 6;
  }
  canvas.y += 6;
}

/** Without the country where the other party is in the same. */
function addressLines({ address }: Pick<Party, 'address'>, other: Party): string[] {
  if (!address) return [];
  const town = [address.postCode, address.city].filter(Boolean).join(' ');
  const isHome = address.country === other.address?.country;
  const country = [address.subdivision, isHome ? '' : address.country].filter(Boolean).join(', ');
  return [address.line1, address.line2, address.line3, town, country].filter(
    (line) => line !== undefined && line !== '',
  ) as string[];
}

/** SIRET beside SIREN, for letters go to an establishment; both in groups, as people read them. */
function identifierLines(
  { legalId, vatId, identifiers }: Party,
  language: RenderLanguage,
): string[] {
  const label = legalId?.scheme === '0002' ? words.siren : words.legalId;
  const siret = identifiers.find(({ scheme }) => scheme === '0009')?.value;
  return [
    ...(legalId ? [`${label[language]} ${grouped(legalId.value)}`] : []),
    ...(siret ? [`${words.siret[language]} ${grouped(siret)}`] : []),
    ...(vatId ? [`${words.vatId[language].replaceAll(' ', '\u00a0')}\u00a0${vatId}`] : []),
  ];
}

/** `812345676` → `812 345 676`, `81234567600017` → `812 345 676 00017`; anything else as it is. */
const grouped = (digits: string): string =>
  digits.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})?$/, (_, a, b, c, nic = '') =>
    [a, b, c, nic].join('\u00a0').trim(),
  );

function drawFooter(
  canvas: Canvas,
  { seller, number }: Invoice,
  language: RenderLanguage,
  page: number,
  total: number,
): void {
  const y = PAGE.height - 40;
  canvas.rule(LEFT, RIGHT, y - 12);
  const legal = [
    seller.name,
    seller.legalForm,
    ...identifierLines({ ...seller, identifiers: [] }, language),
  ]
    .filter(Boolean)
    .join(' · ');
  const style = { size: 7, tone: 'soft' } as const;
  stack(canvas, canvas.wrap(legal, RIGHT - LEFT - 90, style).slice(0, 2), LEFT, y, style);
  const pages = `${number ?? ''}   ${words.page[language]} ${page} / ${total}`.trim();
  canvas.text(pages, RIGHT, y, { ...style, align: 'right' });
}
