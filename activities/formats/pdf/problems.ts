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
  PDF_SIZE: {
    message: {
      fr: 'le PDF ne descend pas à la taille demandée sans que ses images passent sous 150 ppp',
      en: 'the PDF does not get down to the size asked for unless its images go under 150 dpi',
    },
    fix: {
      fr: 'Demandez une taille plus grande, envoyez un lien plutôt que le fichier, ou remettez les annexes à part.',
      en: 'Ask for a larger size, send a link instead of the file, or deliver the annexes apart.',
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
  PDF_DRAWING: {
    message: {
      fr: 'une page est dessinée d’une façon que le PDF/A interdit (plus de 28 états graphiques emboîtés, ou une image LZW dans la page)',
      en: 'a page is drawn in a way that PDF/A forbids (more than 28 nested graphics states, or an LZW image inside the page)',
    },
    fix: {
      fr: 'Imprimez ou exportez la facture en PDF avec un autre programme.',
      en: 'Print or export the invoice to PDF with another program.',
    },
  },
  PDF_DATA_TWICE: {
    message: {
      fr: 'plus d’un des fichiers porte des données de facture : un PDF n’en porte qu’une',
      en: 'more than one of the files carries invoice data: a PDF carries one',
    },
    fix: {
      fr: 'Ne fusionnez qu’une facture électronique avec des pages sans données (courrier, conditions de vente).',
      en: 'Merge one electronic invoice only with pages without data (cover letter, terms of sale).',
    },
  },
  PDF_DATA_SPLIT: {
    message: {
      fr: 'le PDF porte des données de facture, que ses pages séparées ne diraient plus',
      en: 'the PDF carries invoice data, which its pages apart would no longer state',
    },
    fix: {
      fr: 'Séparez les pages avant la conversion en Factur-X.',
      en: 'Split the pages before converting to Factur-X.',
    },
  },
  PDF_DATA_UNKNOWN: {
    message: {
      fr: 'les données de facture du PDF sont dans un format ancien ou ne disent pas leur profil : les garder intactes n’est pas possible',
      en: 'the invoice data of the PDF are of an old format or do not state their profile: they cannot be kept intact',
    },
    fix: {
      fr: 'Convertissez d’abord la facture en Factur-X.',
      en: 'Convert the invoice to Factur-X first.',
    },
  },
  PDF_PAGES: {
    message: {
      fr: 'le PDF n’a pas les pages demandées',
      en: 'the PDF does not have the pages asked for',
    },
    fix: {
      fr: 'Donnez des numéros de page entre 1 et le nombre de pages.',
      en: 'Give page numbers between 1 and the number of pages.',
    },
  },
  ATTACHMENT_NAME: {
    message: {
      fr: 'ce nom est déjà pris par un autre fichier joint, ou réservé aux données de facture',
      en: 'this name is taken by another attachment, or kept for invoice data',
    },
    fix: {
      fr: 'Donnez un nom de fichier qui n’y est pas encore, autre que factur-x.xml, zugferd-invoice.xml et xrechnung.xml.',
      en: 'Give a file name that is not there yet, other than factur-x.xml, zugferd-invoice.xml and xrechnung.xml.',
    },
  },
  ATTACHMENT_MISSING: {
    message: {
      fr: 'le PDF n’a pas de fichier joint de ce nom',
      en: 'the PDF has no attachment of this name',
    },
    fix: {
      fr: 'Vérifiez le nom dans la liste des fichiers joints.',
      en: 'Check the name in the list of attachments.',
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
