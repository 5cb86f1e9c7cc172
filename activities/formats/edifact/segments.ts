import { parseStructure, type Structure } from '../mapping/order.ts';

/** Where a directory's messages differ: D.96A and D.01B as EANCOM uses them, D.14B as CEN/TS 16931-3-4 does. */
export const directories = ['D96A', 'D01B', 'D14B'] as const;
export type Directory = (typeof directories)[number];

/** A data element of a segment, by a name of ours. Places count from 1, as the directories do. */
export interface DataElement {
  readonly name: string;
  /** The position of the element in the segment. */
  readonly element: number;
  /** Its components; more than one for text that goes on in the next when it does not fit. */
  readonly first: number;
  readonly last: number;
  /** Most characters of one component; of a number, most digits. */
  readonly limit: number;
  readonly isNumber: boolean;
  /** Whether the text goes on in the next segment that is alike otherwise. */
  readonly goesOn: boolean;
}

/**
 * A row a segment: `name=element.component~limit`, `4.1-5` for text that runs over components and `4-5+` over segments too,
 * `n` before the limit of a number. Source: UN/EDIFACT directory D.96A, segments and composites.
 */
const D96A = `
BGM type=1.1~3 number=2.1~35 function=3.1~3
DTM q=1.1~3 date=1.2~35 format=1.3~3
PAI means=1.3~3
FTX subject=1.1~3 function=2.1~3 code=3.1~3 text=4.1-5~70
GIR q=1.1~3 id=2.1~35
RFF q=1.1~3 ref=1.2~35 line=1.3~6
NAD role=1.1~3 id=2.1~35 codeList=2.2~3 agency=2.3~3 name=4.1-5~35 line1=5.1~35 line2=5.2~35 line3=5.3~35 line4=5.4~35 city=6.1~35 subdivision=7.1~9 post=8.1~9 country=9.1~3
FII role=1.1~3 account=2.1~35 holder=2.2-3~35 bank=3.1~11 bankList=3.2~3 bankAgency=3.3~3
CTA function=1.1~3 id=2.1~17 name=2.2~35
COM address=1.1~512 kind=1.2~3
CUX usage=1.1~3 currency=1.2~3 q=1.3~3
PAT type=1.1~3
PCD q=1.1~3 percent=1.2~n10
MOA q=1.1~3 amount=1.2~n18 currency=1.3~3
ALC kind=1.1~3 number=2.1~35 reasonCode=2.2~3 service=5.1~3 reason=5.4-5~35
TAX function=1.1~3 type=2.1~3 rate=5.4~n17 category=6.1~3
TOD terms=3.1~3
LIN id=1.1~6 item=3.1~35 type=3.2~3
PIA function=1.1~3 item=2.1~35 type=2.2~3
IMD format=1.1~3 aspect=2.1~3 text=3.4-5+~35
QTY q=1.1~3 quantity=1.2~n15 unit=1.3~3
ALI country=1.1~3
PRI q=1.1~3 price=1.2~n15 base=1.5~n9 unit=1.6~3
UNS section=1.1~1
CNT q=1.1~3 value=1.2~n18
`;

/** What D.01B has otherwise. */
const D01B = `
FTX code=3.1~17 text=4.1-5~512
RFF ref=1.2~70
NAD codeList=2.2~17 subdivision=7.4~70 post=8.1~17
FII bankList=3.2~17
MOA amount=1.2~n35
IMD text=3.4-5+~256
QTY quantity=1.2~n35
`;

/** What D.14B has otherwise, and what the binding of EN 16931 to it reads in its own way. */
const D14B = `
FTX part1=4.1~512 part2=4.2~512
NAD name=4.1~70 tradingName=4.2~70
PYT type=1.1~3
EFI file=1.1~256 description=1.2~256
`;

type Segments = ReadonlyMap<string, ReadonlyMap<string, DataElement>>;

function parse(text: string, base: Segments = new Map()): Segments {
  const segments = new Map([...base].map(([tag, elements]) => [tag, new Map(elements)]));
  for (const row of text.trim().split('\n')) {
    const [tag = '', ...cells] = row.split(' ');
    const elements = segments.get(tag) ?? new Map<string, DataElement>();
    segments.set(tag, elements);
    for (const cell of cells) {
      const [, name = '', element, first, last, more, number, limit] =
        /^(\w+)=(\d+)\.(\d+)(?:-(\d+))?(\+?)~(n?)(\d+)$/.exec(cell) ?? [];
      if (name === '') throw new RangeError(`“${cell}” in the row of ${tag}`);
      elements.set(name, {
        name,
        element: Number(element),
        first: Number(first),
        last: Number(last ?? first),
        limit: Number(limit),
        isNumber: number === 'n',
        goesOn: more === '+',
      });
    }
  }
  return segments;
}

const d96a = parse(D96A);
const d01b = parse(D01B, d96a);

export const segmentsOf: Readonly<Record<Directory, Segments>> = {
  D96A: d96a,
  D01B: d01b,
  D14B: parse(D14B, d01b),
};

/**
 * Which segments lie in the group of another, in the order of the message; what follows UNS lies in it. One table for
 * all directories, which add to INVOIC and do not rearrange it. The references of a total lie beside it: those of a line
 * do not belong to its amounts. Source: UN/EDIFACT D.96A to D.14B, INVOIC.
 */
export const structure: Structure = parseStructure(
  `
INVOIC: BGM DTM* PAI? ALI* IMD? FTX* LOC* GIS* DGS? GIR* RFF* NAD* TAX* CUX* PAT* PYT* TDT* TOD* EQD* PAC* ALC* RCS*
  AJT? INP? EFI* LIN* UNS
RFF: DTM* GIR*
NAD: LOC* FII* MOA* RFF* DOC* CTA*
DOC: DTM*
CTA: COM*
TAX: MOA* LOC*
CUX: DTM*
PAT: DTM* PCD* MOA* PAI? FII?
PYT: DTM* PCD* MOA* PAI? FII?
TDT: TSR? LOC* RFF*
LOC: QTY* DTM*
TOD: LOC*
EQD: SEL*
PAC: MEA* EQD? PCI*
PCI: RFF? DTM* GIN*
ALC: ALI* DTM* FTX? RFF* QTY? PCD? MOA* RTE? TAX*
RCS: RFF* DTM* FTX*
AJT: FTX*
INP: FTX*
EFI: CED* COM* RFF* DTM*
LIN: PIA* PGI* IMD* MEA* QTY* PCD? ALI* DTM* GIN* GIR* QVR? EQD? FTX* DGS? MOA* PAT* PRI* RFF* PAC* LOC* TAX* NAD*
  ALC* TDT* TOD* RCS* GIS*
PRI: CUX? APR? RNG? DTM*
MOA: RNG? CUX?
UNS: CNT* MOA* RFF* DTM* TAX* ALC*
`,
  (tag) => tag,
);
