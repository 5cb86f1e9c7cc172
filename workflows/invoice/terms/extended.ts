import { table } from './row.ts';

/**
 * What Factur-X EXTENDED adds to EN 16931 beside parties (`extendedParties.ts`). Numbers are BT-X and BG-X; BG-34, BT-173
 * to BT-176, BT-179 and BT-180 are those of the coming edition of EN 16931, which EXTENDED already uses. `-X` after a
 * number marks its repetition in another group.
 */
export const extendedTerms = table`
BT-X-1      | isTest                                    | indicator 0..1 | extended | Facture de test                                   | Test indicator
BT-X-2      | documentName                              | text 0..1      | extended | Nom du document                                   | Document name
BT-X-3      | isCopy                                    | indicator 0..1 | extended | Copie                                             | Copy indicator
BT-X-4      | language                                  | code 0..1      | extended | Langue de la facture                              | Invoice language code
BT-X-5      | notes[].contentCode                       | code 0..1      | extended | Code du contenu de la note                        | Note content code
BT-X-6      | contractualDueDate                        | date 0..1      | extended | Échéance contractuelle                            | Contractual due date
BG-X-22     | deliveryTerms                             | group 0..1     | extended | Conditions de livraison                           | Delivery terms
BT-X-145    | deliveryTerms.code                        | code 0..1      | extended | Code des conditions de livraison (Incoterms)      | Delivery terms code
BT-X-563    | deliveryTerms.country                     | code 0..1      | extended | Pays du lieu de livraison convenu                 | Delivery terms country
BT-X-564    | deliveryTerms.location                    | text 0..1      | extended | Lieu de livraison convenu                         | Delivery terms location
BT-X-146    | salesOrderDate                            | date 0..1      | extended | Date de la commande du vendeur                    | Sales order date
BT-X-147    | orderDate                                 | date 0..1      | extended | Date de la commande                               | Purchase order date
BG-X-61     | quotations                                | group 0..n     | extended | Devis                                             | Quotation
BT-X-403    | quotations[].number                       | text 1..1      | extended | Numéro du devis                                   | Quotation reference
BT-X-404    | quotations[].date                         | date 0..1      | extended | Date du devis                                     | Quotation date
BT-X-405    | contractType                              | code 0..1      | extended | Code du type de contrat                           | Contract type code
BT-X-148    | contractDate                              | date 0..1      | extended | Date du contrat                                   | Contract date
BT-X-149    | attachments[].date                        | date 0..1      | extended | Date de la pièce justificative                    | Supporting document date
BT-X-556    | tenderDate                                | date 0..1      | extended | Date de l’appel d’offres ou du lot                | Tender or lot date
BT-X-557    | invoicedObjectDate                        | date 0..1      | extended | Date de l’objet facturé                           | Invoiced object date
BG-X-23     | endUserOrders                             | group 0..n     | extended | Commande du client final                          | Ultimate customer order
BT-X-150    | endUserOrders[].number                    | text 1..1      | extended | Numéro de la commande du client final             | Ultimate customer order reference
BT-X-151    | endUserOrders[].date                      | date 0..1      | extended | Date de la commande du client final               | Ultimate customer order date
BT-X-152    | delivery.transportMode                    | code 0..1      | extended | Code du mode de transport                         | Transport mode code
BT-X-200    | despatchAdviceDate                        | date 0..1      | extended | Date de l’avis d’expédition                       | Despatch advice date
BT-X-201    | receivingAdviceDate                       | date 0..1      | extended | Date de l’avis de réception                       | Receiving advice date
BT-X-202-00 | deliveryNotes                             | group 0..n     | extended | Bon de livraison                                  | Delivery note
BT-X-202    | deliveryNotes[].number                    | text 1..1      | extended | Numéro du bon de livraison                        | Delivery note reference
BT-X-203    | deliveryNotes[].date                      | date 0..1      | extended | Date du bon de livraison                          | Delivery note date
BT-X-204    | issuerReference                           | text 0..1      | extended | Référence de l’émetteur                           | Invoice issuer reference
BG-X-41     | currencyExchange                          | group 0..1     | extended | Change                                            | Currency exchange
BT-X-258    | currencyExchange.from                     | code 1..1      | extended | Devise d’origine                                  | Source currency code
BT-X-259    | currencyExchange.to                       | code 1..1      | extended | Devise cible                                      | Target currency code
BT-X-260    | currencyExchange.rate                     | price 1..1     | extended | Taux de change                                    | Exchange rate
BT-X-261    | currencyExchange.date                     | date 0..1      | extended | Date du taux de change                            | Exchange rate date
BT-X-262    | vatBreakdown[].lineNet                    | amount 0..1    | extended | Somme des lignes de la catégorie                  | VAT category line total
BT-X-263    | vatBreakdown[].adjustments                | amount 0..1    | extended | Remises et frais de la catégorie                  | VAT category allowances and charges
BT-X-264    | delivery.period.description               | text 0..1      | extended | Libellé de la période de facturation              | Invoicing period description
BT-X-265    | allowances[].sequence                     | quantity 0..1  | extended | Rang de calcul de la remise                       | Document allowance calculation sequence
BT-X-266    | allowances[].baseQuantity                 | quantity 0..1  | extended | Quantité de base de la remise                     | Document allowance base quantity
BT-X-267    | allowances[].baseUnit                     | code 0..1      | extended | Unité de la quantité de base de la remise         | Document allowance base quantity unit
BT-173      | allowances[].vat.exemptionReason          | text 0..1      | extended | Motif d’exonération de la remise                  | Document allowance VAT exemption reason
BT-174      | allowances[].vat.exemptionCode            | code 0..1      | extended | Code de motif d’exonération de la remise          | Document allowance VAT exemption reason code
BT-X-268    | charges[].sequence                        | quantity 0..1  | extended | Rang de calcul des frais                          | Document charge calculation sequence
BT-X-269    | charges[].baseQuantity                    | quantity 0..1  | extended | Quantité de base des frais                        | Document charge base quantity
BT-X-270    | charges[].baseUnit                        | code 0..1      | extended | Unité de la quantité de base des frais            | Document charge base quantity unit
BT-175      | charges[].vat.exemptionReason             | text 0..1      | extended | Motif d’exonération des frais                     | Document charge VAT exemption reason
BT-176      | charges[].vat.exemptionCode               | code 0..1      | extended | Code de motif d’exonération des frais             | Document charge VAT exemption reason code
BG-X-42     | logisticsCharges                          | group 0..n     | extended | Frais logistiques                                 | Logistics service charge
BT-X-271    | logisticsCharges[].description            | text 1..1      | extended | Libellé des frais logistiques                     | Logistics charge description
BT-X-272    | logisticsCharges[].amount                 | amount 1..1    | extended | Montant des frais logistiques                     | Logistics charge amount
BT-X-273    | logisticsCharges[].vat.category           | code 1..1      | extended | Code de TVA des frais logistiques                 | Logistics charge VAT category code
BT-X-274    | logisticsCharges[].vat.rate               | percent 0..1   | extended | Taux de TVA des frais logistiques                 | Logistics charge VAT rate
BT-X-591    | logisticsCharges[].vat.exemptionReason    | text 0..1      | extended | Motif d’exonération des frais logistiques         | Logistics charge VAT exemption reason
BT-X-592    | logisticsCharges[].vat.exemptionCode      | code 0..1      | extended | Code de motif d’exonération des frais logistiques | Logistics charge VAT exemption reason code
BT-X-275    | partialPayment                            | amount 0..1    | extended | Montant de l’échéance                             | Partial payment amount
BG-X-43     | paymentPenalty                            | group 0..1     | extended | Pénalités de retard                               | Payment penalty terms
BT-X-276    | paymentPenalty.from                       | date 0..1      | extended | Date de départ des pénalités                      | Payment penalty reference date
BT-X-277    | paymentPenalty.period                     | quantity 0..1  | extended | Délai des pénalités                               | Payment penalty period
BT-X-278    | paymentPenalty.periodUnit                 | code 0..1      | extended | Unité du délai des pénalités                      | Payment penalty period unit
BT-X-279    | paymentPenalty.base                       | amount 0..1    | extended | Assiette des pénalités                            | Payment penalty base amount
BT-X-280    | paymentPenalty.percent                    | percent 0..1   | extended | Taux des pénalités                                | Payment penalty percentage
BT-X-281    | paymentPenalty.amount                     | amount 0..1    | extended | Montant des pénalités                             | Payment penalty amount
BG-X-44     | paymentDiscount                           | group 0..1     | extended | Escompte                                          | Payment discount terms
BT-X-282    | paymentDiscount.from                      | date 0..1      | extended | Date de départ de l’escompte                      | Payment discount reference date
BT-X-283    | paymentDiscount.period                    | quantity 0..1  | extended | Délai de l’escompte                               | Payment discount period
BT-X-284    | paymentDiscount.periodUnit                | code 0..1      | extended | Unité du délai de l’escompte                      | Payment discount period unit
BT-X-285    | paymentDiscount.base                      | amount 0..1    | extended | Assiette de l’escompte                            | Payment discount base amount
BT-X-286    | paymentDiscount.percent                   | percent 0..1   | extended | Taux de l’escompte                                | Payment discount percentage
BT-X-287    | paymentDiscount.amount                    | amount 0..1    | extended | Montant de l’escompte                             | Payment discount amount
BT-20-00    | furtherPaymentTerms                       | group 0..n     | extended | Autres conditions de paiement                     | Further payment terms
BT-20-X     | furtherPaymentTerms[].terms               | text 0..1      | extended | Texte des autres conditions de paiement           | Further payment terms text
BT-9-X      | furtherPaymentTerms[].dueDate             | date 0..1      | extended | Autre date d’échéance                             | Further payment due date
BT-89-X     | furtherPaymentTerms[].mandate             | text 0..1      | extended | Référence du mandat de l’échéance (RUM)           | Further mandate reference identifier
BT-X-275-X  | furtherPaymentTerms[].partialPayment      | amount 0..1    | extended | Montant de l’autre échéance                       | Further partial payment amount
BG-X-43-X   | furtherPaymentTerms[].penalty             | group 0..1     | extended | Pénalités de l’autre échéance                     | Further penalty terms
BT-X-276-X  | furtherPaymentTerms[].penalty.from        | date 0..1      | extended | Date de départ des pénalités de l’autre échéance  | Further penalty reference date
BT-X-277-X  | furtherPaymentTerms[].penalty.period      | quantity 0..1  | extended | Délai des pénalités de l’autre échéance           | Further penalty period
BT-X-278-X  | furtherPaymentTerms[].penalty.periodUnit  | code 0..1      | extended | Unité du délai des pénalités de l’autre échéance  | Further penalty period unit
BT-X-279-X  | furtherPaymentTerms[].penalty.base        | amount 0..1    | extended | Assiette des pénalités de l’autre échéance        | Further penalty base amount
BT-X-280-X  | furtherPaymentTerms[].penalty.percent     | percent 0..1   | extended | Taux des pénalités de l’autre échéance            | Further penalty percentage
BT-X-281-X  | furtherPaymentTerms[].penalty.amount      | amount 0..1    | extended | Montant des pénalités de l’autre échéance         | Further penalty amount
BG-X-44-X   | furtherPaymentTerms[].discount            | group 0..1     | extended | Escompte de l’autre échéance                      | Further discount terms
BT-X-282-X  | furtherPaymentTerms[].discount.from       | date 0..1      | extended | Date de départ de l’escompte de l’autre échéance  | Further discount reference date
BT-X-283-X  | furtherPaymentTerms[].discount.period     | quantity 0..1  | extended | Délai de l’escompte de l’autre échéance           | Further discount period
BT-X-284-X  | furtherPaymentTerms[].discount.periodUnit | code 0..1      | extended | Unité du délai de l’escompte de l’autre échéance  | Further discount period unit
BT-X-285-X  | furtherPaymentTerms[].discount.base       | amount 0..1    | extended | Assiette de l’escompte de l’autre échéance        | Further discount base amount
BT-X-286-X  | furtherPaymentTerms[].discount.percent    | percent 0..1   | extended | Taux de l’escompte de l’autre échéance            | Further discount percentage
BT-X-287-X  | furtherPaymentTerms[].discount.amount     | amount 0..1    | extended | Montant de l’escompte de l’autre échéance         | Further discount amount
BG-34       | thirdPartyCharges                         | group 0..n     | extended | Somme encaissée pour le compte d’un tiers         | Charge on behalf of a third party
BT-179      | thirdPartyCharges[].amount                | amount 1..1    | extended | Montant encaissé pour le compte d’un tiers        | Third party charge amount
BT-180      | thirdPartyCharges[].reason                | text 0..1      | extended | Objet de la somme encaissée pour un tiers         | Third party charge reason
BT-X-555    | precedingInvoices[].typeCode              | code 0..1      | extended | Code de type de la facture antérieure             | Preceding invoice type code
BT-X-290    | buyerAccountingType                       | code 0..1      | extended | Code de type de la référence comptable            | Buyer accounting reference type code
BG-X-45     | advancePayments                           | group 0..n     | extended | Acompte versé                                     | Advance payment
BT-X-291    | advancePayments[].amount                  | amount 1..1    | extended | Montant de l’acompte                              | Advance payment amount
BT-X-292    | advancePayments[].date                    | date 0..1      | extended | Date de l’acompte                                 | Advance payment date
BG-X-46     | advancePayments[].taxes                   | group 0..n     | extended | TVA de l’acompte                                  | Advance payment included tax
BT-X-293    | advancePayments[].taxes[].amount          | amount 1..1    | extended | Montant de TVA de l’acompte                       | Advance payment tax amount
BT-X-294    | advancePayments[].taxes[].type            | code 1..1      | extended | Code de type de taxe de l’acompte                 | Advance payment tax type code
BT-X-295    | advancePayments[].taxes[].exemptionReason | text 0..1      | extended | Motif d’exonération de l’acompte                  | Advance payment VAT exemption reason
BT-X-296    | advancePayments[].taxes[].category        | code 0..1      | extended | Code de TVA de l’acompte                          | Advance payment VAT category code
BT-X-297    | advancePayments[].taxes[].exemptionCode   | code 0..1      | extended | Code de motif d’exonération de l’acompte          | Advance payment VAT exemption reason code
BT-X-298    | advancePayments[].taxes[].rate            | percent 0..1   | extended | Taux de TVA de l’acompte                          | Advance payment VAT rate
BT-X-558    | advancePayments[].invoice                 | text 0..1      | extended | Numéro de la facture d’acompte                    | Advance payment invoice reference
BT-X-559    | advancePayments[].invoiceType             | code 0..1      | extended | Code de type de la facture d’acompte              | Advance payment invoice type code
BT-X-560    | advancePayments[].invoiceDate             | date 0..1      | extended | Date de la facture d’acompte                      | Advance payment invoice date
`;
