import { z } from 'zod';
import { field } from '#workflows/field.ts';
import { defineNode } from '#workflows/node.ts';

const USUAL = 48;

export const bounceWait = defineNode({
  type: 'bounceWait',
  kind: 'do',
  category: 'time',
  icon: 'mail-question-mark',
  title: { fr: 'Attendre les retours', en: 'Wait for bounces' },
  help: {
    fr: 'Après un e-mail, attend que son rapport de non-remise revienne dans une boîte que Facteur lit (connexion IMAP). Sans retour, l’e-mail est présumé remis : ce n’en est pas la preuve. Un retard ou une absence du bureau se voient, et l’attente continue.',
    en: 'After an e-mail, waits for its report of non-delivery to come back to an inbox that Facteur reads (an IMAP connection). Without one the e-mail is presumed delivered, which proves nothing. A delay or an absence is shown, and the wait goes on.',
  },
  config: z.strictObject({
    hours: field(
      z
        .int()
        .min(1)
        .max(24 * 30)
        .default(USUAL),
      {
        label: { fr: 'Pendant (heures)', en: 'For (hours)' },
        help: {
          fr: 'La plupart des serveurs renoncent dans les 48 heures, certains après 5 jours.',
          en: 'Most servers give up within 48 hours, some after 5 days.',
        },
        widget: 'number',
      },
    ),
  }),
  exits: [
    { id: 'none', kind: 'ok', label: { fr: 'Aucun retour', en: 'No bounce' } },
    { id: 'bounced', kind: 'branch', label: { fr: 'Revenu', en: 'Bounced' }, needed: true },
    {
      id: 'expired',
      kind: 'branch',
      label: { fr: 'Serveurs à bout de délai', en: 'Servers gave up' },
      needed: true,
    },
  ],
  reads: [],
  writes: [],
  faults: {},
  timeout: 10,
  mode: 'local',
  hears: () => 'bounce',
  summary: ({ hours }) => {
    const words = `${typeof hours === 'number' ? hours : USUAL} h`;
    return { fr: words, en: words };
  },
});
