import { address, billing, mailTries, recipients, starter, tell } from './starter.ts';

const german =
  'Guten Tag\n\nAnbei erhalten Sie die Rechnung {{invoice.number}} über {{money invoice.total invoice.currency}}.\n\nFreundliche Grüsse\n{{issuer.name}}\n';
const french =
  'Bonjour,\n\nVous trouverez ci-joint la facture {{invoice.number}} de {{money invoice.total invoice.currency}}.\n\nCordialement,\n{{issuer.name}}\n';

/** The reference is asked for where there is none. */
const mail = (body: string) => ({
  type: 'email',
  config: {
    to: '{{params.to}}',
    cc: '{{params.questions}}',
    ccRule: { '!': [{ present: [{ var: 'invoice.buyerReference' }] }] },
    body,
  },
});

export const twoLanguages = starter(
  'two-languages',
  { fr: 'Deux langues selon le montant', en: 'Two languages by amount' },
  {
    fr: 'Allemand sous un seuil, allemand puis français au-delà ; texte de remplacement et copie quand la référence manque ; une autre devise est retenue.',
    en: 'German below a threshold, German then French from it on; a text in place of a missing reference, and a copy; another currency is held.',
  },
  {
    params: [
      recipients,
      address('questions', 'Adresse des questions', 'Address for questions'),
      billing,
    ],
    nodes: {
      start: { type: 'start' },
      convert: { type: 'convert' },
      isSwiss: {
        type: 'branch',
        title: { fr: 'En francs suisses ?', en: 'In Swiss francs?' },
        config: { rule: { '==': [{ var: 'invoice.currency' }, 'CHF'] } },
      },
      hold: { type: 'hold', config: { queue: 'Devise autre que CHF' } },
      subject: {
        type: 'subject',
        config: {
          template:
            'Rechnung {{invoice.number}} Ref. {{default invoice.buyerReference "OHNE REF"}}',
        },
      },
      fileName: { type: 'filename', config: { template: 'RECHNUNG_{{invoice.number}}' } },
      isSmall: {
        type: 'branch',
        title: { fr: 'Sous 5 000 CHF ?', en: 'Below CHF 5,000?' },
        config: { rule: { '<': [{ var: 'invoice.total' }, '5000'] } },
      },
      inGerman: { ...mail(german), title: { fr: 'En allemand', en: 'In German' } },
      inBoth: {
        ...mail(`${german}\n—\n\n${french}`),
        title: { fr: 'En allemand et en français', en: 'In German and French' },
      },
      delivered: { type: 'end' },
      retry: { type: 'retry', config: mailTries },
      notify: tell('Prévenir la facturation', 'Tell billing'),
    },
    edges: [
      'start convert',
      'convert isSwiss',
      'isSwiss.no hold',
      'hold.released subject',
      'isSwiss.yes subject',
      'subject fileName',
      'fileName isSmall',
      'isSmall.yes inGerman',
      'isSmall.no inBoth',
      'inGerman delivered',
      'inBoth delivered',
      'inGerman.failed retry',
      'inBoth.failed retry',
      'retry.gaveUp notify',
    ],
  },
);
