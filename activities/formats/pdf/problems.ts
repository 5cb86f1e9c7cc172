import type { Problem } from '#workflows/problem.ts';
import type { Text } from '#workflows/text.ts';

const words = {
  PDF_MALFORMED: {
    message: { fr: 'le PDF est abîmé ou tronqué', en: 'the PDF is damaged or cut short' },
    fix: {
      fr: 'Imprimez ou exportez la facture en PDF à nouveau, puis déposez ce fichier.',
      en: 'Print or export the invoice to PDF again, then submit that file.',
    },
  },
  PDF_ENCRYPTED: {
    message: { fr: 'le PDF demande un mot de passe', en: 'the PDF asks for a password' },
    fix: {
      fr: 'Exportez-le sans mot de passe d’ouverture.',
      en: 'Export it without a password to open it.',
    },
  },
  PDF_SIGNED: {
    message: {
      fr: 'le PDF porte une signature électronique, que toute conversion casserait',
      en: 'the PDF carries an electronic signature, which any conversion would break',
    },
    fix: {
      fr: 'Signez après la conversion, ou envoyez le PDF tel quel, sans conversion.',
      en: 'Sign after converting, or send the PDF as it is, without converting.',
    },
  },
  PDF_XFA: {
    message: {
      fr: 'le PDF est un formulaire XFA dynamique : ses pages n’existent que dans Acrobat',
      en: 'the PDF is a dynamic XFA form: its pages exist only inside Acrobat',
    },
    fix: {
      fr: 'Ouvrez-le dans Acrobat et imprimez-le en PDF.',
      en: 'Open it in Acrobat and print it to PDF.',
    },
  },
  PDF_TOO_LARGE: {
    message: {
      fr: 'le PDF dépasse 25 Mo ou 2 000 pages',
      en: 'the PDF exceeds 25 MB or 2,000 pages',
    },
    fix: {
      fr: 'Réduisez la définition des images, ou joignez les annexes à part.',
      en: 'Lower the resolution of its images, or attach the annexes apart.',
    },
  },
  PDF_BUDGET: {
    message: {
      fr: 'le PDF demande plus de temps ou de mémoire que ce qui est permis (5 s, 512 Mo)',
      en: 'the PDF needs more time or memory than is allowed (5 s, 512 MB)',
    },
    fix: {
      fr: 'Exportez-le à nouveau : sa structure est anormale. S’il s’agit d’une vraie facture, signalez-la.',
      en: 'Export it again: its structure is abnormal. If it is a real invoice, report it.',
    },
  },
  PDF_FONT: {
    message: {
      fr: 'une police n’est pas incorporée dans le PDF et n’a pas d’équivalent libre',
      en: 'a font is not embedded in the PDF and has no free equivalent',
    },
    fix: {
      fr: 'Exportez le PDF en incorporant les polices (option « PDF/A » ou « incorporer toutes les polices »).',
      en: 'Export the PDF with its fonts embedded (option “PDF/A” or “embed all fonts”).',
    },
  },
  PDF_NESTED: {
    message: {
      fr: 'les états graphiques d’une page sont emboîtés à plus de 28 niveaux, ce que le PDF/A interdit',
      en: 'the graphics states of a page are nested more than 28 deep, which PDF/A forbids',
    },
    fix: {
      fr: 'Imprimez ou exportez la facture en PDF avec un autre programme.',
      en: 'Print or export the invoice to PDF with another program.',
    },
  },
  PDF_INLINE_LZW: {
    message: {
      fr: 'une image insérée dans une page est compressée en LZW, ce que le PDF/A interdit',
      en: 'an image inside a page is compressed by LZW, which PDF/A forbids',
    },
    fix: {
      fr: 'Exportez le PDF avec une compatibilité plus récente que PDF 1.2.',
      en: 'Export the PDF with a compatibility level newer than PDF 1.2.',
    },
  },
} satisfies Record<string, { message: Text; fix: Text }>;

export type PdfProblemCode = keyof typeof words;

/** @param at the font, object or page concerned; '' for the file as a whole */
export function pdfProblem(code: PdfProblemCode, at = ''): Problem {
  const { message, fix } = words[code];
  return { code, at, severity: 'fatal', message, fix };
}

/** Thrown inside the PDF code, where a value cannot be returned through pdf-lib; caught at its edge. */
export class PdfRefusal extends Error {
  readonly problem: Problem;
  constructor(code: PdfProblemCode, at = '') {
    super(code);
    this.problem = pdfProblem(code, at);
  }
}
