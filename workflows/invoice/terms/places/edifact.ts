/*
 * Where each term lies in UN/EDIFACT INVOIC, in the path language of `Term`. An element of the path is a segment, those
 * of its group lie in it and those of the summary in UNS; attributes are its data elements by the names of
 * `activities/formats/edifact/segments.ts`. Party identifiers other than register and tax numbers are RFF+API here,
 * wherever the message has them. Source: EANCOM 1997 and 2002, INVOIC; UN/EDIFACT D.96A, D.01B; CEN/TS 16931-3-4.
 */
const IDS = 'RFF*[@q=API]/@ref';
const DATE = '[@format:=102]/@date';
const VAT = 'TAX[@function:=7][@type=VAT]';
const SUMMARY = 'UNS';

type Places = Readonly<Record<string, string>>;

/** @param numbers of the address: whole, three lines, city, post code, part of the country, country */
const address = (party: string, numbers: readonly string[]): Places => {
  const names = [
    '',
    '/@line1',
    '/@line2',
    '/@line3',
    '/@city',
    '/@post',
    '/@subdivision',
    '/@country',
  ];
  return Object.fromEntries(numbers.map((term, i) => [term, `${party}${names[i]}`]));
};

const adjustment = (
  place: string,
  value: string,
  percent: string,
  [group = '', amount = '', base = '', rate = '', reason = '', code = '']: readonly string[],
  [reasonAt, codeAt]: readonly string[],
): Places => ({
  [group]: place,
  [amount]: `./MOA[@q=${value}]/@amount`,
  [base]: './MOA[@q=25]/@amount',
  [rate]: `./PCD[@q=${percent}]/@percent`,
  [reason]: `./@${reasonAt}`,
  [code]: `./@${codeAt}`,
});

/** What both bindings have in the same place, with the seller's role in each. */
const common = (role: string): Places => {
  const [seller, buyer, payee] = [`NAD[@role=${role}]`, 'NAD[@role=BY]', 'NAD[@role=PE]'];
  const [representative, shipTo] = ['NAD[@role=LC]', 'NAD[@role=DP]'];
  return {
    'BT-1': 'BGM/@number',
    'BT-3': 'BGM/@type',
    'BT-2': `DTM[@q=137]${DATE}`,
    'BT-22': './@text',
    'BT-21': './@subject',
    'BT-14': 'RFF[@q=VN]/@ref',
    'BT-13': 'RFF[@q=ON]/@ref',
    'BT-12': 'RFF[@q=CT]/@ref',
    'BT-17': 'RFF[@q=GC]/@ref',
    'BT-11': 'RFF[@q=AEP]/@ref',
    'BT-15': 'RFF[@q=ALO]/@ref',
    'BT-25': './@ref',
    'BG-4': seller,
    'BT-29': `${seller}/${IDS}`,
    'BT-27': `${seller}/@name`,
    'BT-31': `${seller}/RFF[@q=VA]/@ref`,
    ...address(seller, ['BG-5', 'BT-35', 'BT-36', 'BT-162', 'BT-37', 'BT-38', 'BT-39', 'BT-40']),
    'BG-7': buyer,
    'BT-46': `${buyer}/${IDS}`,
    'BT-44': `${buyer}/@name`,
    'BT-48': `${buyer}/RFF[@q=VA]/@ref`,
    ...address(buyer, ['BG-8', 'BT-50', 'BT-51', 'BT-163', 'BT-52', 'BT-53', 'BT-54', 'BT-55']),
    'BG-11': representative,
    'BT-62': `${representative}/@name`,
    'BT-63': `${representative}/RFF[@q=VA]/@ref`,
    ...address(representative, [
      'BG-12',
      'BT-64',
      'BT-65',
      'BT-164',
      'BT-66',
      'BT-67',
      'BT-68',
      'BT-69',
    ]),
    'BG-13': shipTo,
    'BT-71': `${shipTo}/RFF[@q=API]/@ref`,
    'BT-70': `${shipTo}/@name`,
    ...address(shipTo, ['BG-15', 'BT-75', 'BT-76', 'BT-165', 'BT-77', 'BT-78', 'BT-79', 'BT-80']),
    'BT-72': `DTM[@q=35]${DATE}`,
    'BG-10': payee,
    'BT-60': `${payee}/${IDS}`,
    'BT-59': `${payee}/@name`,
    'BT-83': 'RFF[@q=PQ]/@ref',
    'BT-5': 'CUX[@usage=2][@q:=4]/@currency',
    'BT-6': 'CUX[@usage=6]/@currency',
    'BG-17': `${seller}/FII[@role=RB]`,
    'BT-84': './@account',
    'BT-85': './@holder',
    'BT-86': './@bank',
    'BG-23': `${SUMMARY}/${VAT}`,
    'BT-116': './MOA[@q=125]/@amount',
    'BT-117': './MOA[@q=124]/@amount',
    'BT-118': './@category',
    'BT-119': './@rate',
    'BT-120': './FTX[@subject=AGM]/@text',
    'BT-7': `DTM[@q=131]${DATE}`,
    'BT-73': `DTM[@q=167]${DATE}`,
    'BT-74': `DTM[@q=168]${DATE}`,
    'BT-95': `./${VAT}/@category`,
    'BT-96': `./${VAT}/@rate`,
    'BT-102': `./${VAT}/@category`,
    'BT-103': `./${VAT}/@rate`,
    'BT-20': 'FTX[@subject=AAB]/@text',
    'BG-22': SUMMARY,
    'BT-106': `${SUMMARY}/MOA[@q=79]/@amount`,
    'BT-107': `${SUMMARY}/MOA[@q=260]/@amount`,
    'BT-108': `${SUMMARY}/MOA[@q=259]/@amount`,
    'BT-113': `${SUMMARY}/MOA[@q=113]/@amount`,
    'BT-115': `${SUMMARY}/MOA[@q=9]/@amount`,
    'BT-19': `${buyer}/RFF[@q=AOU]/@ref`,
    'BG-25': 'LIN',
    'BT-126': './@id',
    'BT-157': './@item',
    'BT-155': './PIA[@function:=1][@type=SA]/@item',
    'BT-156': './PIA[@function:=1][@type=IN]/@item',
    'BT-158-0': './PIA[@function:=1][@type!=SA][@type!=IN]',
    'BT-158': './@item',
    'BT-158-1': './@type',
    'BT-159': './ALI/@country',
    'BT-132': './RFF[@q=ON]/@line',
    'BT-128': './RFF[@q=AVE]/@ref',
    'BT-129': './QTY[@q=47]/@quantity',
    'BT-130': './QTY[@q=47]/@unit',
    'BT-131': './MOA[@q=203]/@amount',
    'BT-134': `./DTM[@q=167]${DATE}`,
    'BT-135': `./DTM[@q=168]${DATE}`,
    'BG-29': './PRI',
    'BT-146': './PRI[@q=AAA]/@price',
    'BT-148': './PRI[@q=AAB]/@price',
    'BT-149': './PRI[@q=AAA]/@base',
    'BT-150': './PRI[@q=AAA]/@unit',
    'BG-30': `./${VAT}`,
    'BT-151': `./${VAT}/@category`,
    'BT-152': `./${VAT}/@rate`,
    'BG-31': '.',
  };
};

