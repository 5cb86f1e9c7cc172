import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { round } from '#workflows/invoice/amount.ts';
import type { Invoice } from '#workflows/invoice/model.ts';

/** Another library that makes a Factur-X of a PDF and data; how many milliseconds it takes each of so many times. */
export interface Peer {
  readonly name: string;
  /** What it leaves out of our work. */
  readonly without: string;
  readonly times: (rounds: number) => Promise<readonly number[]>;
}

interface Work {
  readonly pdf: Uint8Array;
  readonly xml: Uint8Array;
  readonly invoice: Invoice;
}

const folder = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'facteur/bench-peers');

/** Installs peers into the user's cache, at the first time; says which cannot be, and goes on with the others. */
export async function peersFor(work: Work): Promise<readonly Peer[]> {
  mkdirSync(folder, { recursive: true });
  const peers: Peer[] = [];
  for (const [name, make] of Object.entries(makers)) {
    try {
      peers.push(await make(work));
    } catch (error) {
      console.log(`${name}: not timed (${String(error).split('\n')[0]})`);
    }
  }
  return peers;
}

const makers: Readonly<Record<string, (work: Work) => Promise<Peer>>> = {
  'node-zugferd': nodeZugferd,
  '@e-invoice-eu/core': eInvoice,
  'PyPI factur-x': pythonFacturx,
};

/** @returns imports modules of an npm package that is no dependency of ours */
function npm(spec: string): (path: string) => Promise<Record<string, never>> {
  const home = join(folder, spec.replace(/\W+/g, '-'));
  if (!existsSync(join(home, 'node_modules'))) {
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, 'package.json'), '{"private":true}');
    execFileSync('npm', ['install', '--ignore-scripts', spec], { cwd: home, stdio: 'ignore' });
  }
  const { resolve } = createRequire(join(home, 'index.js'));
  return async (path) => import(pathToFileURL(resolve(path)).href);
}

/** Its MINIMUM profile: the fewest values, in its favour. */
async function nodeZugferd({ pdf, invoice }: Work): Promise<Peer> {
  const load = npm('node-zugferd@0.1.0');
  // biome-ignore lint/suspicious/noExplicitAny: it is not installed with us, so its types are not
  const [{ zugferd }, { MINIMUM }]: any[] = [
    await load('node-zugferd'),
    await load('node-zugferd/profile/minimum'),
  ];
  const invoicer = zugferd({ profile: MINIMUM, strict: false });
  const { number, typeCode, currency, seller, buyer, totals } = invoice;
  const data = {
    number,
    typeCode,
    issueDate: new Date(`${invoice.issueDate}T00:00:00Z`),
    transaction: {
      tradeAgreement: {
        seller: { name: seller.name, postalAddress: { countryCode: seller.address?.country } },
        buyer: { name: buyer.name },
      },
      tradeDelivery: {},
      tradeSettlement: {
        currencyCode: currency,
        monetarySummation: {
          taxBasisTotalAmount: totals.withoutVat,
          taxTotal: { amount: totals.vat, currencyCode: currency },
          grandTotalAmount: totals.withVat,
          duePayableAmount: totals.payable,
        },
      },
    },
  };
  const make = () => invoicer.create(data).embedInPdf(pdf, { metadata: { title: number } });
  return {
    name: 'node-zugferd 0.1.0',
    without: 'repair, rules; profile MINIMUM',
    times: (rounds) => timed(make, rounds),
  };
}

async function eInvoice({ pdf, invoice }: Work): Promise<Peer> {
  const load = npm('@e-invoice-eu/core@2.3.4');
  // biome-ignore lint/suspicious/noExplicitAny: it is not installed with us, so its types are not
  const { InvoiceService }: any = await load('@e-invoice-eu/core');
  const quiet = { log() {}, warn() {}, error() {} };
  const service = new InvoiceService(quiet);
  const options = {
    format: 'Factur-X-EN16931',
    lang: 'fr',
    pdf: { buffer: pdf, filename: 'invoice.pdf', mimetype: 'application/pdf' },
  };
  const make = () => service.generate(ublJson(invoice), options);
  await make();
  return {
    name: '@e-invoice-eu/core 2.3.4',
    without: 'repair, rules',
    times: (rounds) => timed(make, rounds),
  };
}

