import { z } from 'zod';
import { field } from '#workflows/field.ts';
import { isAmount, isNegative, trim } from '#workflows/invoice/amount.ts';
import { defineNode, failedExit } from '#workflows/node.ts';
import { told } from '#workflows/shapeWords.ts';
import { ladderExits, ladderFields, ladderReads } from '../ladder/fields.ts';
import { timeoutWords } from '../ladder/words.ts';
import { approvalFaults } from './faults.ts';
import { tiersWords } from './words.ts';

const amount = z.string().refine((text) => isAmount(text) && !isNegative(text), {
  ...told({ fr: 'doit être un montant comme 3000.00', en: 'must be an amount like 3000.00' }),
});

const Tier = z.strictObject({ above: amount.optional(), people: z.string().min(1).max(2000) });

export const approval = defineNode({
  type: 'approval',
  kind: 'do',
  category: 'people',
  icon: 'badge-check',
  title: { fr: 'Faire approuver', en: 'Have it approved' },
  help: {
    fr: 'Demande à des personnes, par e-mail, si la facture peut partir. Chacune répond une fois par un lien qui n’est qu’à elle, sans compte. Une correction de la facture annule les réponses : la question est posée de nouveau.',
    en: 'Asks people by e-mail whether the invoice may leave. Each answers once by a link that is theirs alone, without an account. An amendment of the invoice voids the answers: the question is asked again.',
  },
  config: z
    .strictObject({
      channel: field(z.string().min(1).max(60), {
        label: { fr: 'Connexion', en: 'Connection' },
        widget: 'channel',
        channels: ['smtp'],
      }),
      tiers: field(z.array(Tier).min(1).max(10), {
        label: { fr: 'Qui est interrogé', en: 'Who is asked' },
        help: {
          fr: 'La ligne du plus haut montant que le total TTC dépasse compte. S’il n’en dépasse aucun, la sortie est « Inutile ».',
          en: 'The row of the highest amount that the total with VAT exceeds counts. Where it exceeds none, the exit is “Not needed”.',
        },
        widget: 'tiers',
        template: 'address',
      }),
      agree: field(z.enum(['any', 'all', 'turn']).default('any'), {
        label: { fr: 'Entre plusieurs personnes', en: 'Among several people' },
        widget: 'enum',
        options: {
          any: { fr: 'La première réponse décide', en: 'The first answer decides' },
          all: {
            fr: 'Toutes doivent approuver ; un refus suffit',
            en: 'All must approve; one refusal is enough',
          },
          turn: {
            fr: 'Toutes, l’une après l’autre ; un refus suffit',
            en: 'All, one after another; one refusal is enough',
          },
        },
      }),
      question: field(z.string().max(16_000).optional(), {
        label: { fr: 'Question', en: 'Question' },
        help: {
          fr: 'Sans texte, une formule polie. Les chiffres de la facture et le lien sont ajoutés.',
          en: 'Without a text, a polite sentence. The figures of the invoice and the link are added.',
        },
        widget: 'template',
        template: 'body',
      }),
      mark: field(z.boolean().default(true), {
        label: { fr: 'Marquer le PDF « PROJET »', en: 'Mark the PDF “DRAFT”' },
        help: {
          fr: 'Seule la copie montrée est marquée : ce qui part ensuite reste intact.',
          en: 'Only the copy that is shown is marked: what leaves afterwards stays untouched.',
        },
        widget: 'switch',
      }),
      attach: field(z.boolean().default(true), {
        label: { fr: 'Joindre le PDF à la demande', en: 'Attach the PDF to the request' },
        help: {
          fr: 'Sinon il se lit par le lien seulement.',
          en: 'Otherwise it is read by the link only.',
        },
        widget: 'switch',
        advanced: true,
      }),
      delegation: field(z.boolean().default(true), {
        label: { fr: 'Peut être confié à quelqu’un d’autre', en: 'May be passed on' },
        help: {
          fr: 'La personne interrogée nomme alors une autre adresse et dit pourquoi.',
          en: 'The person who was asked then names another address and says why.',
        },
        widget: 'switch',
        advanced: true,
      }),
      language: field(z.enum(['fr', 'en']).optional(), {
        label: { fr: 'Langue', en: 'Language' },
        help: { fr: 'Sinon celle du client.', en: 'The customer’s unless said.' },
        widget: 'enum',
        options: { fr: { fr: 'Français', en: 'French' }, en: { fr: 'Anglais', en: 'English' } },
        advanced: true,
      }),
      ...ladderFields,
    })
    .refine(
      ({ tiers }) => new Set(tiers.map(({ above }) => amountKey(above))).size === tiers.length,
      {
        ...told({
          fr: 'a deux lignes pour le même montant',
          en: 'has two rows for the same amount',
        }),
        path: ['tiers'],
      },
    ),
  exits: [
    { id: 'approved', kind: 'ok', label: { fr: 'Approuvée', en: 'Approved' }, needed: true },
    { id: 'notNeeded', kind: 'ok', label: { fr: 'Inutile', en: 'Not needed' }, needed: true },
    { id: 'rejected', kind: 'branch', label: { fr: 'Refusée', en: 'Rejected' }, needed: true },
    ...ladderExits,
    failedExit,
  ],
  // The whole invoice: whatever is amended of it afterwards, the question is asked again.
  reads: [
    'invoice',
    'customer.name',
    'customer.language',
    'issuer.name',
    'documents.data',
    'documents.original?',
    'documents.invoice?',
    ...ladderReads,
  ],
  writes: [],
  faults: approvalFaults,
  timeout: 180,
  mode: 'regular',
  hears: () => 'approval',
  summary: (config) => {
    const whom = tiersWords(config.tiers);
    const most = timeoutWords(config);
    return most
      ? { fr: `${whom.fr} · ${most.fr} au plus`, en: `${whom.en} · ${most.en} at most` }
      : whom;
  },
});

const amountKey = (above: string | undefined): string =>
  above === undefined || !isAmount(above) ? '' : trim(above);
