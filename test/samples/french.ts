import { Invoice } from '#workflows/invoice/model.ts';
import { domesticInvoice } from './invoices.ts';

export const EXTENDED_CTC_FR =
  'urn:cen.eu:en16931:2017#conformant#urn.cpro.gouv.fr:1p0:extended-ctc-fr';

const LONG = 'A'.repeat(126);
const wrongSiret = { value: '99999999900017', scheme: '0009' };

/** Between businesses, with a note that says so. */
export const frenchInvoice: Invoice = Invoice.parse({
  ...domesticInvoice,
  notes: [...domesticInvoice.notes, { subjectCode: 'BAR', text: 'B2B' }],
});

const agent = {
  name: 'Agence du Port',
  identifiers: [{ value: '12345678900012', scheme: '0009' }],
  legalId: { value: '123456789', scheme: '0002' },
  electronicAddress: { value: '123456789', scheme: '0225' },
  address: { line1: '1 quai Ouest', city: 'Brest', postCode: '29200', country: 'FR' },
};

/** With every party that the French profile adds. */
export const agentsInvoice: Invoice = Invoice.parse({
  ...frenchInvoice,
  salesAgent: agent,
  buyerAgent: agent,
  payer: agent,
  invoicer: agent,
  invoicee: agent,
  payee: { ...agent },
});

const vendors = [
  { name: 'Ateliers Fermat SAS', siren: '812345676', number: 'F-2026-0101' },
  { name: 'Menuiserie Noël SARL', siren: '333444555', number: 'SF-2' },
];
const [line] = frenchInvoice.lines;
const { allowances: _, charges: __, ...rest } = frenchInvoice;

/** A market place bills for two sellers (cadre M8): each a head line with one line under it. */
export const severalSellers: Invoice = Invoice.parse({
  ...rest,
  specification: EXTENDED_CTC_FR,
  processType: 'M8',
  lines: vendors.flatMap(({ name, siren, number }, i) => {
    const itemSeller = {
      name,
      legalId: { value: siren, scheme: '0002' },
      address: { country: 'FR' },
    };
    const part = {
      ...line,
      quantity: '1',
      price: { net: '100.00' },
      netAmount: '100.00',
      itemSeller,
      subInvoice: { number },
      vat: { category: 'S', rate: '20', exemptionReason: `#${number}#` },
    };
    return [
      {
        ...part,
        id: `${i + 1}`,
        statusReason: 'GROUP',
        subInvoice: { number, processType: 'M1' },
        totals: { vat: '20.00', withVat: '120.00' },
      },
      { ...part, id: `${i + 1}.1`, parentId: `${i + 1}`, statusReason: 'DETAIL' },
    ];
  }),
  vatBreakdown: vendors.map(({ number }) => ({
    base: '100.00',
    amount: '20.00',
    category: 'S',
    rate: '20',
    exemptionReason: `#${number}#`,
  })),
  totals: {
    lineNet: '200.00',
    withoutVat: '200.00',
    vat: '40.00',
    withVat: '240.00',
    payable: '240.00',
  },
});

type Draft = ReturnType<typeof structuredClone<Invoice>>;
export type Mutant = readonly [name: string, from: Invoice, change: (draft: Draft) => void];

const head = (draft: Draft) => draft.lines[0] ?? ({} as Draft['lines'][number]);
const second = (draft: Draft) => draft.lines[1] ?? ({} as Draft['lines'][number]);
const noted = (draft: Draft, subject: string, text: string): void => {
  draft.notes = [
    ...draft.notes.filter(({ subjectCode }) => subjectCode !== subject),
    { subjectCode: subject, text },
  ];
};
const party = (name: 'payee' | 'buyerAgent' | 'payer' | 'salesAgent' | 'invoicee' | 'invoicer') =>
  [
    [
      `${name} with a SIRET of another`,
      agentsInvoice,
      (d) => void Object.assign(d[name] ?? {}, { identifiers: [wrongSiret] }),
    ],
    [
      `${name} with a long address`,
      agentsInvoice,
      (d) =>
        void Object.assign(d[name] ?? {}, { electronicAddress: { value: LONG, scheme: '0225' } }),
    ],
    [
      `${name} with a sign in its address`,
      agentsInvoice,
      (d) =>
        void Object.assign(d[name] ?? {}, {
          electronicAddress: { value: '123 456', scheme: '0225' },
        }),
    ],
    [
      `${name} with two identifiers of one scheme`,
      agentsInvoice,
      (d) =>
        void Object.assign(d[name] ?? {}, {
          identifiers: [...agent.identifiers, ...agent.identifiers],
        }),
    ],
    [
      `${name} without scheme`,
      agentsInvoice,
      (d) => void Object.assign(d[name] ?? {}, { identifiers: [{ value: 'X1' }] }),
    ],
    [
      `${name} with a short SIREN`,
      agentsInvoice,
      (d) => void Object.assign(d[name] ?? {}, { legalId: { value: '12345', scheme: '0002' } }),
    ],
  ] satisfies Mutant[];

