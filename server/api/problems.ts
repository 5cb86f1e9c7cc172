import type { Text } from '#workflows/text.ts';
import type { ApiProblem } from './endpoint.ts';

interface Kind {
  readonly status: number;
  readonly title: Text;
  readonly fix: Text;
}

export const problemKinds = {
  SIGN_IN_REQUIRED: {
    status: 401,
    title: { fr: 'Connexion nécessaire', en: 'Sign-in needed' },
    fix: {
      fr: 'Ouvrez un lien de connexion, ou joignez une clé d’API.',
      en: 'Open a sign-in link, or send an API key.',
    },
  },
  SIGN_IN_LINK_UNUSABLE: {
    status: 401,
    title: { fr: 'Lien de connexion inutilisable', en: 'Sign-in link not usable' },
    fix: {
      fr: 'Demandez un nouveau lien à un administrateur : un lien sert une fois, pendant 15 minutes.',
      en: 'Ask an administrator for a new link: a link works once, for 15 minutes.',
    },
  },
  ROLE_NOT_ALLOWED: {
    status: 403,
    title: { fr: 'Votre rôle ne le permet pas', en: 'Your role may not do this' },
    fix: {
      fr: 'Demandez à une personne qui a un de ces rôles.',
      en: 'Ask someone who has one of these roles.',
    },
  },
  CROSS_SITE_REFUSED: {
    status: 403,
    title: { fr: 'Demande venue d’un autre site', en: 'Request from another site' },
    fix: {
      fr: 'Agissez depuis les pages de Facteur, ou par une clé d’API.',
      en: 'Act from Facteur’s own pages, or with an API key.',
    },
  },
  NOT_FOUND: {
    status: 404,
    title: { fr: 'Introuvable', en: 'Not found' },
    fix: { fr: 'Vérifiez l’adresse.', en: 'Check the address.' },
  },
  TABLE_INVALID: {
    status: 422,
    title: { fr: 'Table à corriger', en: 'Table to correct' },
    fix: {
      fr: 'Corrigez le fichier, puis déposez-le à nouveau.',
      en: 'Correct the file, then upload it again.',
    },
  },
  REQUEST_INVALID: {
    status: 400,
    title: { fr: 'Demande mal formée', en: 'Malformed request' },
    fix: { fr: 'Corrigez les champs indiqués.', en: 'Correct the fields that are named.' },
  },
  URL_INVALID: {
    status: 400,
    title: { fr: 'Adresse mal formée', en: 'Malformed address' },
    fix: { fr: 'Vérifiez l’adresse.', en: 'Check the address.' },
  },
  JSON_INVALID: {
    status: 400,
    title: { fr: 'JSON illisible', en: 'Unreadable JSON' },
    fix: { fr: 'Envoyez un JSON valide en UTF-8.', en: 'Send valid JSON in UTF-8.' },
  },
  JSON_TOO_DEEP: {
    status: 400,
    title: { fr: 'JSON trop imbriqué', en: 'JSON nested too deeply' },
    fix: { fr: 'Restez sous 64 niveaux.', en: 'Stay below 64 levels.' },
  },
  MULTIPART_INVALID: {
    status: 400,
    title: { fr: 'Envoi de fichiers mal formé', en: 'Malformed upload' },
    fix: {
      fr: 'Envoyez un multipart/form-data : les fichiers, puis au plus une fois chaque champ.',
      en: 'Send multipart/form-data: the files, and each field at most once.',
    },
  },
  BODY_TOO_LARGE: {
    status: 413,
    title: { fr: 'Envoi trop volumineux', en: 'Request too large' },
    fix: {
      fr: 'Au plus 1 Mo de JSON, ou 200 fichiers de 50 Mo en tout.',
      en: 'At most 1 MB of JSON, or 200 files of 50 MB in all.',
    },
  },
  MEDIA_TYPE_UNSUPPORTED: {
    status: 415,
    title: { fr: 'Type de contenu non pris en charge', en: 'Unsupported media type' },
    fix: {
      fr: 'Annoncez application/json en UTF-8, ou multipart/form-data pour des fichiers.',
      en: 'Declare application/json in UTF-8, or multipart/form-data for files.',
    },
  },
  DRAFT_CONFLICT: {
    status: 409,
    title: { fr: 'Quelqu’un a enregistré entre-temps', en: 'Somebody saved in the meantime' },
    fix: {
      fr: 'Rechargez le brouillon, puis reprenez vos changements.',
      en: 'Load the draft again, then redo your changes.',
    },
  },
  FLOW_HAS_PROBLEMS: {
    status: 422,
    title: { fr: 'Le circuit a des problèmes', en: 'The flow has problems' },
    fix: { fr: 'Corrigez les étapes indiquées.', en: 'Correct the steps that are named.' },
  },
  INVOICE_UNREADABLE: {
    status: 422,
    title: { fr: 'Facture illisible', en: 'Unreadable invoice' },
    fix: {
      fr: 'Envoyez un Factur-X ou ZUGFeRD, un XML CII ou UBL, un EDIFACT INVOIC, un JSON de Facteur, un CSV ou un classeur Excel (.xlsx), ou un PDF avec ses données dans l’un de ces formats.',
      en: 'Send a Factur-X or ZUGFeRD file, a CII or UBL XML, an EDIFACT INVOIC, a JSON of Facteur, a CSV or an Excel workbook (.xlsx), or a PDF with its data in one of these formats.',
    },
  },
  INVOICE_INCOMPLETE: {
    status: 422,
    title: { fr: 'Facture incomplète', en: 'Incomplete invoice' },
    fix: { fr: 'Complétez les termes indiqués.', en: 'Complete the terms that are named.' },
  },
  INVOICE_NUMBER_TAKEN: {
    status: 409,
    title: { fr: 'Numéro de facture déjà pris', en: 'Invoice number already taken' },
    fix: {
      fr: 'Corrigez le numéro ; pour annuler la facture émise, faites un avoir.',
      en: 'Correct the number; to cancel the issued invoice, make a credit note.',
    },
  },
  CUSTOMER_UNKNOWN: {
    status: 422,
    title: { fr: 'Client introuvable', en: 'Customer not found' },
    fix: {
      fr: 'Nommez le client par son code, ou complétez son SIRET, SIREN ou n° de TVA.',
      en: 'Name the customer by its code, or complete its SIRET, SIREN or VAT id.',
    },
  },
  CUSTOMER_AMBIGUOUS: {
    status: 422,
    title: { fr: 'Plusieurs clients possibles', en: 'Several customers fit' },
    fix: {
      fr: 'Nommez le client par son code.',
      en: 'Name the customer by its code.',
    },
  },
  CUSTOMER_CONTRADICTED: {
    status: 422,
    title: { fr: 'La facture désigne un autre client', en: 'The invoice names another customer' },
    fix: {
      fr: 'Corrigez le client indiqué, ou l’acheteur de la facture.',
      en: 'Correct the customer that you named, or the invoice’s buyer.',
    },
  },
  CUSTOMER_WITHOUT_FLOW: {
    status: 422,
    title: { fr: 'Client sans circuit publié', en: 'Customer without a published flow' },
    fix: {
      fr: 'Donnez au client un circuit publié, puis envoyez la facture de nouveau.',
      en: 'Give the customer a published flow, then submit the invoice again.',
    },
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 409,
    title: { fr: 'Clé d’idempotence déjà utilisée', en: 'Idempotency key already used' },
    fix: {
      fr: 'Prenez une nouvelle clé pour une autre demande.',
      en: 'Use a new key for another request.',
    },
  },
  ACTION_NOT_POSSIBLE: {
    status: 409,
    title: { fr: 'Action impossible à ce stade', en: 'Action not possible now' },
    fix: {
      fr: 'Rechargez la remise : elle a peut-être avancé.',
      en: 'Load the delivery again: it may have moved on.',
    },
  },
  CONFIRMATION_NEEDED: {
    status: 409,
    title: { fr: 'Déjà remise : à confirmer', en: 'Delivered already: to be confirmed' },
    fix: {
      fr: 'Vérifiez ce qui est arrivé, puis redemandez avec « confirm ».',
      en: 'Check what arrived, then ask again with “confirm”.',
    },
  },
  AMENDMENT_INVALID: {
    status: 422,
    title: { fr: 'Correction impossible', en: 'Correction not possible' },
    fix: { fr: 'Corrigez les valeurs indiquées.', en: 'Correct the values that are named.' },
  },
  TOO_MANY_REQUESTS: {
    status: 429,
    title: { fr: 'Trop de demandes', en: 'Too many requests' },
    fix: {
      fr: 'Attendez autant de secondes que le dit l’en-tête Retry-After, puis recommencez.',
      en: 'Wait as many seconds as the header Retry-After says, then try again.',
    },
  },
  ENGINE_UNAVAILABLE: {
    status: 503,
    title: { fr: 'Le moteur ne répond pas', en: 'The engine does not answer' },
    fix: {
      fr: 'Réessayez dans un instant ; rien n’a été perdu.',
      en: 'Try again in a moment; nothing was lost.',
    },
  },
  INTERNAL: {
    status: 500,
    title: { fr: 'Incident interne', en: 'Internal fault' },
    fix: {
      fr: 'Réessayez ; si cela dure, donnez la référence à votre administrateur.',
      en: 'Try again; if it lasts, give the reference to your administrator.',
    },
  },
} satisfies Record<string, Kind>;

export type ProblemCode = keyof typeof problemKinds;

/** An answer other than the good one. Thrown anywhere behind a route; `mount` and `replyWithProblem` print it. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly problem: ApiProblem;

  constructor(problem: ApiProblem) {
    super(`${problem.code}: ${problem.detail.en}`);
    this.problem = problem;
  }
}

/** @param detail what was seen, for this very request */
export function refuse(
  code: ProblemCode,
  detail: Text,
  more: Partial<Pick<ApiProblem, 'problems' | 'link' | 'fix'>> = {},
): ApiError {
  const { status, title, fix } = problemKinds[code];
  const type = `urn:facteur:problem:${code.toLowerCase().replaceAll('_', '-')}`;
  return new ApiError({ type, status, code, title, detail, fix, ...more });
}

/** Also what asking for another issuer's thing gets: whether it exists is not told. */
export const notFound = (): ApiError =>
  refuse('NOT_FOUND', {
    fr: 'Rien à cette adresse pour cet émetteur.',
    en: 'Nothing at this address for this issuer.',
  });