/** The invoice as that library takes it: UBL in JSON. */
function ublJson({
  number,
  issueDate,
  currency,
  seller,
  buyer,
  lines,
  totals,
  vatBreakdown,
}: Invoice) {
  const money = (name: string, value = '0.00') => ({
    [name]: value,
    [`${name}@currencyID`]: currency,
  });
  const party = ({ name = '', address }: Invoice['buyer']) => ({
    'cac:Party': {
      'cbc:EndpointID': 'x@example.org',
      'cbc:EndpointID@schemeID': 'EM',
      'cac:PostalAddress': {
        'cbc:CityName': address?.city ?? '',
        'cbc:PostalZone': address?.postCode ?? '',
        'cac:Country': { 'cbc:IdentificationCode': address?.country ?? 'FR' },
      },
      'cac:PartyTaxScheme': [
        { 'cbc:CompanyID': 'FR11123456782', 'cac:TaxScheme': { 'cbc:ID': 'VAT' } },
      ],
      'cac:PartyLegalEntity': { 'cbc:RegistrationName': name },
    },
  });
  const category = (code = 'S', rate = '20') => ({
    'cbc:ID': code,
    'cbc:Percent': rate,
    'cac:TaxScheme': { 'cbc:ID': 'VAT' },
  });
  const { 'cac:Party': customer } = party(buyer);
  const { 'cac:PartyTaxScheme': taxes, ...customerParty } = customer;
  return {
    'ubl:Invoice': {
      'cbc:CustomizationID': 'urn:cen.eu:en16931:2017',
      'cbc:ID': number,
      'cbc:IssueDate': issueDate,
      'cbc:DueDate': issueDate,
      'cbc:InvoiceTypeCode': '380',
      'cbc:DocumentCurrencyCode': currency,
      'cbc:BuyerReference': number,
      'cac:AccountingSupplierParty': party(seller),
      'cac:AccountingCustomerParty': {
        'cac:Party': { ...customerParty, 'cac:PartyTaxScheme': taxes[0] },
      },
      'cac:TaxTotal': [
        {
          ...money('cbc:TaxAmount', totals.vat),
          'cac:TaxSubtotal': vatBreakdown.map(({ base, amount, category: code, rate }) => ({
            ...money('cbc:TaxableAmount', base),
            ...money('cbc:TaxAmount', amount),
            'cac:TaxCategory': category(code, rate),
          })),
        },
      ],
      'cac:LegalMonetaryTotal': {
        ...money('cbc:LineExtensionAmount', totals.lineNet),
        ...money('cbc:TaxExclusiveAmount', totals.withoutVat),
        ...money('cbc:TaxInclusiveAmount', totals.withVat),
        ...money('cbc:PayableAmount', totals.payable),
      },
      'cac:InvoiceLine': lines.map(
        ({ id, quantity = '1', unit = 'C62', netAmount, item, price, vat }) => ({
          'cbc:ID': id,
          'cbc:InvoicedQuantity': quantity,
          'cbc:InvoicedQuantity@unitCode': unit,
          ...money('cbc:LineExtensionAmount', netAmount),
          'cac:Item': {
            'cbc:Name': item.name,
            'cac:ClassifiedTaxCategory': category(vat?.category, vat?.rate),
          },
          // It takes two decimals at most.
          'cac:Price': money('cbc:PriceAmount', round(price?.net ?? '0')),
        }),
      ),
    },
  };
}

const SCRIPT = `
import sys, time
from facturx import generate_from_binary
pdf, xml = open(sys.argv[1], 'rb').read(), open(sys.argv[2], 'rb').read()
for i in range(int(sys.argv[3])):
    begun = time.perf_counter()
    generate_from_binary(pdf, xml, check_xsd=False, check_schematron=False)
    print((time.perf_counter() - begun) * 1000)
`;

/** It takes the XML ready made. */
async function pythonFacturx({ pdf, xml }: Work): Promise<Peer> {
  const home = join(folder, 'factur-x');
  const python = join(home, 'bin/python');
  if (!existsSync(python)) {
    execFileSync('python3', ['-m', 'venv', home], { stdio: 'ignore' });
    execFileSync(python, ['-m', 'pip', 'install', '-q', 'factur-x==7.8'], { stdio: 'ignore' });
  }
  const [script, source, data] = ['bench.py', 'in.pdf', 'in.xml'].map((name) => join(folder, name));
  writeFileSync(script as string, SCRIPT);
  writeFileSync(source as string, pdf);
  writeFileSync(data as string, xml);
  const run = (rounds: number): readonly number[] =>
    execFileSync(python, [script, source, data, String(rounds)] as string[], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
      .trim()
      .split('\n')
      .map(Number);
  run(1);
  return {
    name: 'PyPI factur-x 7.8',
    without: 'XML writing, repair, schema, rules',
    // The first ones of each process warm it up, as ours were.
    times: async (rounds) => run(rounds + 5).slice(5),
  };
}

export async function timed(run: () => Promise<unknown>, rounds: number): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < rounds; i += 1) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  return times;
}
