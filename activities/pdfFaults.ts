import type { Fault } from '#workflows/node.ts';

/** How the pages of an invoice can be unfit, whichever step works on them. */
export const pdfFaults = {
  PDF_ENCRYPTED: {
    remedy: 'fix',
    title: { fr: 'Le PDF est protégé', en: 'The PDF is protected' },
    help: {
      fr: 'Un PDF chiffré ne peut pas devenir un Factur-X. Produisez-le sans mot de passe ni restriction et soumettez la facture de nouveau.',
      en: 'An encrypted PDF cannot become a Factur-X. Make it without password or restrictions and submit the invoice again.',
    },
  },
  PDF_MALFORMED: {
    remedy: 'fix',
    title: { fr: 'Le PDF est abîmé', en: 'The PDF is broken' },
    help: {
      fr: 'Le fichier n’est pas un PDF lisible. Ouvrez-le pour vérifier, produisez-le de nouveau et soumettez la facture.',
      en: 'The file is not a readable PDF. Open it to check, make it again and submit the invoice.',
    },
  },
  PDF_SIGNED: {
    remedy: 'fix',
    title: { fr: 'Le PDF est signé', en: 'The PDF is signed' },
    help: {
      fr: 'Le convertir casserait sa signature. Soumettez le PDF avant signature, ou passez cette étape.',
      en: 'Converting it would break its signature. Submit the PDF as it was before signing, or skip this step.',
    },
  },
  PDF_XFA: {
    remedy: 'fix',
    title: { fr: 'Le PDF est un formulaire XFA', en: 'The PDF is an XFA form' },
    help: {
      fr: 'Ce type de formulaire n’existe pas en PDF/A. Imprimez-le en PDF et soumettez la facture de nouveau.',
      en: 'PDF/A has no such forms. Print it to PDF and submit the invoice again.',
    },
  },
  PDF_TOO_LARGE: {
    remedy: 'fix',
    title: { fr: 'Le PDF est trop volumineux', en: 'The PDF is too large' },
    help: {
      fr: 'Réduisez la taille des images ou le nombre de pages et soumettez la facture de nouveau.',
      en: 'Reduce the size of its images or the number of pages and submit the invoice again.',
    },
  },
  PDF_FONT: {
    remedy: 'fix',
    title: { fr: 'Une police manque dans le PDF', en: 'The PDF lacks a font' },
    help: {
      fr: 'Exportez le PDF avec ses polices incorporées (option « PDF/A ») et soumettez la facture de nouveau.',
      en: 'Export the PDF with its fonts embedded (option “PDF/A”) and submit the invoice again.',
    },
  },
  PDF_DRAWING: {
    remedy: 'fix',
    title: { fr: 'Une page ne peut pas devenir du PDF/A', en: 'A page cannot become PDF/A' },
    help: {
      fr: 'Elle est dessinée d’une façon que le PDF/A interdit. Exportez le PDF avec un autre programme et soumettez la facture de nouveau.',
      en: 'It is drawn in a way that PDF/A forbids. Export the PDF with another program and submit the invoice again.',
    },
  },
  PDF_BUDGET: {
    remedy: 'fix',
    title: { fr: 'Le PDF est trop long à convertir', en: 'The PDF takes too long to convert' },
    help: {
      fr: 'Sa structure est anormale. Imprimez-le en PDF (« Enregistrer en PDF ») et soumettez la facture de nouveau.',
      en: 'Its structure is abnormal. Print it to PDF (“Save as PDF”) and submit the invoice again.',
    },
  },
} as const satisfies Record<string, Fault>;