/** One thing wrong each, or right in an unusual way. */
export const frenchMutants: readonly Mutant[] = [
  ['as it is', frenchInvoice, () => {}],
  ['with agents', agentsInvoice, () => {}],
  ['of several sellers', severalSellers, () => {}],
  [
    'long number',
    frenchInvoice,
    (d) => {
      d.number = `F${'0'.repeat(35)}`;
    },
  ],
  [
    'number with a space',
    frenchInvoice,
    (d) => {
      d.number = 'F 2026';
    },
  ],
  [
    'number with an accent',
    frenchInvoice,
    (d) => {
      d.number = 'Fé-2026';
    },
  ],
  [
    'number with a slash',
    frenchInvoice,
    (d) => {
      d.number = 'F/2026_1+2';
    },
  ],
  [
    'preceding number with a dot',
    frenchInvoice,
    (d) => {
      d.precedingInvoices = [{ number: 'F.1', issueDate: '2026-01-01' }];
    },
  ],
  [
    'long preceding number',
    frenchInvoice,
    (d) => {
      d.precedingInvoices = [{ number: 'F'.repeat(36) }];
    },
  ],
  [
    'issued in 1999',
    frenchInvoice,
    (d) => {
      d.issueDate = '1999-12-31';
    },
  ],
  [
    'due in 2100',
    frenchInvoice,
    (d) => {
      d.dueDate = '2100-01-01';
    },
  ],
  [
    'delivered in 1998',
    frenchInvoice,
    (d) => {
      d.delivery = { ...d.delivery, date: '1998-01-01' } as never;
    },
  ],
  [
    'period of another century',
    frenchInvoice,
    (d) => {
      d.delivery = {
        ...d.delivery,
        period: { start: '1999-01-01', end: '1999-02-01' },
      } as never;
    },
  ],
  [
    'line period of another century',
    frenchInvoice,
    (d) => {
      head(d).period = { start: '1999-01-01', end: '1999-02-01' };
    },
  ],
  [
    'tax point of another century',
    frenchInvoice,
    (d) => {
      d.taxPointDate = '1999-01-01';
    },
  ],
  [
    'type 326',
    frenchInvoice,
    (d) => {
      d.typeCode = '326';
    },
  ],
  [
    'type 751',
    frenchInvoice,
    (d) => {
      d.typeCode = '751';
    },
  ],
  [
    'preceding type 325',
    frenchInvoice,
    (d) => {
      d.precedingInvoices = [{ number: 'F-1', issueDate: '2026-01-01', typeCode: '325' }];
    },
  ],
  [
    'no PMT',
    frenchInvoice,
    (d) => {
      d.notes = d.notes.filter((n) => n.subjectCode !== 'PMT');
    },
  ],
  [
    'no PMD',
    frenchInvoice,
    (d) => {
      d.notes = d.notes.filter((n) => n.subjectCode !== 'PMD');
    },
  ],
  [
    'no AAB',
    frenchInvoice,
    (d) => {
      d.notes = d.notes.filter((n) => n.subjectCode !== 'AAB');
    },
  ],
  [
    'no notes',
    frenchInvoice,
    (d) => {
      d.notes = [];
    },
  ],
  ['PMT twice', frenchInvoice, (d) => void d.notes.push({ subjectCode: 'PMT', text: 'encore' })],
  [
    'TXD twice',
    frenchInvoice,
    (d) => void d.notes.push({ subjectCode: 'TXD', text: 'a' }, { subjectCode: 'TXD', text: 'b' }),
  ],
  [
    'unknown process',
    frenchInvoice,
    (d) => {
      d.processType = 'A1';
    },
  ],
  [
    'no process',
    frenchInvoice,
    (d) => {
      delete d.processType;
    },
  ],
  [
    'seller SIRET of another',
    frenchInvoice,
    (d) => {
      d.seller.identifiers = [wrongSiret];
    },
  ],
  [
    'buyer SIRET of another',
    frenchInvoice,
    (d) => {
      d.buyer.identifiers = [wrongSiret];
    },
  ],
  [
    'short SIRET',
    frenchInvoice,
    (d) => {
      d.seller.identifiers = [{ value: '812345676', scheme: '0009' }];
    },
  ],
  [
    'no SIREN of the seller',
    frenchInvoice,
    (d) => {
      delete d.seller.legalId;
    },
  ],
  [
    'SIREN of another scheme',
    frenchInvoice,
    (d) => {
      d.seller.legalId = { value: '812345676', scheme: '0199' };
    },
  ],
  [
    'no SIREN of the buyer',
    frenchInvoice,
    (d) => {
      delete d.buyer.legalId;
    },
  ],
  [
    'short SIREN of the buyer',
    frenchInvoice,
    (d) => {
      d.buyer.legalId = { value: '51234', scheme: '0002' };
    },
  ],
  [
    'no address of the buyer',
    frenchInvoice,
    (d) => {
      delete d.buyer.electronicAddress;
    },
  ],
  [
    'no address of the seller',
    frenchInvoice,
    (d) => {
      delete d.seller.electronicAddress;
    },
  ],
  [
    'buyer at an e-mail address',
    frenchInvoice,
    (d) => {
      d.buyer.electronicAddress = { value: 'a@b.example', scheme: 'EM' };
    },
  ],
  [
    'buyer at the SIREN of another',
    frenchInvoice,
    (d) => {
      d.buyer.electronicAddress = { value: '999999999', scheme: '0225' };
    },
  ],
  [
    'self-billed',
    frenchInvoice,
    (d) => {
      d.typeCode = '389';
    },
  ],
  [
    'self-billed, seller elsewhere',
    frenchInvoice,
    (d) => {
      d.typeCode = '389';
      d.seller.electronicAddress = { value: '999999999', scheme: '0225' };
    },
  ],
  [
    'self-billed abroad, seller elsewhere',
    frenchInvoice,
    (d) => {
      d.typeCode = '389';
      noted(d, 'BAR', 'B2BINT');
      d.seller.electronicAddress = { value: '999999999', scheme: '0225' };
    },
  ],
  [
    'to a consumer',
    frenchInvoice,
    (d) => {
      noted(d, 'BAR', 'B2C');
      delete d.buyer.legalId;
    },
  ],
  ['unknown treatment', frenchInvoice, (d) => noted(d, 'BAR', 'B2G')],
  ['two treatments', frenchInvoice, (d) => void d.notes.push({ subjectCode: 'BAR', text: 'B2C' })],
  [
    'no treatment',
    frenchInvoice,
    (d) => {
      d.notes = d.notes.filter((n) => n.subjectCode !== 'BAR');
      delete d.buyer.legalId;
    },
  ],
  [
    'sign in the address',
    frenchInvoice,
    (d) => {
      d.buyer.electronicAddress = { value: '512345679/1', scheme: '0225' };
    },
  ],
  [
    'long address',
    frenchInvoice,
    (d) => {
      d.seller.electronicAddress = { value: `812345676_${LONG}`, scheme: '0225' };
    },
  ],
  [
    'sign in the routing code',
    frenchInvoice,
    (d) => void d.buyer.identifiers.push({ value: 'a b', scheme: '0224' }),
  ],
  [
    'long routing code',
    frenchInvoice,
    (d) => void d.seller.identifiers.push({ value: 'A'.repeat(101), scheme: '0224' }),
  ],
  [
    'identifier of scheme 0002 too short',
    frenchInvoice,
    (d) => void d.seller.identifiers.push({ value: '12', scheme: '0002' }),
  ],
  [
    'member of a group',
    frenchInvoice,
    (d) => void d.seller.identifiers.push({ value: '812345676', scheme: '0231' }),
  ],
  [
    'member of a group, all said',
    frenchInvoice,
    (d) => {
      d.seller.identifiers.push({ value: '812345676', scheme: '0231' });
      noted(d, 'TXD', 'MEMBRE_ASSUJETTI_UNIQUE');
      d.taxRepresentative = {
        name: 'Groupe Fermat',
        vatId: 'FR19812345676',
        address: { country: 'FR' },
      };
    },
  ],
  [
    'seller identifiers of one scheme',
    frenchInvoice,
    (d) => void d.seller.identifiers.push({ value: '81234567600017', scheme: '0009' }),
  ],
  [
    'buyer identifier without scheme',
    frenchInvoice,
    (d) => {
      d.buyer.identifiers = [{ value: 'C-12' }];
    },
  ],
  [
    'delivery to the SIRET of a place',
    frenchInvoice,
    (d) => {
      d.delivery = {
        ...d.delivery,
        locationId: { value: '512345679', scheme: '0009' },
      } as never;
    },
  ],
  [
    'delivery place without scheme',
    frenchInvoice,
    (d) => {
      d.delivery = { ...d.delivery, locationId: { value: 'QUAI-1' } } as never;
    },
  ],
  [
    'category L',
    frenchInvoice,
    (d) => {
      head(d).vat = { category: 'L', rate: '20' };
    },
  ],
  [
    'breakdown of category M',
    frenchInvoice,
    (d) => void Object.assign(d.vatBreakdown[0] ?? {}, { category: 'M' }),
  ],
  [
    'allowance of category B',
    frenchInvoice,
    (d) => void Object.assign(d.allowances[0]?.vat ?? {}, { category: 'B' }),
  ],
  [
    'rate 19',
    frenchInvoice,
    (d) => {
      head(d).vat = { category: 'S', rate: '19' };
    },
  ],
  [
    'rate 20.000',
    frenchInvoice,
    (d) => {
      head(d).vat = { category: 'S', rate: '20.000' };
    },
  ],
  [
    'breakdown rate 21',
    frenchInvoice,
    (d) => void Object.assign(d.vatBreakdown[0] ?? {}, { rate: '21' }),
  ],
  [
    'allowance rate 18',
    frenchInvoice,
    (d) => void Object.assign(d.allowances[0]?.vat ?? {}, { rate: '18' }),
  ],
  [
    'charge rate 2.10',
    frenchInvoice,
    (d) => void Object.assign(d.charges[0]?.vat ?? {}, { rate: '2.10' }),
  ],
  [
    'attachment of any kind',
    frenchInvoice,
    (d) => {
      d.attachments = [{ id: 'A', description: 'Photo' }];
    },
  ],
  [
    'attachment of a known kind',
    frenchInvoice,
    (d) => {
      d.attachments = [{ id: 'A', description: 'BON_LIVRAISON' }];
    },
  ],
  [
    'two readable attachments',
    frenchInvoice,
    (d) => {
      d.attachments = [
        { id: 'A', description: 'LISIBLE' },
        { id: 'B', description: 'LISIBLE' },
      ];
    },
  ],
  [
    'attribute without value',
    frenchInvoice,
    (d) => {
      head(d).item.attributes = [{ name: 'Couleur' }];
    },
  ],
  [
    'attribute without name',
    frenchInvoice,
    (d) => {
      head(d).item.attributes = [{ value: 'bleu' }];
    },
  ],
  [
    'attribute measured',
    frenchInvoice,
    (d) => {
      head(d).item.attributes = [{ code: 'AAB', quantity: '12', unit: 'KGM' }];
    },
  ],
  [
    'attribute measured and told',
    frenchInvoice,
    (d) => {
      head(d).item.attributes = [{ name: 'Poids', value: '12 kg', quantity: '12', unit: 'KGM' }];
    },
  ],
  [
    'corrected without reference',
    frenchInvoice,
    (d) => {
      d.typeCode = '384';
    },
  ],
  [
    'corrected of two',
    frenchInvoice,
    (d) => {
      d.typeCode = '384';
      d.precedingInvoices = [
        { number: 'A', issueDate: '2026-01-01' },
        { number: 'B', issueDate: '2026-01-01' },
      ];
    },
  ],
  [
    'credit note without reference',
    frenchInvoice,
    (d) => {
      d.typeCode = '381';
    },
  ],
  [
    'credit note without date',
    frenchInvoice,
    (d) => {
      d.typeCode = '381';
      d.precedingInvoices = [{ number: 'A' }];
    },
  ],
  [
    'credit note by lines',
    frenchInvoice,
    (d) => {
      d.typeCode = '381';
      for (const one of d.lines) one.precedingInvoices = [{ number: 'A', issueDate: '2026-01-01' }];
    },
  ],
  [
    'credit note by one line',
    frenchInvoice,
    (d) => {
      d.typeCode = '381';
      head(d).precedingInvoices = [{ number: 'A', issueDate: '2026-01-01' }];
    },
  ],
  [
    'credit note of a line with a dotted number',
    frenchInvoice,
    (d) => {
      d.typeCode = '381';
      for (const one of d.lines)
        one.precedingInvoices = [{ number: 'A.1', issueDate: '1999-01-01', typeCode: '325' }];
    },
  ],
  [
    'global allowance',
    frenchInvoice,
    (d) => {
      d.typeCode = '262';
      delete d.contractReference;
    },
  ],
  [
    'due before it is issued',
    frenchInvoice,
    (d) => {
      d.dueDate = '2026-01-01';
    },
  ],
  [
    'advance due before it is issued',
    frenchInvoice,
    (d) => {
      d.typeCode = '386';
      d.dueDate = '2026-01-01';
    },
  ],
  [
    'advance in a final process',
    frenchInvoice,
    (d) => {
      d.typeCode = '386';
      d.processType = 'S4';
    },
  ],
  [
    'paid process, not paid',
    frenchInvoice,
    (d) => {
      d.processType = 'B2';
      delete d.dueDate;
    },
  ],
  [
    'in dollars',
    frenchInvoice,
    (d) => {
      d.currency = 'USD';
    },
  ],
  [
    'in dollars, VAT in euros',
    frenchInvoice,
    (d) => {
      d.currency = 'USD';
      d.vatCurrency = 'EUR';
      d.totals.vatInAccountingCurrency = '900.00';
    },
  ],
  [
    'three decimals of a total',
    frenchInvoice,
    (d) => {
      d.totals.withVat = '5000.123';
    },
  ],
  [
    'three decimals of a line',
    frenchInvoice,
    (d) => {
      head(d).netAmount = '3750.000';
    },
  ],
  [
    'three decimals of an allowance',
    frenchInvoice,
    (d) => void Object.assign(d.allowances[0] ?? {}, { amount: '100.001', base: '1000.001' }),
  ],
  [
    'twenty digits',
    frenchInvoice,
    (d) => {
      d.totals.payable = '123456789012345678.90';
    },
  ],
  [
    'five decimals of a quantity',
    frenchInvoice,
    (d) => {
      head(d).quantity = '3.00001';
    },
  ],
  [
    'five decimals of a base quantity',
    frenchInvoice,
    (d) => {
      head(d).price = { net: '1250.00', baseQuantity: '1.00001' };
    },
  ],
  [
    'seven decimals of a price',
    frenchInvoice,
    (d) => {
      head(d).price = { net: '1250.0000001' };
    },
  ],
  [
    'negative price',
    frenchInvoice,
    (d) => {
      head(d).price = { net: '-1250.00' };
    },
  ],
  [
    'rate of three decimals',
    frenchInvoice,
    (d) => {
      head(d).vat = { category: 'S', rate: '20.125' };
    },
  ],
  [
    'five decimals everywhere',
    frenchInvoice,
    (d) => {
      for (const name of [
        'lineNet',
        'allowances',
        'charges',
        'withoutVat',
        'vat',
        'paid',
        'rounding',
      ] as const)
        d.totals[name] = '1.00001';
      for (const entry of d.vatBreakdown)
        Object.assign(entry, { base: '1.00001', amount: '0.20001' });
      for (const one of d.allowances)
        Object.assign(one.vat ?? {}, { category: 'M', rate: '0.125' });
      for (const one of d.vatBreakdown) one.rate = '5.125';
    },
  ],
  [
    'long decimals on lines',
    frenchInvoice,
    (d) => {
      for (const one of d.lines) {
        one.allowances = [{ amount: '1.001', base: '2.002', reason: 'x' }];
        one.price = { net: '1.0', discount: '0.1234567', gross: '1.1234567' };
      }
    },
  ],
  [
    'further members and places',
    frenchInvoice,
    (d) => {
      d.seller.identifiers = [{ value: 'a b', scheme: '0224' }, { value: 'X' }];
      d.buyer.identifiers = [
        { value: 'B'.repeat(101), scheme: '0224' },
        { value: 'B', scheme: '0224' },
      ];
      d.buyer.electronicAddress = { value: LONG, scheme: '0225' };
      d.seller.electronicAddress = { value: '1 2', scheme: '0225' };
      d.precedingInvoices = [{ number: 'F-1', issueDate: '1999-01-01' }];
      d.notes.push({ subjectCode: 'PMD', text: 'x' }, { subjectCode: 'AAB', text: 'y' });
      for (const one of d.lines) one.deliveryDate = '1999-01-01';
      for (const one of d.lines) one.precedingInvoices = [{ number: 'F'.repeat(36) }];
      for (const one of d.lines)
        one.shipTo = { identifiers: [{ value: '123', scheme: '0009' }, { value: 'X' }] };
    },
  ],
  [
    'several sellers, in dollars',
    severalSellers,
    (d) => {
      d.currency = 'USD';
      d.vatCurrency = 'EUR';
    },
  ],
  [
    'both ways, in one group',
    severalSellers,
    (d) => {
      d.processType = 'M9';
      d.typeCode = '389';
      d.lines = d.lines.slice(2);
    },
  ],
  ...party('payee'),
  ...party('buyerAgent'),
  ...party('payer'),
  ...party('salesAgent'),
  ...party('invoicee'),
  ...party('invoicer'),
  [
    'several sellers in no group',
    severalSellers,
    (d) => {
      for (const one of d.lines) one.statusReason = 'DETAIL';
    },
  ],
  [
    'several sellers, a line without subtype',
    severalSellers,
    (d) => void delete second(d).statusReason,
  ],
  [
    'several sellers, one without name',
    severalSellers,
    (d) => void delete head(d).itemSeller?.name,
  ],
  [
    'several sellers, one without SIREN',
    severalSellers,
    (d) => void delete head(d).itemSeller?.legalId,
  ],
  [
    'several sellers, one without country',
    severalSellers,
    (d) => void delete head(d).itemSeller?.address,
  ],
  [
    'several sellers, one without VAT total',
    severalSellers,
    (d) => {
      head(d).totals = {};
    },
  ],
  [
    'several sellers, one without number',
    severalSellers,
    (d) => {
      delete head(d).subInvoice;
    },
  ],
  [
    'several sellers, one of process M8',
    severalSellers,
    (d) => {
      head(d).subInvoice = { number: 'F-2026-0101', processType: 'M8' };
    },
  ],
  [
    'several sellers, wrong sum',
    severalSellers,
    (d) => {
      head(d).netAmount = '101.00';
    },
  ],
  [
    'several sellers, wrong VAT',
    severalSellers,
    (d) => {
      head(d).totals = { vat: '21.00' };
    },
  ],
  [
    'several sellers, wrong total',
    severalSellers,
    (d) => {
      head(d).totals = { vat: '20.00', withVat: '125.00' };
    },
  ],
  [
    'several sellers, a line of another',
    severalSellers,
    (d) =>
      void Object.assign(second(d).itemSeller ?? {}, {
        legalId: { value: '333444555', scheme: '0002' },
      }),
  ],
  [
    'several sellers, a line of another number',
    severalSellers,
    (d) => {
      second(d).subInvoice = { number: 'SF-9' };
    },
  ],
  [
    'several sellers, a line without reason',
    severalSellers,
    (d) => {
      second(d).vat = { category: 'S', rate: '20' };
    },
  ],
  [
    'several sellers of one number',
    severalSellers,
    (d) => {
      for (const one of d.lines) one.subInvoice = { ...one.subInvoice, number: 'F-2026-0101' };
    },
  ],
  [
    'several sellers, own number elsewhere',
    severalSellers,
    (d) => {
      d.number = 'F-2';
    },
  ],
  [
    'several sellers, self-billed',
    severalSellers,
    (d) => {
      d.typeCode = '389';
    },
  ],
  [
    'several sellers, corrected',
    severalSellers,
    (d) => {
      d.typeCode = '384';
      d.precedingInvoices = [{ number: 'A', issueDate: '2026-01-01' }];
    },
  ],
  [
    'both ways',
    severalSellers,
    (d) => {
      d.processType = 'M9';
    },
  ],
  [
    'both ways, self-billed',
    severalSellers,
    (d) => {
      d.processType = 'M9';
      d.typeCode = '389';
    },
  ],
  [
    'both ways, of the buyer too',
    severalSellers,
    (d) => {
      d.processType = 'M9';
      d.typeCode = '389';
      for (const one of d.lines.slice(2))
        Object.assign(one.itemSeller ?? {}, { legalId: d.buyer.legalId });
    },
  ],
  [
    'both ways, corrected',
    severalSellers,
    (d) => {
      d.processType = 'M9';
      d.typeCode = '473';
    },
  ],
];

export function mutated([, from, change]: Mutant): Invoice {
  const draft = structuredClone(from);
  change(draft);
  return draft;
}
