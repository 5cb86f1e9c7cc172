import type { Problem } from '#workflows/problem.ts';
import type { Text } from '#workflows/text.ts';

const words = {
  XML_DTD_FORBIDDEN: {
    message: {
      fr: 'le fichier XML contient une déclaration DOCTYPE',
      en: 'the XML file has a DOCTYPE declaration',
    },
    fix: {
      fr: 'Exportez la facture sans DOCTYPE : aucun format de facture n’en a besoin, et elle peut faire lire d’autres fichiers.',
      en: 'Export the invoice without a DOCTYPE: no invoice format needs one, and it can make other files be read.',
    },
  },
  XML_MALFORMED: {
    message: { fr: 'le fichier XML est mal formé', en: 'the XML file is not well-formed' },
    fix: {
      fr: 'Exportez la facture à nouveau : le fichier est abîmé, tronqué ou n’est pas du XML.',
      en: 'Export the invoice again: the file is damaged, cut short, or is not XML.',
    },
  },
  XML_TOO_LARGE: {
    message: {
      fr: 'le fichier XML dépasse 50 Mo ou 500 000 éléments',
      en: 'the XML file exceeds 50 MB or 500,000 elements',
    },
    fix: {
      fr: 'Découpez la facture ou envoyez les pièces jointes à part.',
      en: 'Split the invoice, or send its attachments apart.',
    },
  },
  XML_TOO_DEEP: {
    message: {
      fr: 'le fichier XML imbrique plus de 100 éléments',
      en: 'the XML file nests more than 100 elements',
    },
    fix: {
      fr: 'Exportez la facture dans un format de facture : aucun n’imbrique autant.',
      en: 'Export the invoice in an invoice format: none nests that deep.',
    },
  },
} satisfies Record<string, { message: Text; fix: Text }>;

export type XmlProblemCode = keyof typeof words;

/** @param at `line:column`, or '' for the file as a whole */
export function xmlProblem(code: XmlProblemCode, at: string, detail = ''): Problem {
  const { message, fix } = words[code];
  const seen = detail === '' ? '' : ` (${detail.slice(0, 200)})`;
  return {
    code,
    at,
    severity: 'fatal',
    message: { fr: message.fr + seen, en: message.en + seen },
    fix,
  };
}
