import { isZero } from '#workflows/invoice/amount.ts';
import { isCreditNote } from '#workflows/invoice/credit.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import { type Canvas, PAGE, type TextStyle } from './canvas.ts';
import { day, money } from './figures.ts';
import { adjustmentText, vatText } from './render-lines.ts';
import { labelled, type RenderLanguage, words } from './words.ts';

const LEFT = PAGE.margin;
const RIGHT = PAGE.width - PAGE.margin;
const MIDDLE = PAGE.width / 2 + 30;

/** What follows the lines: document allowances and charges, VAT, totals, payment, mentions. */
export function drawClosing(canvas: Canvas, invoice: Invoice, language: RenderLanguage): void {
  drawAdjustments(canvas, invoice, language);
  const rows = Math.max(invoice.vatBreakdown.length * 2 + 2, 9);
  if (!canvas.fits(rows * 14)) canvas.newPage();
  canvas.y += 8;
  const top = canvas.y;
  const vatBottom = drawVat(canvas, invoice, language, top);
  const totalsBottom = drawTotals(canvas, invoice, language, top);
  canvas.y = Math.max(vatBottom, totalsBottom) + 14;
  const payment = paymentLines(invoice, language);
  if (payment.length > 0) paragraph(canvas, words.payment[language], payment);
  const mentions = mentionLines(invoice, language);
  if (mentions.length > 0) paragraph(canvas, undefined, mentions, { size: 8, tone: 'soft' });
}

function drawAdjustments(
  canvas: Canvas,
  { allowances, charges, currency }: Invoice,
  language: RenderLanguage,
): void {
  const lines = [
    ...allowances.map((a) => adjustmentText(a, words.discount[language], currency, language, '-')),
    ...charges.map((c) => adjustmentText(c, words.charge[language], currency, language, '+')),
  ];
  for (const line of lines) {
    if (!canvas.fits(14)) canvas.newPage();
    canvas.text(line, RIGHT - 8, canvas.y, { align: 'right' });
    canvas.y += 14;
  }
}

function drawVat(
  canvas: Canvas,
  { vatBreakdown, currency }: Invoice,
  language: RenderLanguage,
  top: number,
): number {
  const columns = { base: LEFT + 160, amount: LEFT + 250 };
  const head = { size: 7.5, bold: true, tone: 'soft' } as const;
  let y = top + 4;
  canvas.text(words.vatCategory[language], LEFT, y, head);
  canvas.text(words.vatBase[language], columns.base, y, { ...head, align: 'right' });
  canvas.text(words.vatAmount[language], columns.amount, y, { ...head, align: 'right' });
  canvas.rule(LEFT, columns.amount, y + 5);
  y += 18;
  for (const { category, rate, base = '0', amount = '0', exemptionReason } of vatBreakdown) {
    canvas.text(vatText(category, rate, language), LEFT, y);
    canvas.text(money(base, currency, language), columns.base, y, { align: 'right' });
    canvas.text(money(amount, currency, language), columns.amount, y, { align: 'right' });
    y += 13;
    const reason = exemptionReason ?? (category === 'AE' ? words.reverseCharge[language] : '');
    if (reason === '') continue;
    for (const part of canvas.wrap(reason, columns.amount - LEFT, { size: 7.5 })) {
      canvas.text(part, LEFT, y - 2, { size: 7.5, tone: 'soft' });
      y += 10;
    }
  }
  return y;
}

function drawTotals(
  canvas: Canvas,
  { totals, currency }: Invoice,
  language: RenderLanguage,
  top: number,
): number {
  const rows = (
    [
      ['lineNet', totals.allowances || totals.charges ? totals.lineNet : undefined],
      ['allowances', totals.allowances && `-${totals.allowances}`],
      ['charges', totals.charges],
      ['withoutVat', totals.withoutVat],
      ['totalVat', totals.vat],
      ['withVat', totals.withVat],
      ['paid', totals.paid && !isZero(totals.paid) ? `-${totals.paid}` : undefined],
      ['rounding', totals.rounding],
    ] as const
  ).flatMap(([key, amount]) =>
    amount === undefined || amount === '' ? [] : [[key, amount] as const],
  );
  let y = top + 4;
  for (const [key, amount] of rows) {
    const bold = key === 'withVat';
    canvas.text(words[key][language], MIDDLE, y, { bold, tone: bold ? 'ink' : 'soft' });
    canvas.text(money(amount.replace(/^--/, ''), currency, language), RIGHT - 8, y, {
      align: 'right',
      bold,
    });
    y += 14;
  }
  if (totals.payable === undefined) return y;
  canvas.box(MIDDLE - 10, y - 6, RIGHT - MIDDLE + 10, 26, 'accent');
  canvas.box(MIDDLE - 9, y - 5, RIGHT - MIDDLE + 8, 24, 'wash');
  const style = { size: 12, bold: true, tone: 'accent' } as const;
  canvas.text(words.payable[language], MIDDLE, y + 11, style);
  canvas.text(money(totals.payable, currency, language), RIGHT - 8, y + 11, {
    ...style,
    align: 'right',
  });
  return y + 26;
}