const contact = (
  party: string,
  [group = '', name = '', phone = '', email = '']: readonly string[],
  code: string,
): Places => {
  const place = `${party}/CTA[@function${code}]`;
  return {
    [group]: place,
    [name]: `${place}/@name`,
    [phone]: `${place}/COM[@kind=TE]/@address`,
    [email]: `${place}/COM[@kind=EM]/@address`,
  };
};

const ADJUSTMENTS = {
  allowance: ['BG-20', 'BT-92', 'BT-93', 'BT-94', 'BT-97', 'BT-98'],
  charge: ['BG-21', 'BT-99', 'BT-100', 'BT-101', 'BT-104', 'BT-105'],
  lineAllowance: ['BG-27', 'BT-136', 'BT-137', 'BT-138', 'BT-139', 'BT-140'],
  lineCharge: ['BG-28', 'BT-141', 'BT-142', 'BT-143', 'BT-144', 'BT-145'],
};

const SELLER_CONTACT = ['BG-6', 'BT-41', 'BT-42', 'BT-43'];
const BUYER_CONTACT = ['BG-9', 'BT-56', 'BT-57', 'BT-58'];
const ALLOWANCE = ['reason', 'reasonCode'];
const CHARGE = ['reason', 'service'];

/** EANCOM's D.96A and D.01B, as French retail uses them. */
export const eancom: Places = {
  ...common('SU'),
  ...contact('NAD[@role=SU]', SELLER_CONTACT, ':=IC'),
  ...contact('NAD[@role=BY]', BUYER_CONTACT, ':=IC'),
  // FTX+REG with a code is the seller's legal mention; without, a note.
  'BG-1': 'FTX[@subject!=AAB][@subject!=AGM][@code!=LEG]',
  'BT-33': 'FTX[@subject=REG][@code=LEG]/@text',
  'BT-10': 'RFF[@q=CR]/@ref',
  'BT-16': 'RFF[@q=DQ]/@ref|RFF[@q=AAK]/@ref',
  'BT-18': 'RFF[@q=AVE]/@ref',
  'BG-3': 'RFF[@q=IV]',
  'BT-26': `./DTM[@q=171]${DATE}`,
  'BT-30': 'NAD[@role=SU]/RFF[@q=XA]/@ref',
  'BT-32': 'NAD[@role=SU]/RFF[@q=FC]/@ref',
  'BT-47': 'NAD[@role=BY]/RFF[@q=XA]/@ref',
  'BT-61': 'NAD[@role=PE]/RFF[@q=XA]/@ref',
  'BT-81': 'PAI/@means',
  'BT-9': `PAT[@type:=1]/DTM[@q=13]${DATE}|DTM[@q=13]/@date`,
  ...adjustment('ALC[@kind=A]', '8', '3', ADJUSTMENTS.allowance, ALLOWANCE),
  ...adjustment('ALC[@kind=C]', '8', '3', ADJUSTMENTS.charge, CHARGE),
  ...adjustment('./ALC[@kind=A]', '8', '3', ADJUSTMENTS.lineAllowance, ALLOWANCE),
  ...adjustment('./ALC[@kind=C]', '8', '3', ADJUSTMENTS.lineCharge, CHARGE),
  'BT-109': `${SUMMARY}/MOA[@q=125]/@amount`,
  'BT-110': `${SUMMARY}/MOA[@q=176][@currency!=$vatCurrency]/@amount`,
  'BT-111': `${SUMMARY}/MOA[@q=176][@currency=$vatCurrency]/@amount`,
  'BT-112': `${SUMMARY}/MOA[@q=77]/@amount`,
  'BT-114': `${SUMMARY}/MOA[@q=366]/@amount`,
  'BT-127': './FTX[@subject=LIN]/@text|./FTX[@subject=AAI]/@text',
  'BT-133': './RFF[@q=AOU]/@ref',
  'BT-153': './IMD[@format:=F][@aspect!=79]/@text',
  'BT-154': './IMD[@format:=F][@aspect=79]/@text',
};

