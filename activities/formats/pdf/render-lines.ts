import { absolute, compare, equal } from '#workflows/invoice/amount.ts';
import type { Invoice, Line, LineAdjustment } from '#workflows/invoice/model.ts';
import { type Canvas, PAGE } from './canvas.ts';
import { day, money, plain } from './figures.ts';
import {
  labelled,
  type RenderLanguage,
  unitText,
  vatCategoryShort,
  vatCategoryWords,
  words,
} from './words.ts';

const LEFT = PAGE.margin;
const RIGHT = PAGE.width - PAGE.margin;
/** Right ends of the columns of figures; the description has what is left. */
const COLUMNS = {
  quantity: RIGHT - 222,
  price: RIGHT - 130,
  vat: RIGHT - 82,
  amount: RIGHT - 8,
} as const;
const DESCRIPTION = { x: LEFT + 8, width: COLUMNS.quantity - LEFT - 84 } as const;
const STEP = 12;

export function drawLines(canvas: Canvas, invoice: Invoice, language: RenderLanguage): void {
  drawHead(canvas, language);
  for (const line of invoice.lines) {
    const name = canvas.wrap(line.item.name ?? '', DESCRIPTION.width, { bold: true });
    const details = detailsOf(line, invoice.currency, language).flatMap((text) =>
      canvas.wrap(text, DESCRIPTION.width, { size: 8 }),
    );
    if (!canvas.fits(STEP * Math.min(name.length + details.length, 8) + 12)) {
      canvas.newPage();
      drawHead(canvas, language);
    }
    drawFigures(canvas, line, invoice.currency, language);
    for (const text of name) nextRow(canvas, text, { bold: true }, language);
    for (const text of details) nextRow(canvas, text, { size: 8, tone: 'soft' }, language);
    canvas.y += 4;
    canvas.rule(LEFT, RIGHT, canvas.y - 8);
    canvas.y += 6;
  }
}

function nextRow(
  canvas: Canvas,
  text: string,
  style: { bold?: boolean; size?: number; tone?: 'soft' },
  language: RenderLanguage,
): void {
  if (!canvas.fits(STEP)) {
    canvas.newPage();
    drawHead(canvas, language);
  }
  canvas.text(text, DESCRIPTION.x, canvas.y, style);
  canvas.y += STEP;
}

function drawHead(canvas: Canvas, language: RenderLanguage): void {
  canvas.box(LEFT, canvas.y, RIGHT - LEFT, 20, 'accent');
  canvas.box(LEFT + 0.5, canvas.y + 0.5, RIGHT - LEFT - 1, 19, 'wash');
  const y = canvas.y + 13;
  const style = { size: 8, bold: true, tone: 'accent' } as const;
  canvas.text(words.description[language], DESCRIPTION.x, y, style);
  for (const key of ['quantity', 'price', 'vat', 'amount'] as const)
    canvas.text(words[key][language], COLUMNS[key], y, { ...style, align: 'right' });
  canvas.y += 36;
}

function drawFigures(
  canvas: Canvas,
  line: Line,
  currency: string | undefined,
  language: RenderLanguage,
): void {
  const { quantity, unit, price, vat, netAmount } = line;
  const put = (key: keyof typeof COLUMNS, text: string, bold = false) =>
    canvas.text(text, COLUMNS[key], canvas.y, { align: 'right', bold });
  if (quantity !== undefined) {
    const isPlural =
      language === 'fr' ? compare(absolute(quantity), '2') >= 0 : !equal(quantity, '1');
    put('quantity', `${plain(quantity, language)} ${unitText(unit, isPlural, language)}`.trim());
  }
  if (price?.net !== undefined) put('price', money(price.net, undefined, language));
  put('vat', vatText(vat?.category, vat?.rate, language, vatCategoryShort));
  if (netAmount !== undefined) put('amount', money(netAmount, currency, language), true);
}

/** `20 %`, or what the category means where there is no rate. */
export function vatText(
  category: string | undefined,
  rate: string | undefined,
  language: RenderLanguage,
  categories = vatCategoryWords,
): string {
  const special = categories[category ?? ''];
  if (special) return special[language];
  if (rate === undefined) return '';
  return `${plain(rate, language)}${language === 'fr' ? '\u00a0' : ''}%`;
}

function detailsOf(
  { item, note, price, period, allowances, charges }: Line,
  currency: string | undefined,
  language: RenderLanguage,
): string[] {
  const base =
    price?.baseQuantity === undefined || equal(price.baseQuantity, '1')
      ? undefined
      : `${words.price[language]} / ${plain(price.baseQuantity, language)}`;
  const span = [period?.start, period?.end].flatMap((date) => (date ? [day(date, language)] : []));
  return [
    ...(item.description ? [item.description] : []),
    ...(item.sellerId ? [`${words.itemNumber[language]} ${item.sellerId}`] : []),
    ...item.attributes.map(({ name, value }) =>
      name && value ? labelled(name, value, language) : (name ?? value ?? ''),
    ),
    ...(span.length > 0 ? [`${words.period[language]} ${span.join(' – ')}`] : []),
    ...(base === undefined ? [] : [base]),
    ...allowances.map((a) => adjustmentText(a, words.discount[language], currency, language, '-')),
    ...charges.map((c) => adjustmentText(c, words.charge[language], currency, language, '+')),
    ...(note ? [note] : []),
  ];
}

export const adjustmentText = (
  { reason, percent, amount = '0' }: LineAdjustment,
  fallback: string,
  currency: string | undefined,
  language: RenderLanguage,
  sign: '+' | '-',
): string => {
  const rate =
    percent === undefined
      ? ''
      : ` (${plain(percent, language)}${language === 'fr' ? '\u00a0' : ''}%)`;
  return labelled(
    `${reason ?? fallback}${rate}`,
    `${sign}\u00a0${money(amount, currency, language)}`,
    language,
  );
};
