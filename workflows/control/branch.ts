import { z } from 'zod';
import { field } from '../field.ts';
import { defineNode } from '../node.ts';
import { ruleSentence } from '../rules/sentence.ts';
import { told } from '../shapeWords.ts';

export const branch = defineNode({
  type: 'branch',
  kind: 'branch',
  category: 'decide',
  icon: 'git-branch',
  title: { fr: 'Si / sinon', en: 'If / else' },
  help: {
    fr: 'Choisit la sortie selon une condition sur la facture, le client ou ce qui précède.',
    en: 'Chooses the exit by a condition on the invoice, the customer or what went before.',
  },
  config: z.strictObject({
    rule: field(
      z.unknown().refine((rule) => rule !== undefined, told({ fr: 'manque', en: 'is missing' })),
      {
        label: { fr: 'Condition', en: 'Condition' },
        help: {
          fr: 'Une valeur absente ne compte jamais pour zéro : sans garde « est renseigné », la sortie est « règle en erreur ».',
          en: 'A missing value never counts as zero: without an “is present” guard, the exit is “rule error”.',
        },
        widget: 'rule',
      },
    ),
  }),
  exits: [
    { id: 'yes', kind: 'branch', label: { fr: 'Oui', en: 'Yes' } },
    { id: 'no', kind: 'branch', label: { fr: 'Non', en: 'No' } },
    { id: 'failed', kind: 'failure', label: { fr: 'Règle en erreur', en: 'Rule error' } },
  ],
  reads: [],
  writes: [],
  faults: {
    RULE_ERROR: {
      remedy: 'fix',
      title: {
        fr: 'La condition n’a pas pu être évaluée',
        en: 'The condition could not be evaluated',
      },
      help: {
        fr: 'Une valeur que la condition compare est absente ou d’un autre type. Complétez la facture, ou ajoutez « est renseigné » à la condition et republiez le circuit.',
        en: 'A value that the condition compares is missing or of another type. Complete the invoice, or add “is present” to the condition and publish the flow again.',
      },
    },
  },
  timeout: 1,
  mode: 'local',
  summary: ({ rule }) => ruleSentence(rule),
});
