import { seenProblem } from '../seenProblem.ts';

/** fr, en, remedy fr, remedy en; `{}` stands for what was seen. */
const words = {
  EDI_TOO_LARGE: [
    'le fichier EDIFACT dépasse {}',
    'the EDIFACT file exceeds {}',
    'Découpez l’interchange.',
    'Split the interchange.',
  ],
  EDI_CHARSET: [
    'jeu de caractères {} inconnu dans UNB',
    'unknown character set {} in UNB',
    'Utilisez UNOA, UNOB, UNOC (ISO 8859-1) ou UNOY (UTF-8).',
    'Use UNOA, UNOB, UNOC (ISO 8859-1) or UNOY (UTF-8).',
  ],
  EDI_ENCODING: [
    'le fichier n’est pas dans le jeu de caractères annoncé, {}',
    'the file is not in the character set that it announces, {}',
    'Annoncez dans UNB le jeu de caractères réellement utilisé.',
    'Announce in UNB the character set that is really used.',
  ],
  EDI_MARKS: [
    'les séparateurs de UNA ne sont pas six signes différents : « {} »',
    'the marks of UNA are not six different signs: “{}”',
    "Écrivez UNA:+.? ' ou retirez UNA.",
    "Write UNA:+.? ' or leave UNA out.",
  ],
  EDI_TRUNCATED: [
    'le fichier s’arrête au milieu : {}',
    'the file ends half-way: {}',
    'Demandez un nouvel envoi de l’interchange entier.',
    'Ask for the whole interchange again.',
  ],
  EDI_TAG: [
    '« {} » n’est pas un code de segment de trois majuscules',
    '“{}” is not a segment tag of three capitals',
    'Vérifiez les séparateurs, et que chaque apostrophe d’un texte est précédée du signe d’échappement.',
    'Check the marks, and that each apostrophe within a text has the release character before it.',
  ],
  EDI_ENVELOPE: [
    'l’enveloppe n’est pas complète : {}',
    'the envelope is not complete: {}',
    'Un interchange est UNB, puis UNH … UNT pour chaque message, puis UNZ.',
    'An interchange is UNB, then UNH … UNT for each message, then UNZ.',
  ],
  EDI_REFERENCE: [
    'la référence de fin diffère de celle du début : {}',
    'the reference at the end differs from that at the beginning: {}',
    'Reprenez dans UNT la référence de UNH, et dans UNZ celle de UNB.',
    'Repeat the reference of UNH in UNT, and that of UNB in UNZ.',
  ],
  EDI_COUNT: [
    'le nombre annoncé n’est pas celui du fichier : {}',
    'the count that is announced is not that of the file: {}',
    'UNT compte les segments de UNH à UNT compris, UNZ compte les messages.',
    'UNT counts the segments from UNH to UNT inclusive, UNZ counts the messages.',
  ],
  EDI_NOT_INVOICE: [
    'le message est de type {}, pas INVOIC',
    'the message is of type {}, not INVOIC',
    'Déposez un message INVOIC D.96A ou D.01B.',
    'Submit an INVOIC message, D.96A or D.01B.',
  ],
  EDI_SEGMENT_MISPLACED: [
    'le segment {} n’a pas sa place ici dans INVOIC',
    'segment {} has no place here in INVOIC',
    'Écrivez les segments dans l’ordre de la structure du message INVOIC.',
    'Write the segments in the order of the structure of INVOIC.',
  ],
  EDI_SEGMENT_UNMAPPED: [
    '« {} » n’est pas repris : aucun terme d’EN 16931 ne correspond, ou le terme est déjà donné',
    '“{}” is not kept: no term of EN 16931 corresponds, or the term is given already',
    'Rien à faire si cette donnée ne sert pas ; sinon mettez-la dans une note (FTX).',
    'Nothing to do if it is not needed; else put it in a note (FTX).',
  ],
  EDI_DERIVED: [
    'le net à payer (MOA+9) manque : le total TVA comprise (MOA+77) est pris pour lui',
    'the amount due (MOA+9) is missing: the total with VAT (MOA+77) is taken for it',
    'Ajoutez MOA+9 aux messages de ce partenaire.',
    'Add MOA+9 to the messages of this partner.',
  ],
  EDI_SEVERAL_PACKAGES: [
    'un objet joint à l’interchange (UNO) n’est pas repris : {}',
    'an object that goes with the interchange (UNO) is not kept: {}',
    'Envoyez la pièce jointe par un autre canal.',
    'Send the attachment by another channel.',
  ],
  EDI_ADDRESS_MISSING: [
    'ni le profil ni la facture ne donnent d’adresse à mettre dans UNB ({})',
    'neither the profile nor the invoice gives an address to put in UNB ({})',
    'Indiquez dans le profil du partenaire le code (GLN) et son qualifiant.',
    'State the code (GLN) and its qualifier in the partner’s profile.',
  ],
  EDI_ADDRESS_MADE: [
    'faute de GLN, de SIRET ou de SIREN, « {} » sert d’adresse dans UNB',
    'for want of a GLN, SIRET or SIREN, “{}” serves as the address in UNB',
    'Indiquez dans le profil du partenaire le code convenu et son qualifiant.',
    'State the agreed code and its qualifier in the partner’s profile.',
  ],
  EDI_GLN: [
    'le GLN {} n’a pas 13 chiffres ou sa clé est fausse',
    'the GLN {} does not have 13 digits, or its check digit is wrong',
    'Demandez au partenaire son code lieu-fonction GS1 exact.',
    'Ask the partner for the exact GS1 location number.',
  ],
  EDI_CHARACTER: [
    'le jeu de caractères du partenaire n’a pas « {} »',
    'the partner’s character set does not have “{}”',
    'Choisissez UNOC ou UNOY dans le profil du partenaire, ou changez ce texte.',
    'Choose UNOC or UNOY in the partner’s profile, or change this text.',
  ],
  EDI_REPLACED: [
    'écrit sans des signes que le jeu de caractères n’a pas : « {} »',
    'written without signs that the character set does not have: “{}”',
    'Choisissez UNOY dans le profil du partenaire s’il l’accepte.',
    'Choose UNOY in the partner’s profile if it accepts that.',
  ],
  EDI_CUT: [
    'texte trop long pour le segment, coupé : « {} »',
    'text too long for the segment, cut: “{}”',
    'Raccourcissez ce texte, ou choisissez D.01B si le partenaire l’accepte.',
    'Shorten this text, or choose D.01B if the partner accepts it.',
  ],
  EDI_LINES_MOVED: [
    'une adresse sans première ligne ne peut s’écrire : ses lignes remontent ({})',
    'an address without its first line cannot be written: its lines move up ({})',
    'Remplissez la première ligne de l’adresse.',
    'Fill in the first line of the address.',
  ],
  EDI_WITHOUT_VALUE: [
    'le segment {} n’a pas de valeur à porter : il n’est pas écrit',
    'segment {} has no value to carry: it is not written',
    'Complétez cette donnée dans la facture.',
    'Complete this in the invoice.',
  ],
  EDI_TOO_LONG: [
    'valeur trop longue pour le segment, non écrite : « {} »',
    'value too long for the segment, not written: “{}”',
    'Raccourcissez cette valeur ; une référence ne peut pas être coupée.',
    'Shorten this value; a reference can not be cut.',
  ],
  EDI_REQUIRED_TOO_LONG: [
    'valeur indispensable trop longue pour le segment : « {} »',
    'a value that is needed is too long for the segment: “{}”',
    'Raccourcissez cette valeur.',
    'Shorten this value.',
  ],
  EDI_TOO_MANY: [
    'plus de segments {} que le message n’en admet : les derniers ne sont pas écrits',
    'more segments {} than the message allows: the last ones are not written',
    'Regroupez ces données dans la facture.',
    'Put these data together in the invoice.',
  ],
  EDI_LINES_NUMBERED: [
    'les lignes sont renumérotées à partir de 1 : le numéro « {} » n’entre pas dans LIN',
    'the lines are numbered anew from 1: the number “{}” does not fit into LIN',
    'Numérotez les lignes de 1 à 999999 dans la facture.',
    'Number the lines from 1 to 999999 in the invoice.',
  ],
  EDI_SCHEME: [
    'l’identifiant « {} » est d’un schéma que le segment ne peut pas dire : il est écrit sans',
    'the identifier “{}” is of a scheme that the segment can not say: it is written without it',
    'Donnez le GLN (schéma 0088), le SIREN (0002), le SIRET (0009) ou le GTIN (0160).',
    'Give the GLN (scheme 0088), SIREN (0002), SIRET (0009) or GTIN (0160).',
  ],
  EDI_CLASS_RESERVED: [
    'la classification « {} » porte un code réservé aux références d’article du vendeur (SA) et de l’acheteur (IN) : elle n’est pas écrite',
    'the classification “{}” has a code that is kept for the article numbers of seller (SA) and buyer (IN): it is not written',
    'Donnez la référence en BT-155 ou BT-156, ou un autre code de classification (UNTDID 7143).',
    'Give the number as BT-155 or BT-156, or another classification code (UNTDID 7143).',
  ],
  EDI_DECIMALS: [
    '« {} » a plus de décimales que le profil du partenaire n’en admet',
    '“{}” has more decimals than the partner’s profile allows',
    'Arrondissez la valeur dans la facture, ou admettez plus de décimales dans le profil.',
    'Round the value in the invoice, or allow more decimals in the profile.',
  ],
} as const;

export type EdifactCode = keyof typeof words;

/** The place is the segment, as `segment 17` or `NAD+SU`. */
export const edifactProblem = seenProblem(words);
