import { z } from 'zod';
import { field } from '#workflows/field.ts';
import { defineNode, failedExit, okExit } from '#workflows/node.ts';
import { pdfFaults } from '../pdfFaults.ts';

export const render = defineNode({
  type: 'render',
  kind: 'do',
  category: 'documents',
  icon: 'printer',
  title: { fr: 'Mettre en page', en: 'Lay out' },
  help: {
    fr: 'Produit un PDF/A lisible de la facture, sans données dedans : pour qui reçoit le XML à part, ou pour un brouillon.',
    en: 'Makes a readable PDF/A of the invoice, without data inside: for whoever gets the XML apart, or for a draft.',
  },
  config: z.strictObject({
    pages: field(z.enum(['original', 'drawn']).default('original'), {
      label: { fr: 'Pages', en: 'Pages' },
      widget: 'enum',
      options: {
        original: {
          fr: 'Celles du PDF reçu, sinon dessinées',
          en: 'Those of the PDF received, else drawn',
        },
        drawn: { fr: 'Toujours dessinées des données', en: 'Always drawn from the data' },
      },
    }),
    draft: field(z.boolean().default(false), {
      label: { fr: 'Marquer « brouillon »', en: 'Mark as draft' },
      widget: 'switch',
    }),
    language: field(z.enum(['fr', 'en']).optional(), {
      label: { fr: 'Langue des pages dessinées', en: 'Language of drawn pages' },
      help: { fr: 'Sinon celle du client.', en: 'The customer’s unless said.' },
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
      label: { fr: 'Facture lisible', en: 'Readable invoice' },
    },
  ],
  faults: {
    RENDER_NO_DATA: {
      remedy: 'fix',
      title: {
        fr: 'La facture ne peut pas être mise en page',
        en: 'The invoice cannot be laid out',
      },
      help: {
        fr: 'Ses données manquent ou une correction ne leur convient pas. Corrigez-la, puis réessayez.',
        en: 'Its data are missing, or an amendment does not suit them. Correct it, then try again.',
      },
    },
    ...pdfFaults,
  },
  timeout: 60,
  mode: 'regular',
  heavy: true,
  summary: ({ pages, draft }) => {
    const isDrawn = pages === 'drawn';
    const mark = draft === true;
    return {
      fr: `${isDrawn ? 'Pages dessinées' : 'Pages reçues'}${mark ? ' · brouillon' : ''}`,
      en: `${isDrawn ? 'Drawn pages' : 'Pages received'}${mark ? ' · draft' : ''}`,
    };
  },
});
