import { rulesNames } from '#workflows/invoice/rulesNames.ts';
import { targetNames } from '#workflows/invoice/targets.ts';
import type { Text } from '#workflows/text.ts';
import type { Run } from './verb.ts';

interface Verb {
  /** One line a form, without the program's name. */
  readonly usage: readonly string[];
  readonly about: Text;
  /** Imported when it is called for: a verb that needs no service loads none. */
  readonly load: () => Promise<Run>;
  /** Its PDFs are worked on in a thread, which then starts while the verb is loaded. */
  readonly takesPdf?: boolean;
}

export const verbs: Readonly<Record<string, Verb>> = {
  read: {
    usage: ['read FILE… [--mapping FILE] [--partner FILE]'],
    about: { fr: 'la facture canonique en JSON', en: 'the canonical invoice as JSON' },
    load: async () => (await import('./read.ts')).read,
    takesPdf: true,
  },
  validate: {
    usage: [`validate FILE… [--rules ${rulesNames.join('|')}] [--treatment T] [--recipient R]`],
    about: { fr: 'les règles que la facture enfreint', en: 'the rules that the invoice breaks' },
    load: async () => (await import('./validate.ts')).validate,
    takesPdf: true,
  },
  convert: {
    usage: [
      `convert FILE… --to ${targetNames.join('|')} [--profile P] [--pdf PDF] [--partner FILE] -o OUT`,
    ],
    about: { fr: 'la facture dans un autre format', en: 'the invoice in another format' },
    load: async () => (await import('./convert.ts')).convert,
    takesPdf: true,
  },
  pdfa: {
    usage: ['pdfa FILE.pdf -o OUT.pdf [--max-bytes N]'],
    about: { fr: 'le PDF rendu conforme à PDF/A-3b', en: 'the PDF made conform to PDF/A-3b' },
    load: async () => (await import('./pdfa.ts')).pdfa,
    takesPdf: true,
  },
  check: {
    usage: [
      'check rule|template|subject|filename|address|url|flow|pdf|xml|xslt|zip|csv|unicode|token',
    ],
    about: {
      fr: 'un verdict par ligne {id, input} ou {id, file} de l’entrée',
      en: 'a verdict for each line {id, input} or {id, file} of the input',
    },
    load: async () => (await import('./check.ts')).check,
  },
  flow: {
    usage: [
      'flow check|compile|explain FILE…',
      'flow diff BEFORE AFTER',
      'flow simulate FLOW --on DIR|--last N [--against FLOW] [--param NAME=VALUE]',
    ],
    about: { fr: 'ce qu’un circuit dit et ferait', en: 'what a flow says and would do' },
    load: async () => (await import('./flow.ts')).flow,
  },
  submit: {
    usage: [
      'submit FILE… [--customer CODE] [--pdf PDF] [--mapping FILE]',
      'submit INDEX PDF… [--customer CODE] [--mapping FILE]',
    ],
    about: {
      fr: 'confie des factures au serveur ; avec un index CSV ou Excel, une remise par ligne',
      en: 'hands invoices to the server; with a CSV or Excel index, a delivery a row',
    },
    load: async () => (await import('./submit.ts')).submit,
  },
  deliveries: {
    usage: ['deliveries [--state S] [--customer CODE]'],
    about: { fr: 'les remises', en: 'the deliveries' },
    load: async () => (await import('./deliveries.ts')).deliveries,
  },
  delivery: {
    usage: ['delivery ID'],
    about: {
      fr: 'une remise : état, chemin, tentatives, preuves',
      en: 'a delivery: state, path, attempts, evidence',
    },
    load: async () => (await import('./deliveries.ts')).delivery,
  },
  report: {
    usage: ['report unfinished [--month M]'],
    about: {
      fr: 'les factures qui ne sont pas remises à la fin d’un mois',
      en: 'the invoices that are not through at the end of a month',
    },
    load: async () => (await import('./report.ts')).report,
  },
  again: {
    usage: [
      'again DELIVERY --reason R [--version N] [--confirm]',
      'again DELIVERY --preview [--version N]',
    ],
    about: {
      fr: 'envoie à nouveau la facture d’une remise, par une version de son circuit',
      en: 'sends the invoice of a delivery again, by a version of its flow',
    },
    load: async () => (await import('./again.ts')).again,
  },
  tell: {
    usage: [
      'tell DELIVERY --event NAME [--value V] [--comment C] [--id ID]',
      'tell --invoice NUMBER --event NAME [--value V] [--comment C] [--id ID]',
    ],
    about: {
      fr: 'donne à une remise ce qu’elle attend : un numéro de commande, un accusé',
      en: 'gives a delivery what it waits for: an order number, an acknowledgement',
    },
    load: async () => (await import('./tell.ts')).tell,
  },
  resolve: {
    usage: [
      'resolve DELIVERY --node N --action A --reason R [--patch JSON] [--exit X]',
      'resolve --all-with STATE|FAULT --action A --reason R [--order O] [--pace N]',
    ],
    about: {
      fr: 'décide d’une étape en attente, ou de toutes celles d’une même cause',
      en: 'decides about a step that waits, or about all of one cause',
    },
    load: async () => (await import('./deliveries.ts')).resolve,
  },
  tables: {
    usage: [
      'tables list',
      'tables import NAME FILE.csv [--note N]',
      'tables export NAME [--version V] -o OUT.csv',
    ],
    about: { fr: 'les tables de référence', en: 'the reference tables' },
    load: async () => (await import('./tables.ts')).tables,
  },
  reconcile: {
    usage: ['reconcile [--after MINUTES]'],
    about: {
      fr: 'là où la base, le moteur et le registre des envois ne s’accordent pas',
      en: 'where database, engine and ledger disagree',
    },
    load: async () => (await import('./reconcile.ts')).reconcile,
  },
  audit: {
    usage: [
      'audit export INVOICE -o PACK.zip',
      'audit verify PACK.zip [--key F]',
      'audit replay INVOICE',
    ],
    about: { fr: 'preuves : exporter, vérifier, rejouer', en: 'evidence: export, verify, replay' },
    load: async () => (await import('./audit.ts')).audit,
  },
  server: {
    usage: ['server'],
    about: {
      fr: 'API et écrans, en autant de processus qu’il en faut',
      en: 'API and screens, in as many processes as it takes',
    },
    load: async () => (await import('./deployed.ts')).server,
  },
  worker: {
    usage: ['worker [--queue deliveries|heavy]'],
    about: {
      fr: 'les remises et leurs étapes, en autant de processus qu’il en faut',
      en: 'the deliveries and their steps, in as many processes as it takes',
    },
    load: async () => (await import('./deployed.ts')).worker,
  },
  config: {
    usage: ['config'],
    about: { fr: 'les réglages et leur source', en: 'the settings and where they come from' },
    load: async () => (await import('./config.ts')).config,
  },
  doctor: {
    usage: ['doctor'],
    about: { fr: 'ce qui manque et comment y remédier', en: 'what is missing and how to mend it' },
    load: async () => (await import('./doctor.ts')).doctor,
  },
};
