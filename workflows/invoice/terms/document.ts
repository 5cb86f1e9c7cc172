import { table } from './row.ts';

/** Header terms that stand alone, references, notes and attachments. */
export const documentTerms = table`
BT-23    | processType                   | text 0..1   | minimum  | Type de processus métier (cadre de facturation) | Business process type
BT-24    | specification                 | text 1..1   | minimum  | Identifiant de spécification                    | Specification identifier
BT-1     | number                        | text 1..1   | minimum  | Numéro de facture                               | Invoice number
BT-3     | typeCode                      | code 1..1   | minimum  | Code de type de facture                         | Invoice type code
BT-2     | issueDate                     | date 1..1   | minimum  | Date d’émission                                 | Issue date
BG-1     | notes                         | group 0..n  | basic-wl | Note de facture                                 | Invoice note
BT-22    | notes[].text                  | text 1..1   | basic-wl | Texte de la note                                | Note text
BT-21    | notes[].subjectCode           | code 0..1   | basic-wl | Code du sujet de la note                        | Note subject code
BT-10    | buyerReference                | text 0..1   | minimum  | Référence de l’acheteur (code service)          | Buyer reference
BT-14    | salesOrderReference           | text 0..1   | en16931  | Numéro de commande du vendeur                   | Sales order reference
BT-13    | orderReference                | text 0..1   | minimum  | Numéro de commande (n° d’engagement)            | Purchase order reference
BT-12    | contractReference             | text 0..1   | basic-wl | Numéro de contrat (n° de marché)                | Contract reference
BT-17    | tenderReference               | text 0..1   | en16931  | Référence d’appel d’offres ou de lot            | Tender or lot reference
BT-18    | invoicedObject.value          | text 0..1   | en16931  | Identifiant de l’objet facturé                  | Invoiced object identifier
BT-18-1  | invoicedObject.scheme         | code 0..1   | en16931  | Schéma de l’objet facturé                       | Invoiced object identifier scheme
BG-24    | attachments                   | group 0..n  | en16931  | Pièce justificative                             | Supporting document
BT-122   | attachments[].id              | text 1..1   | en16931  | Identifiant de la pièce justificative           | Supporting document reference
BT-123   | attachments[].description     | text 0..1   | en16931  | Description de la pièce justificative           | Supporting document description
BT-124   | attachments[].uri             | text 0..1   | en16931  | Adresse de la pièce justificative               | External document location
BT-125   | attachments[].file.content    | binary 0..1 | en16931  | Fichier joint                                   | Attached document
BT-125-1 | attachments[].file.mediaType  | code 1..1   | en16931  | Type du fichier joint                           | Attached document media type
BT-125-2 | attachments[].file.name       | text 1..1   | en16931  | Nom du fichier joint                            | Attached document file name
BT-11    | projectReference              | text 0..1   | en16931  | Référence de projet                             | Project reference
BT-16    | despatchAdviceReference       | text 0..1   | basic-wl | Numéro d’avis d’expédition                      | Despatch advice reference
BT-15    | receivingAdviceReference      | text 0..1   | en16931  | Numéro d’avis de réception                      | Receiving advice reference
BG-3     | precedingInvoices             | group 0..n  | basic-wl | Facture antérieure                              | Preceding invoice
BT-25    | precedingInvoices[].number    | text 1..1   | basic-wl | Numéro de la facture antérieure                 | Preceding invoice number
BT-26    | precedingInvoices[].issueDate | date 0..1   | basic-wl | Date de la facture antérieure                   | Preceding invoice issue date
`;
