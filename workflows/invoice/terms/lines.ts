import { table } from './row.ts';

/** Invoice lines with their item, price, VAT, allowances and charges. */
export const lineTerms = table`
BG-25    | lines                                  | group 1..n      | basic   | Ligne de facture                       | Invoice line
BT-126   | lines[].id                             | text 1..1       | basic   | Numéro de ligne                        | Line identifier
BT-127   | lines[].note                           | text 0..1       | basic   | Note de ligne                          | Line note
BG-31    | lines[].item                           | group 1..1      | basic   | Article                                | Item
BT-157   | lines[].item.standardId                | identifier 0..1 | basic   | Identifiant standard de l’article      | Item standard identifier
BT-155   | lines[].item.sellerId                  | text 0..1       | en16931 | Référence de l’article chez le vendeur | Item seller’s identifier
BT-156   | lines[].item.buyerId                   | text 0..1       | en16931 | Référence de l’article chez l’acheteur | Item buyer’s identifier
BT-153   | lines[].item.name                      | text 1..1       | basic   | Nom de l’article                       | Item name
BT-154   | lines[].item.description               | text 0..1       | en16931 | Description de l’article               | Item description
BG-32    | lines[].item.attributes                | group 0..n      | en16931 | Attribut de l’article                  | Item attribute
BT-160   | lines[].item.attributes[].name         | text 1..1       | en16931 | Nom de l’attribut                      | Item attribute name
BT-161   | lines[].item.attributes[].value        | text 1..1       | en16931 | Valeur de l’attribut                   | Item attribute value
BT-158-0 | lines[].item.classifications           | group 0..n      | en16931 | Classification de l’article            | Item classification
BT-158   | lines[].item.classifications[].value   | text 1..1       | en16931 | Code de classification de l’article    | Item classification identifier
BT-158-1 | lines[].item.classifications[].scheme  | code 1..1       | en16931 | Schéma de classification               | Item classification scheme
BT-158-2 | lines[].item.classifications[].version | text 0..1       | en16931 | Version du schéma de classification    | Item classification scheme version
BT-159   | lines[].item.origin                    | code 0..1       | en16931 | Pays d’origine de l’article            | Item country of origin
BT-132   | lines[].orderLine                      | text 0..1       | en16931 | Numéro de ligne de commande            | Purchase order line reference
BG-29    | lines[].price                          | group 1..1      | basic   | Prix                                   | Price details
BT-148   | lines[].price.gross                    | price 0..1      | basic   | Prix unitaire brut                     | Item gross price
BT-147   | lines[].price.discount                 | price 0..1      | basic   | Rabais sur le prix unitaire            | Item price discount
BT-146   | lines[].price.net                      | price 1..1      | basic   | Prix unitaire net                      | Item net price
BT-149   | lines[].price.baseQuantity             | quantity 0..1   | basic   | Quantité de base du prix               | Item price base quantity
BT-150   | lines[].price.baseUnit                 | code 0..1       | basic   | Unité de la quantité de base           | Item price base quantity unit
BT-129   | lines[].quantity                       | quantity 1..1   | basic   | Quantité facturée                      | Invoiced quantity
BT-130   | lines[].unit                           | code 1..1       | basic   | Unité de la quantité facturée          | Invoiced quantity unit
BG-30    | lines[].vat                            | group 1..1      | basic   | TVA de la ligne                        | Line VAT information
BT-151   | lines[].vat.category                   | code 1..1       | basic   | Code de TVA de la ligne                | Line VAT category code
BT-152   | lines[].vat.rate                       | percent 0..1    | basic   | Taux de TVA de la ligne                | Line VAT rate
BG-26    | lines[].period                         | group 0..1      | basic   | Période de la ligne                    | Line period
BT-134   | lines[].period.start                   | date 0..1       | basic   | Début de la période de la ligne        | Line period start date
BT-135   | lines[].period.end                     | date 0..1       | basic   | Fin de la période de la ligne          | Line period end date
BG-27    | lines[].allowances                     | group 0..n      | basic   | Remise de ligne                        | Line allowance
BT-138   | lines[].allowances[].percent           | percent 0..1    | en16931 | Pourcentage de la remise de ligne      | Line allowance percentage
BT-137   | lines[].allowances[].base              | amount 0..1     | en16931 | Assiette de la remise de ligne         | Line allowance base amount
BT-136   | lines[].allowances[].amount            | amount 1..1     | basic   | Montant de la remise de ligne          | Line allowance amount
BT-140   | lines[].allowances[].reasonCode        | code 0..1       | basic   | Code de motif de la remise de ligne    | Line allowance reason code
BT-139   | lines[].allowances[].reason            | text 0..1       | basic   | Motif de la remise de ligne            | Line allowance reason
BG-28    | lines[].charges                        | group 0..n      | basic   | Frais de ligne                         | Line charge
BT-143   | lines[].charges[].percent              | percent 0..1    | en16931 | Pourcentage des frais de ligne         | Line charge percentage
BT-142   | lines[].charges[].base                 | amount 0..1     | en16931 | Assiette des frais de ligne            | Line charge base amount
BT-141   | lines[].charges[].amount               | amount 1..1     | basic   | Montant des frais de ligne             | Line charge amount
BT-145   | lines[].charges[].reasonCode           | code 0..1       | basic   | Code de motif des frais de ligne       | Line charge reason code
BT-144   | lines[].charges[].reason               | text 0..1       | basic   | Motif des frais de ligne               | Line charge reason
BT-131   | lines[].netAmount                      | amount 1..1     | basic   | Montant net de la ligne                | Line net amount
BT-128   | lines[].object.value                   | text 0..1       | en16931 | Objet facturé de la ligne              | Line object identifier
BT-128-1 | lines[].object.scheme                  | code 0..1       | en16931 | Schéma de l’objet de la ligne          | Line object identifier scheme
BT-133   | lines[].buyerAccounting                | text 0..1       | en16931 | Référence comptable de la ligne        | Line buyer accounting reference
`;
