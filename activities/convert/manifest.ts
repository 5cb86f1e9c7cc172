import { z } from 'zod';
import { field } from '#workflows/field.ts';
import { partnerParam, readPartner } from '#workflows/invoice/edifactPartner.ts';
import { type TargetName, targetNames, targets } from '#workflows/invoice/targets.ts';
import { defineNode, failedExit, okExit } from '#workflows/node.ts';
import { told } from '#workflows/shapeWords.ts';
import { pdfFaults } from '../pdfFaults.ts';
import { treatment } from '../treatment.ts';

const formats = Object.fromEntries(targetNames.map((name) => [name, targets[name].label]));

/** Profiles of the formats that have several, by the names of their publishers. */
const profiles = [
  'EN 16931',
  'MINIMUM',
  'BASIC WL',
  'BASIC',
  'EXTENDED',
  'EXTENDED-CTC-FR',
] as const;

/** Formats for which the step's profile counts; the others have one. */
const withProfiles: readonly string[] = ['facturx', 'cii'] satisfies TargetName[];

export const convert = defineNode({
  type: 'convert',
  kind: 'do',
  category: 'documents',
  icon: 'file-cog',
  title: { fr: 'Convertir', en: 'Convert' },
  help: {
    fr: 'Écrit la facture dans le format que le client demande, après contrôle des règles de ce format. Factur-X : un PDF/A-3 qui porte les données ; sans PDF d’origine, la facture est mise en page.',
    en: 'Writes the invoice in the format that the customer asks for, once the rules of that format hold. Factur-X: a PDF/A-3 that carries the data; without an original PDF, the invoice is laid out.',
  },
  config: z
    .strictObject({
      to: field(z.enum(targetNames).default('facturx'), {
        label: { fr: 'Format', en: 'Format' },
        widget: 'enum',
        options: formats,
      }),
      profile: field(z.enum(profiles).default('EN 16931'), {
        label: { fr: 'Profil', en: 'Profile' },
        help: {
          fr: 'De Factur-X et de CII. Ce que le profil ne porte pas n’est pas repris ; la preuve de l’étape en donne la liste.',
          en: 'Of Factur-X and CII. What the profile does not carry is left out; the proof of the step lists it.',
        },
        widget: 'enum',
        options: {
          'EN 16931': { fr: 'EN 16931 (complet)', en: 'EN 16931 (comfort)' },
          MINIMUM: { fr: 'MINIMUM (totaux seuls)', en: 'MINIMUM (totals only)' },
          'BASIC WL': { fr: 'BASIC WL (sans lignes)', en: 'BASIC WL (without lines)' },
          BASIC: { fr: 'BASIC', en: 'BASIC' },
          EXTENDED: { fr: 'EXTENDED (étendu)', en: 'EXTENDED' },
          'EXTENDED-CTC-FR': {
            fr: 'EXTENDED-CTC-FR (réforme française, CII seul)',
            en: 'EXTENDED-CTC-FR (French reform, CII only)',
          },
        },
      }),
      partner: field(
        z
          .string()
          .max(8000)
          .superRefine((setting, context) => {
            const read = readPartner(setting);
            if (read.ok || partnerParam(setting) !== undefined) return;
            const { error, params } = told(read.words);
            context.addIssue({ code: 'custom', message: error, params });
          })
          .optional(),
        {
          label: { fr: 'Partenaire EDIFACT', en: 'EDIFACT partner' },
          help: {
            fr: 'Comment il veut ses messages INVOIC. Le répertoire (D.96A, D.01B) est celui du format.',
            en: 'How it wants its INVOIC messages. The directory (D.96A, D.01B) is that of the format.',
          },
          widget: 'partner',
          advanced: true,
        },
      ),
      language: field(z.enum(['fr', 'en']).optional(), {
        label: { fr: 'Langue de la mise en page', en: 'Language of the layout' },
        help: {
          fr: 'De Factur-X sans PDF d’origine. Sinon celle du client.',
          en: 'Of a Factur-X without an original PDF. The customer’s unless said.',
        },
        widget: 'enum',
        options: { fr: { fr: 'Français', en: 'French' }, en: { fr: 'Anglais', en: 'English' } },
        advanced: true,
      }),
      treatment,
    })
    .refine(({ to, profile }) => to === 'cii' || profile !== 'EXTENDED-CTC-FR', {
      path: ['profile'],
      ...told({
        fr: 'ne peut être EXTENDED-CTC-FR qu’en CII',
        en: 'can be EXTENDED-CTC-FR with CII only',
      }),
    }),
  exits: [okExit, failedExit],
  reads: ['invoice', 'documents.original', 'documents.data', 'customer.language'],
  writes: [
    {
      path: 'documents.invoice',
      type: 'document',
      label: { fr: 'Facture convertie', en: 'Converted invoice' },
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
        fr: 'La facture ne respecte pas les règles du format',
        en: 'The invoice breaks a rule of the format',
      },
      help: {
        fr: 'Complétez la valeur demandée puis réessayez. Si un montant est faux, corrigez la facture dans son logiciel d’origine et soumettez-la de nouveau.',
        en: 'Fill in the value asked for, then try again. If an amount is wrong, correct the invoice in the software that made it and submit it again.',
      },
    },
    CONVERT_PARTNER: {
      remedy: 'fix',
      title: { fr: 'Le partenaire EDIFACT ne se lit pas', en: 'The EDIFACT partner can’t be read' },
      help: {
        fr: 'Corrigez ses usages ici, et dans la fiche du client pour les prochaines factures.',
        en: 'Correct its ways here, and on the customer’s page for the next invoices.',
      },
    },
    ...pdfFaults,
  },
  timeout: 60,
  mode: 'regular',
  heavy: true,
  summary: ({ to, profile }) => {
    const name = targetNames.find((one) => one === to) ?? 'facturx';
    const { label } = targets[name];
    const suffix = withProfiles.includes(name) ? ` ${profile ?? 'EN 16931'}` : '';
    return { fr: `${label.fr}${suffix}`, en: `${label.en}${suffix}` };
  },
});
