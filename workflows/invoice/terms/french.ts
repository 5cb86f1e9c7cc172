import { table } from './row.ts';

/**
 * What the French profile EXTENDED-CTC-FR (AFNOR XP Z12-012) says in places of its own: a line may bear two objects
 * (BT-128), told apart by their scheme. AFL is the number of the invoice that a group of lines stands for when a third
 * party bills for several sellers, AVV its business process.
 */
export const frenchTerms = table`
BT-128-AFL | lines[].subInvoice.number      | text 0..1 | en16931 | Numéro de la facture à la ligne (AFL)             | Line sub-invoice number (AFL)
BT-128-AVV | lines[].subInvoice.processType | code 0..1 | en16931 | Cadre de facturation de la facture à la ligne (AVV) | Line sub-invoice business process (AVV)
`;

/**
 * Numbers of XP Z12-012 for terms of Factur-X EXTENDED; those of most parties follow from their block in
 * `extendedParties.ts`.
 */
export const frenchNumbers: Readonly<Record<string, string>> = Object.fromEntries(
  `
01 BT-X-405, 02 BT-X-555, BG-01 BG-X-62, BG-02 BG-X-73, BG-03 BG-X-49, BG-04 BG-X-36, BG-05 BG-X-33, BG-06 BG-X-48,
BG-07 BG-X-82, BG-08 BG-X-13, BG-09 BG-X-81, BG-10 BG-X-7,
26 BT-X-468, 27 BT-X-257, 29 BT-X-256, 31 BG-X-40, 32 BT-X-250, 33 BT-X-251, 34 BT-X-252, 35 BT-X-253, 36 BT-X-249,
37 BT-X-255, 38 BT-X-254, 39 BG-X-39, 40 BT-X-244, 41 BT-X-246, 42 BT-X-248,
135 BT-X-21, 136 BT-X-331, 137 BT-X-332, 138 BT-X-333, 139 BT-X-540, 140 BT-X-89, 141 BT-X-90, 142 BT-X-86,
143 BT-X-87, 144 BT-X-537, 145 BT-X-538, 146 BT-X-49, 149 BT-X-50, 150 BG-X-9, 151 BT-X-59, 152 BT-X-60, 153 BT-X-61,
154 BT-X-62, 155 BT-X-58, 156 BT-X-64, 157 BT-X-63, 158 BT-X-85, 159 BT-X-11, 160 BT-X-12, 161 BT-X-12-0,
162 BT-X-304, 163 BT-X-8, 164 BT-X-569, 167 BT-X-572, 177 BT-X-584, 180 BT-X-589, 181 BT-X-329, 182 BT-X-590,
183 BT-X-10, 184 BT-X-330, 191 BT-X-561, 197 BT-X-147, 198 BT-X-200, 199 BT-X-148`
    .trim()
    .split(/,\s+/)
    .map((pair) => {
      const [french = '', term = ''] = pair.split(' ');
      return [term, `EXT-FR-FE-${french}`];
    }),
);
