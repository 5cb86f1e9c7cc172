import { demands, treatments } from '#workflows/invoice/rules/judged.ts';
import { rulesNames } from '#workflows/invoice/rulesNames.ts';
import { targetNames } from '#workflows/invoice/targets.ts';
import type { Text } from '#workflows/text.ts';

/** One option of a verb: what `parseArgs` needs to read it, and what help says about it. */
interface OptionRow {
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
  readonly short?: string;
  /** What its value is called in help. */
  readonly value: string;
  readonly about: Text;
}

const out = {
  type: 'string',
  short: 'o',
  value: 'OUT',
  about: { fr: 'le fichier à écrire', en: 'the file to write' },
} as const satisfies OptionRow;

const customer = {
  type: 'string',
  value: 'CODE',
  about: { fr: 'le code du client', en: 'the customer’s code' },
} as const satisfies OptionRow;

const mapping = {
  type: 'string',
  value: 'FILE',
  about: {
    fr: 'comment lire un CSV ou un Excel : colonnes, séparateur, décimales…, en JSON',
    en: 'how to read a CSV or Excel file: columns, delimiter, decimals…, as JSON',
  },
} as const satisfies OptionRow;

const partner = {
  type: 'string',
  value: 'FILE',
  about: {
    fr: 'les usages du partenaire EDIFACT qui a fait le fichier, en JSON',
    en: 'the ways of the EDIFACT partner that made the file, as JSON',
  },
} as const satisfies OptionRow;

const treatment = {
  type: 'string',
  value: treatments.join('|'),
  about: {
    fr: 'le traitement en France, quand la facture n’a pas de note BAR',
    en: 'the treatment in France, where the invoice has no BAR note',
  },
} as const satisfies OptionRow;

