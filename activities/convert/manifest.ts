import { z } from 'zod';
import { field } from '#workflows/field.ts';
import { defineNode, failedExit, okExit } from '#workflows/node.ts';

export const convert = defineNode({
  type: 'convert',
  kind: 'do',
  category: 'documents',
  icon: 'file-cog',
  title: { fr: 'Convertir en Factur-X', en: 'Convert to Factur-X' },
  help: {
    fr: 'Produit un PDF/A-3 qui porte les données de la facture (Factur-X), après contrôle des règles EN 16931. Sans PDF d’origine, la facture est mise en page.',
    en: 'Makes a PDF/A-3 that carries the invoice’s data (Factur-X), once the EN 16931 rules hold. Without an original PDF, the invoice is laid out.',
  },
  config: z.strictObject({
    profile: field(z.enum(['EN 16931']).default('EN 16931'), {
      label: { fr: 'Profil', en: 'Profile' },
      widget: 'enum',
      options: { 'EN 16931': { fr: 'EN 16931 (complet)', en: 'EN 16931 (comfort)' } },
    }),
    language: field(z.enum(['fr', 'en']).optional(), {
      label: { fr: 'Langue de la mise en page', en: 'Language of the layout' },
      help: {
        fr: 'Seulement sans PDF d’origine. Sinon celle du client.',
        en: 'Only without an original PDF. The customer’s unless said.',
      },
      widget: 'enum',
      options: { fr: { fr: 'Français', en: 'French' }, en: { fr: 'Anglais', en: 'English' } },
      advanced: true,
    }),
  }),
  exits: [okExit, failedExit],
  reads: ['invoice', 'documents.original', 'documents.data', 'customer.language'],
  writes: [
    {
      path: 'documents.invoice',
      type: 'document',
      label: { fr: 'Facture Factur-X', en: 'Factur-X invoice' },
    },
    {
      path: 'documents.xml',
      type: 'document',
      label: { fr: 'XML de la facture', en: 'Invoice XML' },
    },
  ],
  faults: {
    CONVERT_INVALID: {
      remedy: 'fix',
      title: {
        fr: 'La facture ne respecte pas EN 16931',
        en: 'The invoice breaks a rule of EN 16931',
      },
      help: {
        fr: 'Complétez la valeur demandée puis réessayez. Si un montant est faux, corrigez la facture dans son logiciel d’origine et soumettez-la de nouveau.',
        en: 'Fill in the value asked for, then try again. If an amount is wrong, correct the invoice in the software that made it and submit it again.',
      },
    },
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
    PDF_BUDGET: {
      remedy: 'fix',
      title: { fr: 'Le PDF est trop long à convertir', en: 'The PDF takes too long to convert' },
      help: {
        fr: 'Sa structure est anormale. Imprimez-le en PDF (« Enregistrer en PDF ») et soumettez la facture de nouveau.',
        en: 'Its structure is abnormal. Print it to PDF (“Save as PDF”) and submit the invoice again.',
      },
    },
  },
  timeout: 60,
  mode: 'regular',
  summary: ({ profile }) => {
    const words = `Factur-X ${typeof profile === 'string' ? profile : 'EN 16931'}`;
    return { fr: words, en: words };
  },
});
