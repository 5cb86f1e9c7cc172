import type { Text } from '#workflows/text.ts';

export const invoices = {
  title: { fr: 'Factures', en: 'Invoices' },
  search: { fr: 'Numéro, client…', en: 'Number, customer…' },
  send: { fr: 'Envoyer une facture', en: 'Send an invoice' },
  number: { fr: 'Numéro', en: 'Number' },
  kind: { fr: 'Type', en: 'Type' },
  invoice: { fr: 'Facture', en: 'Invoice' },
  creditNote: { fr: 'Avoir', en: 'Credit note' },
  customer: { fr: 'Client', en: 'Customer' },
  issued: { fr: 'Émise le', en: 'Issued' },
  due: { fr: 'Échéance', en: 'Due' },
  amount: { fr: 'Montant', en: 'Amount' },
  state: { fr: 'Remise', en: 'Delivery' },
  more: { fr: 'Afficher la suite', en: 'Show more' },
  none: { fr: 'Aucune facture', en: 'No invoice' },
  noneText: {
    fr: 'Envoyez-en une : un PDF et ses données, ou une facture d’exemple.',
    en: 'Send one: a PDF with its data, or a sample invoice.',
  },
  noneFound: { fr: 'Rien ne correspond à cette recherche.', en: 'Nothing fits this search.' },
  onlyCustomer: { fr: 'Client : {name}', en: 'Customer: {name}' },
  documents: { fr: 'Documents', en: 'Documents' },
  deliveries: { fr: 'Remises', en: 'Deliveries' },
  noDelivery: { fr: 'Aucune remise pour cette facture.', en: 'No delivery for this invoice.' },
  data: { fr: 'Données', en: 'Data' },
  dataSub: { fr: 'EN 16931', en: 'EN 16931' },
  oneUnmapped: {
    fr: '{count} donnée du fichier reçu n’a pas de place dans EN 16931',
    en: '{count} value of the received file has no place in EN 16931',
  },
  manyUnmapped: {
    fr: '{count} données du fichier reçu n’ont pas de place dans EN 16931',
    en: '{count} values of the received file have no place in EN 16931',
  },
  unmappedText: {
    fr: 'Ni les règles, ni les modèles, ni un PDF produit ici ne les voient. Si le client en a besoin, mettez-les dans une note, puis envoyez la facture sous un nouveau numéro.',
    en: 'No rule, no template and no PDF made here sees them. If the customer needs them, put them in a note and send the invoice under a new number.',
  },
  replay: { fr: 'Rejouer', en: 'Replay' },
  live: { fr: 'Suivre', en: 'Watch' },
  version: { fr: 'v{version}', en: 'v{version}' },
  paper: { fr: 'Le PDF', en: 'The PDF' },
  noPdf: { fr: 'Pas de PDF', en: 'No PDF' },
  noPdfText: {
    fr: 'Cette facture est arrivée sans PDF. Son circuit peut en produire un à la conversion.',
    en: 'This invoice came without a PDF. Its flow may make one when it converts.',
  },
} satisfies Record<string, Text>;

/** What rules find wrong with an invoice, and what a target cannot carry. */
export const findings = {
  error: { fr: 'Erreur', en: 'Error' },
  warning: { fr: 'Avertissement', en: 'Warning' },
  one: { fr: '{count} règle enfreinte', en: '{count} broken rule' },
  many: { fr: '{count} règles enfreintes', en: '{count} broken rules' },
  position: { fr: 'n° {n}', en: 'no. {n}' },
  lost: { fr: 'Ce que le format ne porte pas', en: 'What the format does not carry' },
} as const satisfies Record<string, Text>;

/** Totals that do not follow from the lines. */
export const totals = {
  title: { fr: 'Les totaux ne tombent pas juste', en: 'The totals do not add up' },
  total: { fr: 'Total', en: 'Total' },
  stated: { fr: 'Indiqué', en: 'Stated' },
  computed: { fr: 'Calculé', en: 'Computed' },
  delta: { fr: 'Écart', en: 'Difference' },
  ways: { fr: 'Ce qui les rendrait justes', en: 'What would make them right' },
  here: { fr: 'ici, sur la remise en attente', en: 'here, on the delivery that waits' },
  inBilling: { fr: 'dans le logiciel de facturation', en: 'in the billing software' },
  mend: { fr: 'Corriger sur la remise', en: 'Correct on the delivery' },
} as const satisfies Record<string, Text>;

export const groups = {
  document: { fr: 'Document', en: 'Document' },
  references: { fr: 'Références', en: 'References' },
  seller: { fr: 'Vendeur', en: 'Seller' },
  buyer: { fr: 'Acheteur', en: 'Buyer' },
  delivery: { fr: 'Livraison', en: 'Delivery' },
  payment: { fr: 'Paiement', en: 'Payment' },
  totals: { fr: 'Totaux', en: 'Totals' },
  vat: { fr: 'TVA', en: 'VAT' },
  lines: { fr: 'Lignes', en: 'Lines' },
  notes: { fr: 'Notes', en: 'Notes' },
  adjustments: { fr: 'Remises et frais', en: 'Allowances and charges' },
  custom: { fr: 'Champs de l’émetteur', en: 'The issuer’s own fields' },
  other: { fr: 'Autres', en: 'Other' },
} satisfies Record<string, Text>;

