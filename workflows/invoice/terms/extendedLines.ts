import { table } from './row.ts';

/** What Factur-X EXTENDED adds to the invoice line beside parties; see `extended.ts`. */
export const extendedLineTerms = table`
BT-X-304    | lines[].parentId                          | text 0..1       | extended | Ligne parente                                             | Parent line identifier
BT-X-7      | lines[].statusCode                        | code 0..1       | extended | Code de statut de la ligne                                | Line status code
BT-X-8      | lines[].statusReason                      | code 0..1       | extended | Sous-type de ligne (DETAIL, GROUP, INFORMATION)           | Line subtype
BT-X-9      | lines[].noteContentCode                   | code 0..1       | extended | Code du contenu de la note de ligne                       | Line note content code
BT-X-10     | lines[].noteSubjectCode                   | code 0..1       | extended | Code du sujet de la note de ligne                         | Line note subject code
BT-X-305    | lines[].item.id                           | text 0..1       | extended | Identifiant de l’article                                  | Item identifier
BT-X-532    | lines[].item.industryId                   | text 0..1       | extended | Identifiant de l’article dans la branche                  | Item industry identifier
BT-X-533    | lines[].item.modelId                      | text 0..1       | extended | Identifiant du modèle                                     | Item model identifier
BT-X-534    | lines[].item.batchIds                     | text 0..n       | extended | Numéro de lot de l’article                                | Item batch identifier
BT-X-535    | lines[].item.brand                        | text 0..1       | extended | Marque de l’article                                       | Item brand name
BT-X-536    | lines[].item.model                        | text 0..1       | extended | Nom du modèle                                             | Item model name
BT-X-11     | lines[].item.attributes[].code            | code 0..1       | extended | Code de l’attribut                                        | Item attribute code
BT-X-12     | lines[].item.attributes[].quantity        | quantity 0..1   | extended | Valeur mesurée de l’attribut                              | Item attribute measure
BT-X-12-0   | lines[].item.attributes[].unit            | code 0..1       | extended | Unité de la valeur mesurée de l’attribut                  | Item attribute measure unit
BT-X-13     | lines[].item.classifications[].name       | text 0..1       | extended | Nom de la classification                                  | Item classification name
BG-X-84     | lines[].item.instances                    | group 0..n      | extended | Exemplaire de l’article                                   | Item instance
BT-X-306    | lines[].item.instances[].batchId          | text 0..1       | extended | Numéro de lot de l’exemplaire                             | Item instance batch identifier
BT-X-307    | lines[].item.instances[].serial           | text 0..1       | extended | Numéro de série de l’exemplaire                           | Item instance serial number
BG-X-1      | lines[].item.components                   | group 0..n      | extended | Composant de l’article                                    | Included item
BT-X-308    | lines[].item.components[].id              | text 0..1       | extended | Identifiant du composant                                  | Included item identifier
BT-X-15     | lines[].item.components[].standardIds     | identifier 0..n | extended | Identifiant standard du composant                         | Included item standard identifier
BT-X-16     | lines[].item.components[].sellerId        | text 0..1       | extended | Référence du composant chez le vendeur                    | Included item seller’s identifier
BT-X-17     | lines[].item.components[].buyerId         | text 0..1       | extended | Référence du composant chez l’acheteur                    | Included item buyer’s identifier
BT-X-309    | lines[].item.components[].industryId      | text 0..1       | extended | Identifiant du composant dans la branche                  | Included item industry identifier
BT-X-18     | lines[].item.components[].name            | text 1..1       | extended | Nom du composant                                          | Included item name
BT-X-19     | lines[].item.components[].description     | text 0..1       | extended | Description du composant                                  | Included item description
BT-X-20     | lines[].item.components[].quantity        | quantity 0..1   | extended | Quantité du composant                                     | Included item quantity
BT-X-20-1   | lines[].item.components[].unit            | code 0..1       | extended | Unité de la quantité du composant                         | Included item quantity unit
BG-X-87     | lines[].deliveryTerms                     | group 0..1      | extended | Conditions de livraison de la ligne                       | Line delivery terms
BT-X-562    | lines[].deliveryTerms.code                | code 0..1       | extended | Code des conditions de livraison de la ligne              | Line delivery terms code
BT-X-565    | lines[].deliveryTerms.country             | code 0..1       | extended | Pays du lieu de livraison convenu de la ligne             | Line delivery terms country
BT-X-566    | lines[].deliveryTerms.location            | text 0..1       | extended | Lieu de livraison convenu de la ligne                     | Line delivery terms location
BG-X-81     | lines[].salesOrder                        | group 0..1      | extended | Commande du vendeur de la ligne                           | Line sales order
BT-X-537    | lines[].salesOrder.number                 | text 0..1       | extended | Numéro de la commande du vendeur de la ligne              | Line sales order reference
BT-X-538    | lines[].salesOrder.line                   | text 0..1       | extended | Ligne de la commande du vendeur                           | Sales order line reference
BT-X-539    | lines[].salesOrder.date                   | date 0..1       | extended | Date de la commande du vendeur de la ligne                | Line sales order date
BT-X-21     | lines[].orderNumber                       | text 0..1       | extended | Numéro de commande de la ligne                            | Line purchase order reference
BT-X-22     | lines[].orderDate                         | date 0..1       | extended | Date de la commande de la ligne                           | Line purchase order date
BG-X-47     | lines[].quotation                         | group 0..1      | extended | Devis de la ligne                                         | Line quotation
BT-X-310    | lines[].quotation.number                  | text 0..1       | extended | Numéro du devis de la ligne                               | Line quotation reference
BT-X-311    | lines[].quotation.line                    | text 0..1       | extended | Ligne du devis                                            | Quotation line reference
BT-X-312    | lines[].quotation.date                    | date 0..1       | extended | Date du devis de la ligne                                 | Line quotation date
BG-X-2      | lines[].contract                          | group 0..1      | extended | Contrat de la ligne                                       | Line contract
BT-X-24     | lines[].contract.number                   | text 0..1       | extended | Numéro du contrat de la ligne                             | Line contract reference
BT-X-25     | lines[].contract.line                     | text 0..1       | extended | Ligne du contrat                                          | Contract line reference
BT-X-26     | lines[].contract.date                     | date 0..1       | extended | Date du contrat de la ligne                               | Line contract date
BG-X-3      | lines[].attachments                       | group 0..n      | extended | Pièce justificative de la ligne                           | Line supporting document
BT-X-27     | lines[].attachments[].id                  | text 1..1       | extended | Identifiant de la pièce de la ligne                       | Line supporting document reference
BT-X-28     | lines[].attachments[].uri                 | text 0..1       | extended | Adresse de la pièce de la ligne                           | Line external document location
BT-X-29     | lines[].attachments[].line                | text 0..1       | extended | Ligne de la pièce                                         | Line supporting document line
BT-X-30     | lines[].attachments[].typeCode            | code 0..1       | extended | Code de type de la pièce de la ligne                      | Line supporting document type code
BT-X-299    | lines[].attachments[].description         | text 0..1       | extended | Description de la pièce de la ligne                       | Line supporting document description
BT-X-31     | lines[].attachments[].file.content        | binary 0..1     | extended | Fichier joint à la ligne                                  | Line attached document
BT-X-31-1   | lines[].attachments[].file.mediaType      | code 0..1       | extended | Type du fichier joint à la ligne                          | Line attached document media type
BT-X-31-2   | lines[].attachments[].file.name           | text 0..1       | extended | Nom du fichier joint à la ligne                           | Line attached document file name
BT-X-32     | lines[].attachments[].referenceCode       | code 0..1       | extended | Code de référence de la pièce de la ligne                 | Line supporting document reference code
BT-X-33     | lines[].attachments[].date                | date 0..1       | extended | Date de la pièce de la ligne                              | Line supporting document date
BT-X-34     | lines[].price.discountPercent             | percent 0..1    | extended | Pourcentage du rabais                                     | Item price discount percentage
BT-X-35     | lines[].price.discountBase                | price 0..1      | extended | Assiette du rabais                                        | Item price discount base amount
BT-X-313    | lines[].price.discountReasonCode          | code 0..1       | extended | Code de motif du rabais                                   | Item price discount reason code
BT-X-36     | lines[].price.discountReason              | text 0..1       | extended | Motif du rabais                                           | Item price discount reason
BT-X-302-00 | lines[].price.charges                     | group 0..n      | extended | Supplément sur le prix unitaire                           | Item price charge
BT-X-300    | lines[].price.charges[].percent           | percent 0..1    | extended | Pourcentage du supplément                                 | Item price charge percentage
BT-X-301    | lines[].price.charges[].base              | price 0..1      | extended | Assiette du supplément                                    | Item price charge base amount
BT-X-302    | lines[].price.charges[].amount            | price 1..1      | extended | Montant du supplément                                     | Item price charge amount
BT-X-314    | lines[].price.charges[].reasonCode        | code 0..1       | extended | Code de motif du supplément                               | Item price charge reason code
BT-X-303    | lines[].price.charges[].reason            | text 0..1       | extended | Motif du supplément                                       | Item price charge reason
BG-X-4      | lines[].price.includedTax                 | group 0..1      | extended | Taxe comprise dans le prix                                | Tax included in the price
BT-X-37     | lines[].price.includedTax.amount          | amount 1..1     | extended | Montant de la taxe comprise dans le prix                  | Included tax amount
BT-X-38     | lines[].price.includedTax.type            | code 1..1       | extended | Code de type de la taxe comprise                          | Included tax type code
BT-X-39     | lines[].price.includedTax.exemptionReason | text 0..1       | extended | Motif d’exonération de la taxe comprise                   | Included tax exemption reason
BT-X-40     | lines[].price.includedTax.category        | code 1..1       | extended | Code de TVA de la taxe comprise                           | Included tax category code
BT-X-41     | lines[].price.includedTax.exemptionCode   | code 0..1       | extended | Code de motif d’exonération de la taxe comprise           | Included tax exemption reason code
BT-X-42     | lines[].price.includedTax.rate            | percent 0..1    | extended | Taux de la taxe comprise                                  | Included tax rate
BG-X-5      | lines[].endUserOrders                     | group 0..n      | extended | Commande du client final de la ligne                      | Line ultimate customer order
BT-X-43     | lines[].endUserOrders[].number            | text 0..1       | extended | Numéro de la commande du client final de la ligne         | Line ultimate customer order reference
BT-X-44     | lines[].endUserOrders[].line              | text 0..1       | extended | Ligne de la commande du client final                      | Ultimate customer order line reference
BT-X-45     | lines[].endUserOrders[].date              | date 0..1       | extended | Date de la commande du client final de la ligne           | Line ultimate customer order date
BT-X-46     | lines[].freeQuantity                      | quantity 0..1   | extended | Quantité gratuite                                         | Free quantity
BT-X-46-0   | lines[].freeUnit                          | code 0..1       | extended | Unité de la quantité gratuite                             | Free quantity unit
BT-X-47     | lines[].packages                          | quantity 0..1   | extended | Nombre de colis                                           | Package quantity
BT-X-47-0   | lines[].packageUnit                       | code 0..1       | extended | Unité du nombre de colis                                  | Package quantity unit
BT-X-561    | lines[].perPackage                        | quantity 0..1   | extended | Quantité par colis                                        | Quantity per package
BT-X-561-0  | lines[].perPackageUnit                    | code 0..1       | extended | Unité de la quantité par colis                            | Quantity per package unit
BT-X-85     | lines[].deliveryDate                      | date 0..1       | extended | Date de livraison de la ligne                             | Line delivery date
BG-X-13     | lines[].despatchAdvice                    | group 0..1      | extended | Avis d’expédition de la ligne                             | Line despatch advice
BT-X-86     | lines[].despatchAdvice.number             | text 0..1       | extended | Numéro de l’avis d’expédition de la ligne                 | Line despatch advice reference
BT-X-87     | lines[].despatchAdvice.line               | text 0..1       | extended | Ligne de l’avis d’expédition                              | Despatch advice line reference
BT-X-88     | lines[].despatchAdvice.date               | date 0..1       | extended | Date de l’avis d’expédition de la ligne                   | Line despatch advice date
BG-X-82     | lines[].receivingAdvice                   | group 0..1      | extended | Avis de réception de la ligne                             | Line receiving advice
BT-X-89     | lines[].receivingAdvice.number            | text 0..1       | extended | Numéro de l’avis de réception de la ligne                 | Line receiving advice reference
BT-X-90     | lines[].receivingAdvice.line              | text 0..1       | extended | Ligne de l’avis de réception                              | Receiving advice line reference
BT-X-91     | lines[].receivingAdvice.date              | date 0..1       | extended | Date de l’avis de réception de la ligne                   | Line receiving advice date
BG-X-83     | lines[].deliveryNote                      | group 0..1      | extended | Bon de livraison de la ligne                              | Line delivery note
BT-X-92     | lines[].deliveryNote.number               | text 0..1       | extended | Numéro du bon de livraison de la ligne                    | Line delivery note reference
BT-X-93     | lines[].deliveryNote.line                 | text 0..1       | extended | Ligne du bon de livraison                                 | Delivery note line reference
BT-X-94     | lines[].deliveryNote.date                 | date 0..1       | extended | Date du bon de livraison de la ligne                      | Line delivery note date
BT-X-95     | lines[].vat.amount                        | amount 0..1     | extended | Montant de TVA de la ligne                                | Line VAT amount
BT-X-96     | lines[].vat.exemptionReason               | text 0..1       | extended | Motif d’exonération de la ligne                           | Line VAT exemption reason
BT-X-97     | lines[].vat.exemptionCode                 | code 0..1       | extended | Code de motif d’exonération de la ligne                   | Line VAT exemption reason code
BT-X-589    | lines[].vat.dueCode                       | code 0..1       | extended | Code d’exigibilité de la TVA de la ligne                  | Line VAT due date code
BT-X-327    | lines[].totals.charges                    | amount 0..1     | extended | Somme des frais de la ligne                               | Line charge total
BT-X-328    | lines[].totals.allowances                 | amount 0..1     | extended | Somme des remises de la ligne                             | Line allowance total
BT-X-329    | lines[].totals.vat                        | amount 0..1     | extended | Total de la TVA de la ligne                               | Line VAT total
BT-X-590    | lines[].totals.vatInAccountingCurrency    | amount 0..1     | extended | Total de la TVA de la ligne en devise de comptabilisation | Line VAT total in accounting currency
BT-X-330    | lines[].totals.withVat                    | amount 0..1     | extended | Total TVA comprise de la ligne                            | Line total with VAT
BT-X-98     | lines[].totals.adjustments                | amount 0..1     | extended | Remises et frais de la ligne                              | Line allowances and charges
BG-X-48     | lines[].precedingInvoices                 | group 0..n      | extended | Facture antérieure de la ligne                            | Line preceding invoice
BT-X-331    | lines[].precedingInvoices[].number        | text 1..1       | extended | Numéro de la facture antérieure de la ligne               | Line preceding invoice number
BT-X-540    | lines[].precedingInvoices[].line          | text 0..1       | extended | Ligne de la facture antérieure                            | Preceding invoice line reference
BT-X-332    | lines[].precedingInvoices[].typeCode      | code 0..1       | extended | Code de type de la facture antérieure de la ligne         | Line preceding invoice type code
BT-X-333    | lines[].precedingInvoices[].issueDate     | date 0..1       | extended | Date de la facture antérieure de la ligne                 | Line preceding invoice issue date
BT-X-99     | lines[].buyerAccountingType               | code 0..1       | extended | Code de type de la référence comptable de la ligne        | Line buyer accounting reference type code
`;
