import type { Text } from '#workflows/text.ts';
import type { Language } from './output.ts';
import type { Run } from './verb.ts';

interface Verb {
  readonly usage: string;
  readonly about: Text;
  /** Imported when it is called for: a verb that needs no service loads none. */
  readonly load: () => Promise<Run>;
}

export const verbs: Readonly<Record<string, Verb>> = {
  read: {
    usage: 'read FILE…',
    about: { fr: 'la facture canonique en JSON', en: 'the canonical invoice as JSON' },
    load: async () => (await import('./read.ts')).read,
  },
  validate: {
    usage: 'validate FILE… [--rules auto|en16931]',
    about: { fr: 'les règles que la facture enfreint', en: 'the rules that the invoice breaks' },
    load: async () => (await import('./validate.ts')).validate,
  },
  convert: {
    usage: 'convert FILE --to facturx|cii|json [--pdf FILE] -o OUT',
    about: { fr: 'la facture dans un autre format', en: 'the invoice in another format' },
    load: async () => (await import('./convert.ts')).convert,
  },
  pdfa: {
    usage: 'pdfa FILE.pdf -o OUT.pdf',
    about: { fr: 'le PDF rendu conforme à PDF/A-3b', en: 'the PDF made conform to PDF/A-3b' },
    load: async () => (await import('./convert.ts')).pdfa,
  },
  check: {
    usage: 'check rule|template|subject|filename|address|url|flow|pdf|xml',
    about: {
      fr: 'un verdict par ligne {id, input} ou {id, file} de l’entrée',
      en: 'a verdict for each line {id, input} or {id, file} of the input',
    },
    load: async () => (await import('./check.ts')).check,
  },
  flow: {
    usage:
      'flow check|compile|diff|explain FILE… · flow simulate FLOW --on DIR|--last N [--against FLOW] [--param NAME=VALUE]',
    about: { fr: 'ce qu’un circuit dit et ferait', en: 'what a flow says and would do' },
    load: async () => (await import('./flow.ts')).flow,
  },
  submit: {
    usage: 'submit FILE… [--customer CODE] [--pdf FILE]',
    about: { fr: 'confie des factures au serveur', en: 'hands invoices to the server' },
    load: async () => (await import('./deliveries.ts')).submit,
  },
  deliveries: {
    usage: 'deliveries [--state S] [--customer CODE]',
    about: { fr: 'les remises', en: 'the deliveries' },
    load: async () => (await import('./deliveries.ts')).deliveries,
  },
  delivery: {
    usage: 'delivery ID',
    about: {
      fr: 'une remise : état, chemin, tentatives, preuves',
      en: 'a delivery: state, path, attempts, evidence',
    },
    load: async () => (await import('./deliveries.ts')).delivery,
  },
  resolve: {
    usage: 'resolve DELIVERY --node N --action retry|amend|skip|abort --reason R [--patch JSON]',
    about: { fr: 'décide d’une étape en attente', en: 'decides about a step that waits' },
    load: async () => (await import('./deliveries.ts')).resolve,
  },
  audit: {
    usage:
      'audit export INVOICE -o PACK.zip · audit verify PACK.zip [--key F] · audit replay INVOICE',
    about: { fr: 'preuves : exporter, vérifier, rejouer', en: 'evidence: export, verify, replay' },
    load: async () => (await import('./audit.ts')).audit,
  },
  config: {
    usage: 'config',
    about: { fr: 'les réglages et leur source', en: 'the settings and where they come from' },
    load: async () => (await import('./config.ts')).config,
  },
  doctor: {
    usage: 'doctor',
    about: { fr: 'ce qui manque et comment y remédier', en: 'what is missing and how to mend it' },
    load: async () => (await import('./doctor.ts')).doctor,
  },
};

const words = {
  fr: {
    usage: 'Usage : facteur VERBE',
    options: '--json une ligne JSON par résultat · --lang fr|en',
  },
  en: { usage: 'Usage: facteur VERB', options: '--json one JSON line a result · --lang fr|en' },
};

/** Usage of one verb, or of all where none has that name. */
export function help(language: Language, name = ''): string {
  const chosen = Object.hasOwn(verbs, name) ? [verbs[name] as Verb] : Object.values(verbs);
  const lines = chosen.map(({ usage, about }) => `  facteur ${usage}\n      ${about[language]}`);
  return `${words[language].usage}\n\n${lines.join('\n')}\n\n  ${words[language].options}\n`;
}
