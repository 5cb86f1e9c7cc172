import { table } from './row.ts';

/** Seller, buyer, payee, tax representative and delivery. */
export const partyTerms = table`
BG-4   | seller                                | group 1..1      | minimum  | Vendeur                                 | Seller
BT-29  | seller.identifiers                    | identifier 0..n | basic-wl | Identifiant du vendeur                  | Seller identifier
BT-27  | seller.name                           | text 1..1       | minimum  | Nom du vendeur                          | Seller name
BT-33  | seller.legalForm                      | text 0..1       | en16931  | Informations juridiques du vendeur      | Seller additional legal information
BT-30  | seller.legalId                        | identifier 0..1 | minimum  | Immatriculation du vendeur (SIREN)      | Seller legal registration identifier
BT-28  | seller.tradingName                    | text 0..1       | basic-wl | Nom commercial du vendeur               | Seller trading name
BG-6   | seller.contact                        | group 0..1      | en16931  | Contact du vendeur                      | Seller contact
BT-41  | seller.contact.name                   | text 0..1       | en16931  | Nom du contact du vendeur               | Seller contact point
BT-42  | seller.contact.phone                  | text 0..1       | en16931  | Téléphone du contact du vendeur         | Seller contact telephone
BT-43  | seller.contact.email                  | text 0..1       | en16931  | Courriel du contact du vendeur          | Seller contact e-mail address
BG-5   | seller.address                        | group 0..1      | minimum  | Adresse du vendeur                      | Seller postal address
BT-38  | seller.address.postCode               | text 0..1       | basic-wl | Code postal du vendeur                  | Seller post code
BT-35  | seller.address.line1                  | text 0..1       | basic-wl | Adresse du vendeur, ligne 1             | Seller address line 1
BT-36  | seller.address.line2                  | text 0..1       | basic-wl | Adresse du vendeur, ligne 2             | Seller address line 2
BT-162 | seller.address.line3                  | text 0..1       | basic-wl | Adresse du vendeur, ligne 3             | Seller address line 3
BT-37  | seller.address.city                   | text 0..1       | basic-wl | Localité du vendeur                     | Seller city
BT-40  | seller.address.country                | code 1..1       | minimum  | Pays du vendeur                         | Seller country code
BT-39  | seller.address.subdivision            | text 0..1       | basic-wl | Subdivision du vendeur                  | Seller country subdivision
BT-34  | seller.electronicAddress              | identifier 0..1 | basic-wl | Adresse électronique du vendeur         | Seller electronic address
BT-31  | seller.vatId                          | text 0..1       | minimum  | N° de TVA du vendeur                    | Seller VAT identifier
BT-32  | seller.taxId                          | text 0..1       | en16931  | Identifiant fiscal local du vendeur     | Seller tax registration identifier
BG-7   | buyer                                 | group 1..1      | minimum  | Acheteur                                | Buyer
BT-46  | buyer.identifiers                     | identifier 0..n | basic-wl | Identifiant de l’acheteur               | Buyer identifier
BT-44  | buyer.name                            | text 1..1       | minimum  | Nom de l’acheteur                       | Buyer name
BT-47  | buyer.legalId                         | identifier 0..1 | minimum  | Immatriculation de l’acheteur (SIREN)   | Buyer legal registration identifier
BT-45  | buyer.tradingName                     | text 0..1       | en16931  | Nom commercial de l’acheteur            | Buyer trading name
BG-9   | buyer.contact                         | group 0..1      | en16931  | Contact de l’acheteur                   | Buyer contact
BT-56  | buyer.contact.name                    | text 0..1       | en16931  | Nom du contact de l’acheteur            | Buyer contact point
BT-57  | buyer.contact.phone                   | text 0..1       | en16931  | Téléphone du contact de l’acheteur      | Buyer contact telephone
BT-58  | buyer.contact.email                   | text 0..1       | en16931  | Courriel du contact de l’acheteur       | Buyer contact e-mail address
BG-8   | buyer.address                         | group 0..1      | basic-wl | Adresse de l’acheteur                   | Buyer postal address
BT-53  | buyer.address.postCode                | text 0..1       | basic-wl | Code postal de l’acheteur               | Buyer post code
BT-50  | buyer.address.line1                   | text 0..1       | basic-wl | Adresse de l’acheteur, ligne 1          | Buyer address line 1
BT-51  | buyer.address.line2                   | text 0..1       | basic-wl | Adresse de l’acheteur, ligne 2          | Buyer address line 2
BT-163 | buyer.address.line3                   | text 0..1       | basic-wl | Adresse de l’acheteur, ligne 3          | Buyer address line 3
BT-52  | buyer.address.city                    | text 0..1       | basic-wl | Localité de l’acheteur                  | Buyer city
BT-55  | buyer.address.country                 | code 1..1       | basic-wl | Pays de l’acheteur                      | Buyer country code
BT-54  | buyer.address.subdivision             | text 0..1       | basic-wl | Subdivision de l’acheteur               | Buyer country subdivision
BT-49  | buyer.electronicAddress               | identifier 0..1 | basic-wl | Adresse électronique de l’acheteur      | Buyer electronic address
BT-48  | buyer.vatId                           | text 0..1       | basic-wl | N° de TVA de l’acheteur                 | Buyer VAT identifier
BG-11  | taxRepresentative                     | group 0..1      | basic-wl | Représentant fiscal du vendeur          | Seller tax representative
BT-62  | taxRepresentative.name                | text 1..1       | basic-wl | Nom du représentant fiscal              | Tax representative name
BG-12  | taxRepresentative.address             | group 0..1      | basic-wl | Adresse du représentant fiscal          | Tax representative postal address
BT-67  | taxRepresentative.address.postCode    | text 0..1       | basic-wl | Code postal du représentant fiscal      | Tax representative post code
BT-64  | taxRepresentative.address.line1       | text 0..1       | basic-wl | Adresse du représentant fiscal, ligne 1 | Tax representative address line 1
BT-65  | taxRepresentative.address.line2       | text 0..1       | basic-wl | Adresse du représentant fiscal, ligne 2 | Tax representative address line 2
BT-164 | taxRepresentative.address.line3       | text 0..1       | basic-wl | Adresse du représentant fiscal, ligne 3 | Tax representative address line 3
BT-66  | taxRepresentative.address.city        | text 0..1       | basic-wl | Localité du représentant fiscal         | Tax representative city
BT-69  | taxRepresentative.address.country     | code 1..1       | basic-wl | Pays du représentant fiscal             | Tax representative country code
BT-68  | taxRepresentative.address.subdivision | text 0..1       | basic-wl | Subdivision du représentant fiscal      | Tax representative country subdivision
BT-63  | taxRepresentative.vatId               | text 1..1       | basic-wl | N° de TVA du représentant fiscal        | Tax representative VAT identifier
BG-13  | delivery                              | group 0..1      | basic-wl | Livraison                               | Delivery
BT-71  | delivery.locationId                   | identifier 0..1 | basic-wl | Identifiant du lieu de livraison        | Deliver to location identifier
BT-70  | delivery.name                         | text 0..1       | basic-wl | Nom du destinataire de la livraison     | Deliver to party name
BG-15  | delivery.address                      | group 0..1      | basic-wl | Adresse de livraison                    | Deliver to postal address
BT-78  | delivery.address.postCode             | text 0..1       | basic-wl | Code postal de livraison                | Deliver to post code
BT-75  | delivery.address.line1                | text 0..1       | basic-wl | Adresse de livraison, ligne 1           | Deliver to address line 1
BT-76  | delivery.address.line2                | text 0..1       | basic-wl | Adresse de livraison, ligne 2           | Deliver to address line 2
BT-165 | delivery.address.line3                | text 0..1       | basic-wl | Adresse de livraison, ligne 3           | Deliver to address line 3
BT-77  | delivery.address.city                 | text 0..1       | basic-wl | Localité de livraison                   | Deliver to city
BT-80  | delivery.address.country              | code 1..1       | basic-wl | Pays de livraison                       | Deliver to country code
BT-79  | delivery.address.subdivision          | text 0..1       | basic-wl | Subdivision de livraison                | Deliver to country subdivision
BT-72  | delivery.date                         | date 0..1       | basic-wl | Date de livraison                       | Actual delivery date
BG-10  | payee                                 | group 0..1      | basic-wl | Bénéficiaire du paiement                | Payee
BT-60  | payee.identifiers                     | identifier 0..n | basic-wl | Identifiant du bénéficiaire             | Payee identifier
BT-59  | payee.name                            | text 1..1       | basic-wl | Nom du bénéficiaire                     | Payee name
BT-61  | payee.legalId                         | identifier 0..1 | basic-wl | Immatriculation du bénéficiaire         | Payee legal registration identifier
`;
