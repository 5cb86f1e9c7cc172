import type { Text } from '#workflows/text.ts';

export const rules = {
  toConditions: { fr: 'Revenir aux conditions', en: 'Back to conditions' },
  toJson: { fr: 'Voir en JSON', en: 'Show as JSON' },
  sample: { fr: 'Exemple :', en: 'Sample:' },
  all: { fr: 'Toutes', en: 'All' },
  any: { fr: 'Au moins une', en: 'At least one' },
  combinator: { fr: 'Conditions à remplir', en: 'Conditions to meet' },
  add: { fr: 'Condition', en: 'Condition' },
  addGroup: { fr: 'Groupe', en: 'Group' },
  remove: { fr: 'Retirer cette condition', en: 'Remove this condition' },
  removeGroup: { fr: 'Retirer ce groupe', en: 'Remove this group' },
  field: { fr: 'Valeur à regarder', en: 'Value to look at' },
  chooseField: { fr: 'Choisir une valeur…', en: 'Choose a value…' },
  operator: { fr: 'Comparaison', en: 'Comparison' },
  value: { fr: 'Comparer à', en: 'Compare with' },
  from: { fr: 'De', en: 'From' },
  to: { fr: 'À', en: 'To' },
  and: { fr: 'et', en: 'and' },
  listValues: { fr: 'Valeur puis Entrée', en: 'Value, then Enter' },
  nothingFound: { fr: 'Aucune valeur de ce nom', en: 'No value of that name' },
  noSample: { fr: 'absent', en: 'missing' },
  true: { fr: 'Vrai', en: 'True' },
  false: { fr: 'Faux', en: 'False' },
  error: { fr: 'Règle en erreur', en: 'Rule error' },
  onSample: { fr: 'Sur l’exemple', en: 'On the sample' },
  missing: { fr: 'il manque {0}', en: '{0} is missing' },
  none: {
    fr: 'Aucune condition : ajoutez-en une.',
    en: 'No condition yet: add one.',
  },
  unguarded: {
    fr: 'Absent : règle en erreur',
    en: 'If missing: rule error',
  },
  unguardedHelp: {
    fr: 'Cette comparaison a été écrite sans « est renseigné ». Si la valeur manque, la sortie « règle en erreur » est prise.',
    en: 'This comparison was written without “is present”. If the value is missing, the exit “rule error” is taken.',
  },
  addGuard: { fr: 'Compter l’absence pour faux', en: 'Count missing as false' },
  advancedText: {
    fr: 'Elle dit plus que ces conditions ne savent montrer. Elle reste telle quelle ; modifiez-la en JSON.',
    en: 'It says more than these conditions can show. It stays as it is; change it as JSON.',
  },
  jsonLabel: { fr: 'La condition en JsonLogic', en: 'The condition as JsonLogic' },
  jsonUnsaved: {
    fr: 'Pas encore prise en compte : {0}',
    en: 'Not taken yet: {0}',
  },
} satisfies Record<string, Text>;

export const operatorNames = {
  is: { fr: 'est', en: 'is' },
  isNot: { fr: 'n’est pas', en: 'is not' },
  more: { fr: 'est supérieur à', en: 'is more than' },
  atLeast: { fr: 'est au moins', en: 'is at least' },
  less: { fr: 'est inférieur à', en: 'is less than' },
  atMost: { fr: 'est au plus', en: 'is at most' },
  between: { fr: 'est entre', en: 'is between' },
  oneOf: { fr: 'est l’un de', en: 'is one of' },
  noneOf: { fr: 'n’est aucun de', en: 'is none of' },
  contains: { fr: 'contient', en: 'contains' },
  lacks: { fr: 'ne contient pas', en: 'does not contain' },
  startsWith: { fr: 'commence par', en: 'starts with' },
  endsWith: { fr: 'finit par', en: 'ends with' },
  yes: { fr: 'oui', en: 'yes' },
  no: { fr: 'non', en: 'no' },
  present: { fr: 'est renseigné', en: 'is present' },
  missing: { fr: 'est absent', en: 'is missing' },
} satisfies Record<string, Text>;

export const dateOperatorNames = {
  more: { fr: 'est après le', en: 'is after' },
  atLeast: { fr: 'est le … ou après', en: 'is on or after' },
  less: { fr: 'est avant le', en: 'is before' },
  atMost: { fr: 'est le … ou avant', en: 'is on or before' },
} satisfies Partial<Record<keyof typeof operatorNames, Text>>;

export const fieldGroups = {
  invoice: { fr: 'Facture', en: 'Invoice' },
  customer: { fr: 'Client', en: 'Customer' },
  params: { fr: 'Paramètres du circuit', en: 'Flow parameters' },
  vars: { fr: 'Étapes précédentes', en: 'Earlier steps' },
  issuer: { fr: 'Émetteur', en: 'Issuer' },
  delivery: { fr: 'Remise', en: 'Delivery' },
} satisfies Record<string, Text>;

/** What people look for beside a value's name. */
export const searchWords: Readonly<Record<string, string>> = {
  'invoice.total': 'TTC montant amount gross',
  'invoice.totalWithoutVat': 'HT montant amount net',
  'invoice.vatTotal': 'taxe tax',
  'invoice.payable': 'TTC solde balance',
  'invoice.isCreditNote': 'avoir credit note',
  'invoice.orderReference': 'CDE PO bon de commande',
  'invoice.buyerReference': 'code service Chorus',
  'invoice.issueDate': 'date de facture invoice date',
};

export const codeNames: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  'invoice.typeCode': {
    '380': { fr: '380 – Facture', en: '380 – Invoice' },
    '381': { fr: '381 – Avoir', en: '381 – Credit note' },
    '384': { fr: '384 – Facture rectificative', en: '384 – Corrected invoice' },
    '386': { fr: '386 – Facture d’acompte', en: '386 – Prepayment invoice' },
    '389': { fr: '389 – Autofacture', en: '389 – Self-billed invoice' },
  },
  'customer.language': {
    fr: { fr: 'Français', en: 'French' },
    en: { fr: 'Anglais', en: 'English' },
  },
};
