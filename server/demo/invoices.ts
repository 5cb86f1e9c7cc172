import { divide, multiply, round } from '#workflows/invoice/amount.ts';
import { Invoice } from '#workflows/invoice/model.ts';
import { EN16931 } from '#workflows/invoice/targets.ts';
import { withTotals } from '#workflows/invoice/totals.ts';
import { type DemoCustomer, seller } from './customers.ts';

export interface DemoInvoice {
  readonly number: string;
  /** `YYYY-MM-DD` */
  readonly issueDate: string;
  readonly customer: DemoCustomer;
  /** Draws lines and references; the same seed gives the same invoice. */
  readonly seed: number;
  /** A single line of this net amount instead of drawn ones. */
  readonly net?: string;
  /** Makes a credit note on this invoice. */
  readonly credits?: { readonly number: string; readonly issueDate: string };
  readonly withoutOrder?: boolean;
}

/** Name, unit (UN/ECE Recommendation 20), cheapest and dearest price in whole units, largest quantity. */
const articles = [
  ['Garde-corps inox 316 L, à l’anglaise', 'MTR', 148, 212, 24],
  ['Poutrelle acier IPE 160, débitée et percée', 'KGM', 2, 4, 900],
  ['Escalier métallique quart tournant', 'C62', 2400, 3900, 2],
  ['Platine de fixation galvanisée 200 × 200', 'C62', 18, 31, 120],
  ['Portail coulissant motorisé 4 m', 'C62', 2950, 4300, 2],
  ['Étude d’exécution et plans d’atelier', 'HUR', 68, 82, 40],
  ['Pose sur site, équipe de deux', 'HUR', 74, 96, 64],
  ['Thermolaquage RAL 7016', 'MTK', 32, 46, 80],
  ['Caillebotis pressé 30 × 30', 'MTK', 58, 92, 45],
  ['Livraison sur camion grue', 'C62', 280, 460, 3],
] as const;

/** A valid EN 16931 invoice of the demo, with realistic lines and exact totals. */
export function demoInvoice(wanted: DemoInvoice): Invoice {
  const { number, issueDate, customer, credits } = wanted;
  const random = randomOf(wanted.seed);
  const { category, rate, ...exemption } = customer.vat;
  const vat = { category, rate };
  const lines = wanted.net === undefined ? drawnLines(random) : [singleLine(wanted.net)];
  const orderReference = wanted.withoutOrder
    ? {}
    : { orderReference: orderNumber(customer, random) };
  return withTotals(
    Invoice.parse({
      specification: EN16931,
      number,
      issueDate,
      dueDate: daysAfter(issueDate, 30),
      typeCode: credits ? '381' : '380',
      currency: customer.currency,
      ...orderReference,
      ...(credits ? { precedingInvoices: [credits] } : {}),
      paymentTerms: 'Paiement à 30 jours par virement.',
      notes: [
        { subjectCode: 'PMT', text: 'Indemnité forfaitaire pour frais de recouvrement : 40 €.' },
        { subjectCode: 'PMD', text: 'Pénalités de retard : trois fois le taux d’intérêt légal.' },
        { subjectCode: 'AAB', text: 'Pas d’escompte pour paiement anticipé.' },
      ],
      seller,
      buyer: customer.buyer,
      delivery: {
        date: issueDate,
        address: customer.buyer.address,
      },
      payment: {
        meansCode: '30',
        remittance: number,
        accounts: [{ id: 'FR7630006000011234567890189', bic: 'AGRIFRPP' }],
      },
      lines: lines.map((line, index) => ({ id: String(index + 1), ...line, vat })),
      vatBreakdown: Object.keys(exemption).length === 0 ? [] : [{ ...vat, ...exemption }],
    }),
  );
}

type Random = (below: number) => number;

function drawnLines(random: Random) {
  const first = random(articles.length);
  return Array.from({ length: 1 + random(4) }, (_, index) => {
    const article = articles[(first + index * 3) % articles.length] ?? articles[0];
    const [name, unit, cheapest, dearest, most] = article;
    const cents = String(cheapest * 100 + random((dearest - cheapest) * 100));
    return {
      quantity: String(1 + random(most)),
      unit,
      price: { net: divide(cents, '100', 2) },
      item: { name, sellerId: `FER-${String(1000 + articles.indexOf(article) * 7)}` },
    };
  });
}

const singleLine = (net: string) => ({
  quantity: '1',
  unit: 'C62',
  price: { net: round(multiply(net, '1')) },
  item: { name: 'Charpente métallique, solde du lot 3', sellerId: 'FER-2026' },
});

const orderNumber = ({ orderNumber: form }: DemoCustomer, random: Random): string =>
  form.replace(/#/g, () => String(random(10)));

export function daysAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Whole numbers from 0 up to, not including, `below` (mulberry32). */
function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}