export const lineColumns = {
  id: { fr: 'N°', en: 'No.' },
  item: { fr: 'Désignation', en: 'Item' },
  quantity: { fr: 'Quantité', en: 'Quantity' },
  price: { fr: 'Prix', en: 'Price' },
  vat: { fr: 'TVA', en: 'VAT' },
  net: { fr: 'Net', en: 'Net' },
  all: { fr: 'Montrer les {count} lignes', en: 'Show all {count} lines' },
} satisfies Record<string, Text>;

export const documents = {
  unreadable: {
    fr: 'Ce document ne peut pas être lu maintenant. Réessayez dans un instant.',
    en: 'This document cannot be read now. Try again in a moment.',
  },
  view: { fr: 'Voir {name}', en: 'View {name}' },
  open: { fr: 'Voir', en: 'View' },
  download: { fr: 'Télécharger', en: 'Download' },
  page: { fr: 'Page {page} sur {pages}', en: 'Page {page} of {pages}' },
  broken: {
    fr: 'Ce PDF ne peut pas être affiché. Téléchargez-le pour l’ouvrir autrement.',
    en: 'This PDF cannot be shown. Download it to open it elsewhere.',
  },
} satisfies Record<string, Text>;

export const send = {
  title: { fr: 'Envoyer une facture', en: 'Send an invoice' },
  sample: { fr: 'Facture d’exemple', en: 'Sample invoice' },
  files: { fr: 'Mes fichiers', en: 'My files' },
  sampleText: {
    fr: 'La prochaine facture d’un client de démonstration : un PDF avec ses données, reçu comme n’importe quelle autre. Elle part dans la boîte de démonstration.',
    en: 'The next invoice of a demo customer: a PDF with its data, taken in like any other. It goes to the demo mailbox.',
  },
  customer: { fr: 'Client', en: 'Customer' },
  customerAuto: {
    fr: 'Trouvé par SIRET, n° de TVA ou SIREN',
    en: 'Found by SIRET, VAT number or SIREN',
  },
  customerHelp: {
    fr: 'À choisir seulement si les données ne le disent pas.',
    en: 'Choose it only where the data don’t tell.',
  },
  make: { fr: 'Créer et envoyer', en: 'Make and send' },
  drop: {
    fr: 'Déposez ici une facture (Factur-X, XML, EDIFACT, JSON, CSV, Excel), un PDF et ses données, ou un index CSV ou Excel et ses PDF',
    en: 'Drop an invoice here (Factur-X, XML, EDIFACT, JSON, CSV, Excel), a PDF with its data, or a CSV or Excel index with its PDFs',
  },
  choose: { fr: 'Choisir des fichiers', en: 'Choose files' },
  remove: { fr: 'Retirer {name}', en: 'Remove {name}' },
  submit: { fr: 'Envoyer', en: 'Send' },
  tooMany: { fr: '200 fichiers et 50 Mo au plus.', en: '200 files and 50 MB at most.' },
  taken: {
    fr: '{count} facture de l’index est partie',
    en: '{count} invoice of the index went in',
  },
  manyTaken: {
    fr: '{count} factures de l’index sont parties',
    en: '{count} invoices of the index went in',
  },
  refused: { fr: '{count} ligne est refusée', en: '{count} row is refused' },
  manyRefused: { fr: '{count} lignes sont refusées', en: '{count} rows are refused' },
  refusedText: {
    fr: 'Rien n’en a été gardé. Corrigez ces lignes, puis redéposez l’index entier : ce qui est parti ne repart pas.',
    en: 'Nothing of them was kept. Correct these rows, then submit the whole index again: what went in does not go again.',
  },
  detected: { fr: 'Lu comme : {words}.', en: 'Read as: {words}.' },
  unnamed: {
    fr: 'L’index ne nomme pas ces fichiers, qui ne sont donc pas partis : {names}.',
    en: 'The index does not name these files, which were therefore not sent: {names}.',
  },
  row: { fr: 'Ligne {row}', en: 'Row {row}' },
  already: { fr: 'déjà là', en: 'already here' },
  watchAll: { fr: 'Voir les remises', en: 'See the deliveries' },
  duplicate: {
    fr: 'Cette facture est déjà là : rien n’a été renvoyé.',
    en: 'This invoice is here already: nothing was sent again.',
  },
  seeIt: { fr: 'La voir', en: 'See it' },
  noFlow: { fr: '(sans circuit)', en: '(no flow)' },
} satisfies Record<string, Text>;
