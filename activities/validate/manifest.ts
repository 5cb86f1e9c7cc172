import { z } from 'zod';
import { field } from '#workflows/field.ts';
import { demands } from '#workflows/invoice/rules/judged.ts';
import { type RulesName, rulesNames } from '#workflows/invoice/rulesNames.ts';
import { defineNode, failedExit, okExit } from '#workflows/node.ts';
import type { Text } from '#workflows/text.ts';
import { treatment } from '../treatment.ts';

const rules = {
  auto: { fr: 'Celles du profil de la facture', en: 'Those of the invoice’s profile' },
  en16931: { fr: 'EN 16931', en: 'EN 16931' },
  facturx: { fr: 'Factur-X', en: 'Factur-X' },
  xrechnung: { fr: 'XRechnung (Allemagne)', en: 'XRechnung (Germany)' },
  peppol: { fr: 'Peppol BIS 3', en: 'Peppol BIS 3' },
  'fr-ctc': { fr: 'Réforme française (flux 2)', en: 'French reform (flow 2)' },
  chorus: { fr: 'Chorus Pro', en: 'Chorus Pro' },
} as const satisfies Record<RulesName, Text>;

export const validate = defineNode({
  type: 'validate',
  kind: 'do',
  category: 'documents',
  icon: 'clipboard-check',
  title: { fr: 'Contrôler', en: 'Validate' },
  help: {
    fr: 'Contrôle la facture par les règles officielles. Chaque règle enfreinte est dite avec son numéro, le champ en cause et le remède.',
    en: 'Judges the invoice by the official rules. Each broken rule is told with its number, the field concerned and the remedy.',
  },
  config: z.strictObject({
    rules: field(z.enum(rulesNames).default('auto'), {
      label: { fr: 'Règles', en: 'Rules' },
      widget: 'enum',
      options: rules,
    }),
    what: field(z.enum(['data', 'document']).default('data'), {
      label: { fr: 'Contrôler', en: 'Judge' },
      help: {
        fr: 'Le document produit est lu comme le destinataire le lira, schéma XML compris.',
        en: 'The document made is read as its recipient will, XML schema included.',
      },
      widget: 'enum',
      options: {
        data: { fr: 'Les données de la facture', en: 'The invoice’s data' },
        document: { fr: 'Le document à remettre', en: 'The document to deliver' },
      },
    }),
    strict: field(z.boolean().default(false), {
      label: { fr: 'Refuser aussi les avertissements', en: 'Refuse warnings too' },
      widget: 'switch',
    }),
    treatment,
    recipient: field(z.enum(demands).optional(), {
      label: {
        fr: 'Le destinataire exige (Chorus Pro)',
        en: 'The recipient asks for (Chorus Pro)',
      },
      help: {
        fr: 'Comme l’annuaire de Chorus Pro le dit de lui.',
        en: 'As the directory of Chorus Pro has it.',
      },
      widget: 'enum',
      options: {
        nothing: { fr: 'Rien', en: 'Nothing' },
        service: { fr: 'Un code service', en: 'A service code' },
        engagement: { fr: 'Un numéro d’engagement', en: 'An engagement number' },
        either: { fr: 'L’un ou l’autre', en: 'One or the other' },
        both: { fr: 'Les deux', en: 'Both' },
      },
      advanced: true,
    }),
  }),
  exits: [okExit, failedExit],
  reads: ['invoice', 'documents.data', 'documents.invoice?'],
  writes: [],
  faults: {
    VALIDATE_INVALID: {
      remedy: 'fix',
      title: { fr: 'La facture enfreint des règles', en: 'The invoice breaks rules' },
      help: {
        fr: 'Complétez la valeur demandée puis réessayez. Si un montant est faux, corrigez la facture dans son logiciel d’origine et soumettez-la de nouveau.',
        en: 'Fill in the value asked for, then try again. If an amount is wrong, correct the invoice in the software that made it and submit it again.',
      },
    },
    VALIDATE_NO_DOCUMENT: {
      remedy: 'fix',
      title: { fr: 'Il n’y a pas encore de document', en: 'There is no document yet' },
      help: {
        fr: 'Placez dans le circuit une étape « Convertir » avant celle-ci, ou contrôlez les données.',
        en: 'Put a step “Convert” before this one in the flow, or judge the data.',
      },
    },
  },
  timeout: 30,
  mode: 'regular',
  heavy: true,
  summary: ({ rules: set }) => rules[rulesNames.find((one) => one === set) ?? 'auto'],
});