function paymentLines(
  { payment, paymentTerms, dueDate }: Invoice,
  language: RenderLanguage,
): string[] {
  const accounts = payment?.accounts.map(({ id, bic, name }) =>
    [id && `IBAN ${groupsOfFour(id)}`, bic && `BIC ${bic}`, name].filter(Boolean).join(' · '),
  );
  return [
    ...(dueDate ? [labelled(words.dueDate[language], day(dueDate, language), language)] : []),
    ...(paymentTerms ? [paymentTerms] : []),
    ...(payment?.meansText ? [payment.meansText] : []),
    ...(accounts ?? []),
    ...(payment?.remittance
      ? [labelled(words.remittance[language], payment.remittance, language)]
      : []),
    ...(payment?.card?.number ? [`${words.card[language]} … ${payment.card.number}`] : []),
    ...(payment?.directDebit?.mandate
      ? [labelled(words.mandate[language], payment.directDebit.mandate, language)]
      : []),
  ];
}

/**
 * The notes, and what French law wants on invoices between businesses where the notes do not state it: the kind of
 * operations, the option for VAT on debits (CGI, annex II, art. 242 nonies A), penalties and recovery indemnity.
 */
function mentionLines(
  { notes, seller, processType, taxPointCode, typeCode }: Invoice,
  language: RenderLanguage,
): string[] {
  const texts = notes.flatMap(({ text }) => (text ? [text] : []));
  if (seller.address?.country !== 'FR') return texts;
  const states = (subject: string) => notes.some(({ subjectCode }) => subjectCode === subject);
  const operation = OPERATIONS[processType?.[0] ?? ''];
  const isOnDebits =
    taxPointCode === ON_INVOICE && operation !== undefined && operation !== 'goods';
  const isDue = !isCreditNote(typeCode);
  return [
    ...(operation
      ? [labelled(words.operation[language], words[operation][language], language)]
      : []),
    ...(isOnDebits ? [words.vatOnDebits[language]] : []),
    ...texts,
    ...(isDue && !states('PMD') ? [words.penalties[language]] : []),
    ...(isDue && !states('PMT') ? [words.recovery[language]] : []),
  ];
}

/** First letter of the French business process (BT-23): B1, S1, M1 … */
const OPERATIONS: Readonly<Record<string, 'goods' | 'services' | 'goodsAndServices'>> = {
  B: 'goods',
  S: 'services',
  M: 'goodsAndServices',
};
/** BT-8, UNTDID 2005: VAT becomes due with the invoice, which for services is the option for debits. */
const ON_INVOICE = '3';

const groupsOfFour = (iban: string): string =>
  iban.replace(/\s/g, '').replace(/(.{4})(?=.)/g, '$1 ');

function paragraph(
  canvas: Canvas,
  title: string | undefined,
  lines: readonly string[],
  style: TextStyle = {},
): void {
  const broken = lines.flatMap((text) => canvas.wrap(text, RIGHT - LEFT, style));
  const height = 13 + broken.length * (style.size ?? 9) * 1.4;
  // Whole on the next page, unless no page would hold it.
  if (!canvas.fits(height < PAGE.height / 2 ? height : 40)) canvas.newPage();
  if (title !== undefined) {
    canvas.text(title.toUpperCase(), LEFT, canvas.y, { size: 7, bold: true, tone: 'soft' });
    canvas.y += 13;
  }
  for (const line of broken) {
    if (!canvas.fits(13)) canvas.newPage();
    canvas.text(line, LEFT, canvas.y, style);
    canvas.y += (style.size ?? 9) * 1.4;
  }
  canvas.y += 8;
}