/** The binding of EN 16931 to D.14B; read only. */
export const cen: Places = {
  ...common('SE'),
  ...contact('NAD[@role=SE]', SELLER_CONTACT, '=SU'),
  ...contact('NAD[@role=BY]', BUYER_CONTACT, '=SU'),
  'BT-23': 'FTX[@subject=DOC]/@code',
  'BT-24': 'FTX[@subject=DOC]/@text',
  'BG-1': 'FTX[@subject!=AAB][@subject!=AGM][@subject!=DOC]',
  'BT-10': 'NAD[@role=BY]/RFF[@q=CR]/@ref',
  'BT-16': 'RFF[@q=AAK]/@ref',
  'BT-18': 'RFF[@q=ATS]/GIR[@q:=14]/@id',
  'BG-24': 'EFI',
  'BT-122': './RFF[@q=ATS]/@ref',
  'BT-123': './@description',
  'BT-125': './@object',
  'BT-125-1': './@mediaType',
  'BT-125-2': './@fileName',
  'BT-124': './COM[@kind=AO]/@address',
  'BG-3': 'RFF[@q=OI]',
  'BT-26': './DTM[@q=384]/@date',
  'BT-28': 'NAD[@role=SE]/@tradingName',
  'BT-30': 'NAD[@role=SE]/RFF[@q=GN]/@ref',
  'BT-32': 'NAD[@role=SE]/RFF[@q=AHP]/@ref',
  'BT-34': 'NAD[@role=SE]/CTA[@function=IC]/COM[@kind:=EM]/@address',
  'BT-45': 'NAD[@role=BY]/@tradingName',
  'BT-47': 'NAD[@role=BY]/RFF[@q=GN]/@ref',
  'BT-49': 'NAD[@role=BY]/CTA[@function=IC]/COM[@kind:=EM]/@address',
  'BT-61': 'NAD[@role=PE]/RFF[@q=GN]/@ref',
  'BT-81': 'PYT/PAI/@means',
  'BT-89': 'NAD[@role=BY]/RFF[@q=AVS]/@ref',
  'BT-90': 'NAD[@role=BY]/RFF[@q=AII]/@ref',
  'BT-91': 'NAD[@role=BY]/FII[@role=BI]/@account',
  'BT-9': 'PYT/DTM[@q=13]/@date',
  ...adjustment('ALC[@kind=A]', '204', '1', ADJUSTMENTS.allowance, ['number', 'reasonCode']),
  ...adjustment('ALC[@kind=C]', '23', '2', ADJUSTMENTS.charge, ['number', 'service']),
  ...adjustment('./ALC[@kind=A][MOA/@q!=509]', '204', '1', ADJUSTMENTS.lineAllowance, [
    'number',
    'reasonCode',
  ]),
  ...adjustment('./ALC[@kind=C]', '23', '2', ADJUSTMENTS.lineCharge, ['number', 'service']),
  'BT-147': './ALC[@kind=A][MOA/@q=509]/MOA[@q=509]/@amount',
  'BT-109': `${SUMMARY}/MOA[@q=389]/@amount`,
  'BT-110': `${SUMMARY}/MOA[@q=176]/@amount`,
  'BT-111': `${SUMMARY}/MOA[@q=2]/@amount`,
  'BT-112': `${SUMMARY}/MOA[@q=388]/@amount`,
  'BT-114': `${SUMMARY}/MOA[@q=366]/@amount`,
  'BT-121': './FTX[@subject=AGM]/@code',
  'BT-127': './FTX[@subject=ACB]/@text',
  'BG-32': './FTX[@subject=ACF]',
  'BT-160': './@part1',
  'BT-161': './@part2',
  'BT-133': './RFF[@q=AWQ]/@ref',
  'BT-153': './IMD[@format=F]/@text',
  'BT-154': './IMD[@format=A]/@text',
};
