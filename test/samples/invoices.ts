import { Invoice } from '#workflows/invoice/model.ts';
import { EN16931 } from '#workflows/invoice/targets.ts';
import { withTotals } from '#workflows/invoice/totals.ts';

const seller = {
  name: 'Ateliers Fermat SAS',
  legalForm: 'SAS au capital de 120 000 € · RCS Lyon 812 345 676',
  legalId: { value: '812345676', scheme: '0002' },
  identifiers: [{ value: '81234567600017', scheme: '0009' }],
  vatId: 'FR19812345676',
  electronicAddress: { value: '812345676_FACT', scheme: '0225' },
  address: { line1: '12 rue des Tanneurs', postCode: '69002', city: 'Lyon', country: 'FR' },
  contact: {
    name: 'Service facturation',
    phone: '+33 4 72 00 00 00',
    email: 'facturation@fermat.example',
  },
};

const buyer = {
  name: 'Boulangeries Réunies SAS',
  legalId: { value: '512345679', scheme: '0002' },
  identifiers: [{ value: '51234567900017', scheme: '0009' }],
  vatId: 'FR75512345679',
  electronicAddress: { value: '512345679_FACT', scheme: '0225' },
  address: {
    line1: '8 quai de la Fosse',
    line2: 'Bâtiment C',
    postCode: '44000',
    city: 'Nantes',
    country: 'FR',
  },
};

const mentions = [
  {
    subjectCode: 'PMT',
    text: 'Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement : 40 €.',
  },
  {
    subjectCode: 'PMD',
    text: 'Tout retard de paiement entraîne une pénalité de trois fois le taux d’intérêt légal.',
  },
  { subjectCode: 'AAB', text: 'Pas d’escompte pour paiement anticipé.' },
];

const payment = {
  meansCode: '58',
  meansText: 'Virement SEPA',
  remittance: 'F-2026-0101',
  accounts: [
    { id: 'FR7630004000031234567890143', name: 'Ateliers Fermat SAS', bic: 'BNPAFRPPXXX' },
  ],
};

/** Three lines at two VAT rates, a line discount, a document discount and freight. */
export const domesticInvoice: Invoice = withTotals(
  Invoice.parse({
    specification: EN16931,
    processType: 'B1',
    number: 'F-2026-0101',
    typeCode: '380',
    issueDate: '2026-01-30',
    dueDate: '2026-03-01',
    currency: 'EUR',
    buyerReference: 'ACHATS-01',
    orderReference: '4500123',
    contractReference: 'CT-2025-88',
    notes: mentions,
    seller,
    buyer,
    delivery: {
      name: 'Fournil de Rezé',
      date: '2026-01-28',
      address: { line1: '3 rue du Port', postCode: '44400', city: 'Rezé', country: 'FR' },
    },
    payment,
    paymentTerms: '30 jours date de facture',
    lines: [
      {
        id: '1',
        quantity: '3',
        unit: 'C62',
        price: { net: '1250.00' },
        vat: { category: 'S', rate: '20' },
        item: {
          name: 'Pétrin à spirale 40 kg',
          description: 'Cuve inox, deux vitesses, livré et raccordé.',
          sellerId: 'PET-40',
          standardId: { value: '03760123456784', scheme: '0160' },
        },
      },
      {
        id: '2',
        quantity: '7.5',
        unit: 'HUR',
        price: { net: '64.00' },
        vat: { category: 'S', rate: '20' },
        allowances: [{ amount: '48.00', base: '480.00', percent: '10', reason: 'Remise fidélité' }],
        item: { name: 'Mise en service sur site' },
      },
      {
        id: '3',
        quantity: '24',
        unit: 'KGM',
        price: { net: '3.4500', gross: '3.7000', discount: '0.2500' },
        vat: { category: 'S', rate: '5.5' },
        item: { name: 'Farine d’essai T65', origin: 'FR' },
      },
    ],
    allowances: [
      {
        amount: '100.00',
        reason: 'Remise commerciale',
        reasonCode: '95',
        vat: { category: 'S', rate: '20' },
      },
    ],
    charges: [
      {
        amount: '85.00',
        reason: 'Frais de port',
        vat: { category: 'S', rate: '20' },
      },
    ],
  }),
);

/** Takes back one of the three machines of the invoice. */
export const creditNote: Invoice = withTotals(
  Invoice.parse({
    specification: EN16931,
    processType: 'B1',
    number: 'AV-2026-0007',
    typeCode: '381',
    issueDate: '2026-02-12',
    dueDate: '2026-02-12',
    currency: 'EUR',
    orderReference: '4500123',
    notes: mentions,
    precedingInvoices: [{ number: 'F-2026-0101', issueDate: '2026-01-30' }],
    seller,
    buyer,
    payment: { meansCode: '30', accounts: [{ id: 'FR7630004000031234567890143' }] },
    lines: [
      {
        id: '1',
        quantity: '1',
        unit: 'C62',
        price: { net: '1250.00' },
        vat: { category: 'S', rate: '20' },
        item: { name: 'Pétrin à spirale 40 kg', description: 'Reprise d’une machine.' },
      },
    ],
  }),
);
