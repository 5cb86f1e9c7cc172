import { table } from './row.ts';

/** Payment, VAT breakdown, allowances and charges of the document, totals. */
export const moneyTerms = table`
BT-90  | payment.directDebit.creditorId     | text 0..1    | basic-wl | Identifiant du créancier (ICS)                | Bank assigned creditor identifier
BT-83  | payment.remittance                 | text 0..1    | basic-wl | Avis de paiement                              | Remittance information
BT-6   | vatCurrency                        | code 0..1    | basic-wl | Devise de comptabilisation de la TVA          | VAT accounting currency code
BT-5   | currency                           | code 1..1    | minimum  | Devise                                        | Invoice currency code
BG-16  | payment                            | group 0..1   | basic-wl | Instructions de paiement                      | Payment instructions
BG-17  | payment.accounts                   | group 0..n   | basic-wl | Compte à créditer                             | Credit transfer account
BT-84  | payment.accounts[].id              | account 1..1 | basic-wl | Compte de paiement (IBAN)                     | Payment account identifier
BT-85  | payment.accounts[].name            | text 0..1    | en16931  | Titulaire du compte                           | Payment account name
BT-86  | payment.accounts[].bic             | text 0..1    | en16931  | Banque du bénéficiaire (BIC)                  | Payment service provider identifier
BT-81  | payment.meansCode                  | code 1..1    | basic-wl | Code du moyen de paiement                     | Payment means type code
BT-82  | payment.meansText                  | text 0..1    | en16931  | Moyen de paiement                             | Payment means text
BT-87  | payment.card.number                | text 1..1    | en16931  | Numéro de carte de paiement                   | Payment card primary account number
BT-88  | payment.card.holder                | text 0..1    | en16931  | Titulaire de la carte                         | Payment card holder name
BT-91  | payment.directDebit.debitedAccount | text 0..1    | basic-wl | Compte à débiter                              | Debited account identifier
BG-23  | vatBreakdown                       | group 1..n   | basic-wl | Ventilation de la TVA                         | VAT breakdown
BT-117 | vatBreakdown[].amount              | amount 1..1  | basic-wl | Montant de TVA de la catégorie                | VAT category tax amount
BT-120 | vatBreakdown[].exemptionReason     | text 0..1    | basic-wl | Motif d’exonération de TVA                    | VAT exemption reason text
BT-116 | vatBreakdown[].base                | amount 1..1  | basic-wl | Base d’imposition de la catégorie             | VAT category taxable amount
BT-118 | vatBreakdown[].category            | code 1..1    | basic-wl | Code de catégorie de TVA                      | VAT category code
BT-121 | vatBreakdown[].exemptionCode       | code 0..1    | basic-wl | Code de motif d’exonération de TVA            | VAT exemption reason code
BT-119 | vatBreakdown[].rate                | percent 0..1 | basic-wl | Taux de TVA de la catégorie                   | VAT category rate
BT-7   | taxPointDate                       | date 0..1    | en16931  | Date d’exigibilité de la TVA                  | Value added tax point date
BT-8   | taxPointCode                       | code 0..1    | basic-wl | Code de date d’exigibilité de la TVA          | Value added tax point date code
BG-14  | delivery.period                    | group 0..1   | basic-wl | Période de facturation                        | Invoicing period
BT-73  | delivery.period.start              | date 0..1    | basic-wl | Début de la période de facturation            | Invoicing period start date
BT-74  | delivery.period.end                | date 0..1    | basic-wl | Fin de la période de facturation              | Invoicing period end date
BG-20  | allowances                         | group 0..n   | basic-wl | Remise sur le document                        | Document level allowance
BT-94  | allowances[].percent               | percent 0..1 | basic-wl | Pourcentage de la remise                      | Document allowance percentage
BT-93  | allowances[].base                  | amount 0..1  | basic-wl | Assiette de la remise                         | Document allowance base amount
BT-92  | allowances[].amount                | amount 1..1  | basic-wl | Montant de la remise                          | Document allowance amount
BT-98  | allowances[].reasonCode            | code 0..1    | basic-wl | Code de motif de la remise                    | Document allowance reason code
BT-97  | allowances[].reason                | text 0..1    | basic-wl | Motif de la remise                            | Document allowance reason
BT-95  | allowances[].vat.category          | code 1..1    | basic-wl | Code de TVA de la remise                      | Document allowance VAT category code
BT-96  | allowances[].vat.rate              | percent 0..1 | basic-wl | Taux de TVA de la remise                      | Document allowance VAT rate
BG-21  | charges                            | group 0..n   | basic-wl | Frais sur le document                         | Document level charge
BT-101 | charges[].percent                  | percent 0..1 | basic-wl | Pourcentage des frais                         | Document charge percentage
BT-100 | charges[].base                     | amount 0..1  | basic-wl | Assiette des frais                            | Document charge base amount
BT-99  | charges[].amount                   | amount 1..1  | basic-wl | Montant des frais                             | Document charge amount
BT-105 | charges[].reasonCode               | code 0..1    | basic-wl | Code de motif des frais                       | Document charge reason code
BT-104 | charges[].reason                   | text 0..1    | basic-wl | Motif des frais                               | Document charge reason
BT-102 | charges[].vat.category             | code 1..1    | basic-wl | Code de TVA des frais                         | Document charge VAT category code
BT-103 | charges[].vat.rate                 | percent 0..1 | basic-wl | Taux de TVA des frais                         | Document charge VAT rate
BT-20  | paymentTerms                       | text 0..1    | basic-wl | Conditions de paiement                        | Payment terms
BT-9   | dueDate                            | date 0..1    | basic-wl | Date d’échéance                               | Payment due date
BT-89  | payment.directDebit.mandate        | text 0..1    | basic-wl | Référence du mandat (RUM)                     | Mandate reference identifier
BG-22  | totals                             | group 1..1   | minimum  | Totaux du document                            | Document totals
BT-106 | totals.lineNet                     | amount 1..1  | basic-wl | Somme des montants nets des lignes            | Sum of line net amounts
BT-108 | totals.charges                     | amount 0..1  | basic-wl | Somme des frais                               | Sum of charges
BT-107 | totals.allowances                  | amount 0..1  | basic-wl | Somme des remises                             | Sum of allowances
BT-109 | totals.withoutVat                  | amount 1..1  | minimum  | Total hors TVA                                | Total without VAT
BT-110 | totals.vat                         | amount 0..1  | minimum  | Total de la TVA                               | Total VAT
BT-111 | totals.vatInAccountingCurrency     | amount 0..1  | basic-wl | Total de la TVA en devise de comptabilisation | Total VAT in accounting currency
BT-114 | totals.rounding                    | amount 0..1  | en16931  | Arrondi                                       | Rounding amount
BT-112 | totals.withVat                     | amount 1..1  | minimum  | Total TVA comprise                            | Total with VAT
BT-113 | totals.paid                        | amount 0..1  | basic-wl | Montant déjà payé                             | Paid amount
BT-115 | totals.payable                     | amount 1..1  | minimum  | Net à payer                                   | Amount due for payment
BT-19  | buyerAccounting                    | text 0..1    | basic-wl | Référence comptable de l’acheteur             | Buyer accounting reference
`;
