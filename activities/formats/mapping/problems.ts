import type { Term } from '#workflows/invoice/terms.ts';
import type { Problem } from '#workflows/problem.ts';

export const unreadableValue = (term: Term, at: string, value: string): Problem => {
  const seen = value.slice(0, 80);
  const kind = term.type === 'date' ? ['une date', 'a date'] : ['un nombre', 'a number'];
  return {
    code: term.type === 'date' ? 'VALUE_NOT_A_DATE' : 'VALUE_NOT_A_NUMBER',
    at,
    severity: 'fatal',
    message: {
      fr: `${term.label.fr} (${term.term}) : « ${seen} » n’est pas ${kind[0]}`,
      en: `${term.label.en} (${term.term}): “${seen}” is not ${kind[1]}`,
    },
    fix: {
      fr: `Corrigez ${term.term} dans le logiciel qui fait la facture, puis exportez-la à nouveau.`,
      en: `Correct ${term.term} in the software that makes the invoice, then export it again.`,
    },
  };
};

export const unmappedElement = (at: string, value: string): Problem => ({
  code: 'ELEMENT_UNMAPPED',
  at,
  severity: 'warning',
  message: {
    fr: `« ${value.slice(0, 80)} » n’a pas de place dans EN 16931 : seul ce même format le reprend`,
    en: `“${value.slice(0, 80)}” has no place in EN 16931: only this same format keeps it`,
  },
  fix: {
    fr: 'Rien à faire si cette donnée ne sert pas au client ; sinon mettez-la dans une note.',
    en: 'Nothing to do if the customer does not need it; else put it in a note.',
  },
});

export const moreUnmapped = (count: number): Problem => ({
  code: 'ELEMENT_UNMAPPED',
  at: '',
  severity: 'warning',
  message: {
    fr: `${count} autres éléments n’ont pas de place dans EN 16931`,
    en: `${count} more elements have no place in EN 16931`,
  },
  fix: {
    fr: 'Vérifiez que ce document est bien une facture.',
    en: 'Check that this document is an invoice at all.',
  },
});

export const extensionsTooLarge: Problem = {
  code: 'EXTENSIONS_TOO_LARGE',
  at: '',
  severity: 'warning',
  message: {
    fr: 'ce que le document dit hors EN 16931 dépasse 10 Mo : il est lu sans cela',
    en: 'what the document says beyond EN 16931 exceeds 10 MB: it is read without it',
  },
  fix: {
    fr: 'Envoyez les données volumineuses en pièces justificatives (BG-24).',
    en: 'Send bulky data as supporting documents (BG-24).',
  },
};