/** The options of each verb that has some, verbs within verbs by both their names. Each verb reads its own from here. */
export const optionTable = {
  read: { mapping, partner },
  validate: {
    rules: {
      type: 'string',
      value: rulesNames.join('|'),
      about: { fr: 'les règles à appliquer (auto)', en: 'the rules to judge by (auto)' },
    },
    treatment,
    recipient: {
      type: 'string',
      value: demands.join('|'),
      about: {
        fr: 'ce que le destinataire exige, d’après l’annuaire de Chorus Pro : rien, un code service (BT-10), un engagement (BT-13), l’un des deux ou les deux',
        en: 'what the recipient asks for, by the directory of Chorus Pro: nothing, a service code (BT-10), an engagement (BT-13), either or both',
      },
    },
    mapping,
    partner,
  },
  convert: {
    to: {
      type: 'string',
      value: targetNames.join('|'),
      about: { fr: 'le format à écrire', en: 'the format to write' },
    },
    profile: {
      type: 'string',
      value: 'minimum|basic-wl|basic|en16931|extended|…',
      about: { fr: 'le profil de ce format', en: 'the profile of that format' },
    },
    pdf: {
      type: 'string',
      value: 'PDF',
      about: {
        fr: 'les pages qui reçoivent les données (sinon elles sont dessinées)',
        en: 'the pages that take the data in (else they are drawn)',
      },
    },
    partner: {
      type: 'string',
      value: 'FILE',
      about: {
        fr: 'les usages du partenaire EDIFACT, en JSON',
        en: 'the ways of the EDIFACT partner, as JSON',
      },
    },
    treatment,
    mapping,
    'from-partner': partner,
    out: {
      ...out,
      about: {
        fr: 'le fichier à écrire ; un dossier quand il y a plusieurs factures',
        en: 'the file to write; a folder where there are several invoices',
      },
    },
  },
  pdfa: {
    out,
    'max-bytes': {
      type: 'string',
      value: 'N',
      about: {
        fr: 'la taille à ne pas dépasser, en octets : les images sont réduites, jamais sous 150 ppp',
        en: 'the size not to exceed, in bytes: images are made smaller, never under 150 dpi',
      },
    },
  },
  'flow simulate': {
    on: {
      type: 'string',
      value: 'DIR',
      about: {
        fr: 'un dossier de factures, sans serveur',
        en: 'a folder of invoices, without a server',
      },
    },
    last: {
      type: 'string',
      value: 'N',
      about: {
        fr: 'les N dernières factures du serveur (200 au plus)',
        en: 'the last N invoices of the server (200 at most)',
      },
    },
    against: {
      type: 'string',
      value: 'FLOW',
      about: {
        fr: 'un autre circuit : ce qui changerait de celui-là à FLOW',
        en: 'another flow: what would change from that one to FLOW',
      },
    },
    param: {
      type: 'string',
      multiple: true,
      value: 'NAME=VALUE',
      about: {
        fr: 'un paramètre du client, avec --on (peut se répéter)',
        en: 'a parameter of the customer, with --on (may be repeated)',
      },
    },
  },
  submit: {
    customer,
    pdf: {
      type: 'string',
      value: 'PDF',
      about: {
        fr: 'les pages de la facture dont le fichier donne les données',
        en: 'the pages of the invoice whose data the file gives',
      },
    },
    mapping,
  },
  deliveries: {
    state: {
      type: 'string',
      value: 'S',
      about: {
        fr: 'needs-action, retrying, waiting, running, ended, ou un état',
        en: 'needs-action, retrying, waiting, running, ended, or one state',
      },
    },
    customer,
  },
  report: {
    month: {
      type: 'string',
      value: 'M',
      about: {
        fr: 'le mois, 2026-11 ; le mois présent sinon',
        en: 'the month, 2026-11; else the present one',
      },
    },
  },
  again: {
    version: {
      type: 'string',
      value: 'N',
      about: {
        fr: 'la version du circuit ; la plus récente sinon',
        en: 'the version of the flow; else the newest one',
      },
    },
    reason: {
      type: 'string',
      value: 'R',
      about: { fr: 'pourquoi, pour la piste d’audit', en: 'why, for the audit trail' },
    },
    confirm: {
      type: 'boolean',
      value: '',
      about: {
        fr: 'envoie aussi ce que le client a déjà reçu',
        en: 'sends also what the customer was given already',
      },
    },
    preview: {
      type: 'boolean',
      value: '',
      about: {
        fr: 'dit ce qui se ferait, sans rien faire',
        en: 'says what would be done, and does nothing',
      },
    },
  },
  tell: {
    invoice: {
      type: 'string',
      value: 'NUMBER',
      about: {
        fr: 'le numéro de la facture, au lieu de la remise',
        en: 'the invoice’s number, in place of the delivery',
      },
    },
    event: {
      type: 'string',
      value: 'NAME',
      about: { fr: 'l’événement que le circuit attend', en: 'the event that the flow waits for' },
    },
    value: {
      type: 'string',
      value: 'V',
      about: { fr: 'la valeur qu’il apporte', en: 'the value that it brings' },
    },
    comment: {
      type: 'string',
      value: 'C',
      about: { fr: 'un mot de plus, gardé avec lui', en: 'a word more, kept with it' },
    },
    id: {
      type: 'string',
      value: 'ID',
      about: {
        fr: 'le même deux fois ne compte qu’une fois (8 caractères au moins)',
        en: 'the same twice counts once (8 characters at least)',
      },
    },
  },
  'tables import': {
    note: {
      type: 'string',
      value: 'N',
      about: {
        fr: 'ce qui change, gardé avec la version ; le nom du fichier sinon',
        en: 'what changes, kept with the version; else the file’s name',
      },
    },
  },
  'tables export': {
    version: {
      type: 'string',
      value: 'V',
      about: { fr: 'la version ; la plus récente sinon', en: 'the version; else the newest' },
    },
    out,
  },
  resolve: {
    node: {
      type: 'string',
      value: 'N',
      about: { fr: 'l’étape en attente', en: 'the step that waits' },
    },
    action: {
      type: 'string',
      value: 'retry|amend|skip|abort|arrived|send-again',
      about: { fr: 'la décision', en: 'the decision' },
    },
    reason: {
      type: 'string',
      value: 'R',
      about: { fr: 'pourquoi, pour la piste d’audit', en: 'why, for the audit trail' },
    },
    patch: {
      type: 'string',
      value: 'JSON',
      about: {
        fr: 'les valeurs corrigées, {"invoice.orderReference":"4500123"}',
        en: 'the amended values, {"invoice.orderReference":"4500123"}',
      },
    },
    exit: {
      type: 'string',
      value: 'X',
      about: { fr: 'la sortie que prend skip', en: 'the exit that skip takes' },
    },
    'all-with': {
      type: 'string',
      value: 'STATE|FAULT',
      about: {
        fr: 'toutes les remises dans cet état (parked, uncertain) ou en attente pour ce code d’incident',
        en: 'all deliveries in that state (parked, uncertain) or waiting for that fault code',
      },
    },
    order: {
      type: 'string',
      value: 'oldest|customer|amount',
      about: {
        fr: 'avec --all-with : les plus anciennes d’abord (oldest), par client, ou par montant',
        en: 'with --all-with: oldest first, by customer, or largest amount first',
      },
    },
    pace: {
      type: 'string',
      value: 'N',
      about: {
        fr: 'avec --all-with : N remises par minute au plus',
        en: 'with --all-with: N deliveries a minute at most',
      },
    },
  },
  worker: {
    queue: {
      type: 'string',
      value: 'deliveries|heavy',
      about: {
        fr: 'une seule file : les remises, ou les étapes lourdes (FACTEUR_HEAVY_QUEUE)',
        en: 'one queue only: the deliveries, or the heavy steps (FACTEUR_HEAVY_QUEUE)',
      },
    },
  },
  reconcile: {
    after: {
      type: 'string',
      value: 'MINUTES',
      about: {
        fr: 'ne dire que ce qui dure depuis plus longtemps (10)',
        en: 'tell only what has lasted for longer (10)',
      },
    },
  },
  'audit export': {
    out: {
      ...out,
      value: 'PACK.zip',
      about: { fr: 'le dossier à écrire', en: 'the pack to write' },
    },
  },
  'audit verify': {
    key: {
      type: 'string',
      value: 'F',
      about: {
        fr: 'l’empreinte de la clé qui doit avoir scellé le dossier',
        en: 'the fingerprint of the key that must have sealed the pack',
      },
    },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, OptionRow>>>>;
