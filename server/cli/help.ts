import type { Language } from '../language.ts';
import { optionTable } from './optionTable.ts';
import { verbs } from './verbs.ts';

const words = {
  fr: {
    usage: 'Usage : facteur VERBE',
    common: [
      ['--json', 'une ligne JSON par résultat, dans l’ordre des entrées'],
      ['--lang fr|en', 'la langue (sinon celle du système)'],
      ['--help', 'cette aide ; « facteur VERBE --help » pour un verbe'],
    ],
    exits:
      'Code de sortie : 0 tout va bien · 1 quelque chose a été jugé mauvais · 2 mauvais usage · 3 un service nécessaire manque',
  },
  en: {
    usage: 'Usage: facteur VERB',
    common: [
      ['--json', 'one JSON line a result, in the order of the input'],
      ['--lang fr|en', 'the language (else the system’s)'],
      ['--help', 'this help; “facteur VERB --help” for one verb'],
    ],
    exits:
      'Exit code: 0 fine · 1 something was judged bad · 2 wrong usage · 3 a needed service is unavailable',
  },
} as const;

/** Usage of one verb with its options, or of all where none has that name. */
export function help(language: Language, name = ''): string {
  const { usage, common, exits } = words[language];
  const isOne = Object.hasOwn(verbs, name);
  const chosen = Object.entries(verbs).filter(([verb]) => !isOne || verb === name);
  const lines = chosen.flatMap(([verb, { usage: forms, about }]) => [
    ...forms.map((form) => `  facteur ${form}`),
    `      ${about[language]}`,
    ...(isOne ? optionsOf(verb, language) : []),
  ]);
  return [
    ...(isOne ? [] : [usage, '']),
    ...lines,
    '',
    ...aligned(common.map(([flag, about]) => [flag, about])),
    '',
    exits,
    '',
  ].join('\n');
}

function optionsOf(verb: string, language: Language): readonly string[] {
  return Object.entries(optionTable).flatMap(([name, options]) => {
    if (name !== verb && !name.startsWith(`${verb} `)) return [];
    const rows = Object.entries(options).map(([flag, row]) => {
      const short = 'short' in row ? `-${row.short}, ` : '';
      return [`${short}--${flag} ${row.value}`, row.about[language]] as const;
    });
    return ['', ...(name === verb ? [] : [`  ${name}`]), ...aligned(rows)];
  });
}

function aligned(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([flag]) => flag.length));
  return rows.map(([flag, about]) => `  ${flag.padEnd(width)}  ${about}`);
}
