import { z } from 'zod';
import { field } from '#workflows/field.ts';
import { defineNode, failedExit, okExit } from '#workflows/node.ts';
import { pdfFaults } from '../pdfFaults.ts';

export const attach = defineNode({
  type: 'attach',
  kind: 'do',
  category: 'documents',
  icon: 'paperclip',
  title: { fr: 'Joindre au PDF', en: 'Attach to the PDF' },
  help: {
    fr: 'Met des fichiers dans le PDF à remettre, qui reste un PDF/A-3 : les pièces justificatives de la facture, son XML. Un Factur-X reste un Factur-X. Le réduit à une taille, si vous en donnez une.',
    en: 'Puts files into the PDF to deliver, which stays a PDF/A-3: the invoice’s supporting documents, its XML. A Factur-X stays a Factur-X. Makes it no larger than a size, if you give one.',
  },
  config: z.strictObject({
    supporting: field(z.boolean().default(true), {
      label: { fr: 'Les pièces justificatives', en: 'The supporting documents' },
      help: {
        fr: 'Celles que portent les données de la facture (BG-24).',
        en: 'Those that the invoice’s data carry (BG-24).',
      },
      widget: 'switch',
    }),
    xml: field(z.boolean().default(false), {
      label: { fr: 'Le XML produit avant', en: 'The XML made before' },
      help: {
        fr: 'Celui de l’étape « Convertir » (UBL, CII). Un Factur-X a déjà le sien.',
        en: 'That of the step “Convert” (UBL, CII). A Factur-X has its own already.',
      },
      widget: 'switch',
    }),
    maxMegabytes: field(z.number().min(0.1).max(25).optional(), {
      label: { fr: 'Taille maximale (Mo)', en: 'Largest size (MB)' },
      help: {
        fr: 'Celle que la messagerie ou le portail du client accepte. Les images sont réduites juste ce qu’il faut, jamais sous 150 ppp ; textes, données et pièces jointes ne changent pas. Un e-mail pèse un tiers de plus que ses fichiers.',
        en: 'The one that the customer’s mail server or portal accepts. Images are made smaller just as far as needed, never under 150 dpi; text, data and attachments stay. An e-mail weighs a third more than its files.',
      },
      widget: 'number',
      advanced: true,
    }),
  }),
  exits: [okExit, failedExit],
  reads: ['documents.invoice', 'documents.data', 'documents.xml?'],
  writes: [
    {
      path: 'documents.invoice',
      type: 'document',
      label: { fr: 'Facture avec ses pièces jointes', en: 'Invoice with its attachments' },
    },
  ],
  faults: {
    ATTACH_NOT_PDF: {
      remedy: 'fix',
      title: {
        fr: 'Le document à remettre n’est pas un PDF',
        en: 'The document to deliver is no PDF',
      },
      help: {
        fr: 'Placez avant cette étape « Convertir » en Factur-X ou « Mettre en page », et republiez le circuit.',
        en: 'Put “Convert” to Factur-X or “Lay out” before this step, and publish the flow again.',
      },
    },
    ATTACH_REFUSED: {
      remedy: 'fix',
      title: { fr: 'Un fichier ne peut pas être joint', en: 'A file cannot be attached' },
      help: {
        fr: 'Corrigez la pièce jointe dans le logiciel qui fait la facture et soumettez-la de nouveau, ou passez cette étape.',
        en: 'Correct the attachment in the software that makes the invoice and submit it again, or skip this step.',
      },
    },
    ATTACH_SIZE: {
      remedy: 'fix',
      title: {
        fr: 'Le PDF reste trop volumineux',
        en: 'The PDF stays too large',
      },
      help: {
        fr: 'Ses images seraient illisibles à la taille maximale de cette étape. Augmentez cette taille et republiez le circuit, remettez par un lien, ou soumettez la facture avec moins d’annexes.',
        en: 'Its images could not be read at this step’s largest size. Raise that size and publish the flow again, deliver by a link, or submit the invoice with fewer annexes.',
      },
    },
    ATTACHMENT_NAME: {
      remedy: 'fix',
      title: {
        fr: 'Le nom d’un fichier joint est déjà pris',
        en: 'The name of an attachment is taken',
      },
      help: {
        fr: 'Deux pièces jointes ont le même nom, ou l’une porte un nom réservé aux données de facture. Renommez-la dans le logiciel qui fait la facture.',
        en: 'Two attachments have the same name, or one has a name reserved for invoice data. Rename it in the software that makes the invoice.',
      },
    },
    ...pdfFaults,
  },
  timeout: 150,
  mode: 'regular',
  heavy: true,
  summary: ({ supporting, xml, maxMegabytes }) => {
    const chosen = [
      ...(supporting !== false
        ? [{ fr: 'pièces justificatives', en: 'supporting documents' }]
        : []),
      ...(xml === true ? [{ fr: 'XML', en: 'XML' }] : []),
      ...(typeof maxMegabytes === 'number'
        ? [{ fr: `≤ ${maxMegabytes} Mo`, en: `≤ ${maxMegabytes} MB` }]
        : []),
    ];
    return {
      fr: chosen.map(({ fr }) => fr).join(' + ') || '…',
      en: chosen.map(({ en }) => en).join(' + ') || '…',
    };
  },
});
