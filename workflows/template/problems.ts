import type { Problem } from '../problem.ts';
import type { Text } from '../text.ts';

/** A problem with its place in the source, as offsets, and what could stand there instead. */
export interface TemplateProblem extends Problem {
  readonly from: number;
  readonly to: number;
  readonly suggestion?: string;
}

interface Words {
  readonly code: string;
  readonly warning?: true;
  readonly message: Text;
  readonly fix: Text;
}

const chooseVariable: Text = {
  fr: 'Choisissez une variable de la liste.',
  en: 'Choose a variable from the list.',
};
const shorten: Text = { fr: 'Raccourcissez-le.', en: 'Shorten it.' };

/** `{0}` stands for what was seen. */
export const templateProblems = {
  notText: {
    code: 'TPL_SCHEMA',
    message: { fr: 'Un modèle est un texte.', en: 'A template is a text.' },
    fix: { fr: 'Écrivez un texte.', en: 'Write a text.' },
  },
  tooLarge: {
    code: 'TPL_TOO_LARGE',
    message: {
      fr: 'Le modèle est trop long (16 ko, 500 variables au plus).',
      en: 'The template is too long (16 kB, 500 variables at most).',
    },
    fix: shorten,
  },
  tooDeep: {
    code: 'TPL_TOO_DEEP',
    message: {
      fr: 'Le modèle est trop imbriqué (8 niveaux au plus).',
      en: 'The template is nested too deeply (8 levels at most).',
    },
    fix: { fr: 'Ôtez des niveaux.', en: 'Remove levels.' },
  },
  syntax: {
    code: 'TPL_PARSE',
    message: { fr: 'Le modèle ne se lit pas, {0}.', en: 'The template cannot be read, {0}.' },
    fix: {
      fr: 'Corrigez les accolades, ou fermez le bloc.',
      en: 'Correct the braces, or close the block.',
    },
  },
  forbidden: {
    code: 'TPL_FORBIDDEN',
    message: {
      fr: '« {0} » n’est pas permis dans un modèle.',
      en: '“{0}” is not allowed in a template.',
    },
    fix: chooseVariable,
  },
  forbiddenPath: {
    code: 'TPL_FORBIDDEN',
    message: {
      fr: '« {0} » n’est pas le nom d’une variable.',
      en: '“{0}” is not the name of a variable.',
    },
    fix: chooseVariable,
  },
  unknownHelper: {
    code: 'TPL_FORBIDDEN',
    message: {
      fr: 'La fonction « {0} » n’existe pas ici.',
      en: 'There is no function “{0}” here.',
    },
    fix: { fr: 'Prenez une fonction de la liste.', en: 'Use a function of the list.' },
  },
  arity: {
    code: 'TPL_ARITY',
    message: { fr: '« {0} » n’a pas les bonnes valeurs.', en: '“{0}” has not the right values.' },
    fix: { fr: 'Complétez ou retirez une valeur.', en: 'Complete or remove a value.' },
  },
  nestedEach: {
    code: 'TPL_OUTPUT_TOO_LARGE',
    message: {
      fr: 'Une liste dans une liste ferait un texte sans limite.',
      en: 'A list within a list would make a text without bound.',
    },
    fix: { fr: 'Gardez une seule liste.', en: 'Keep a single list.' },
  },
  outputTooLarge: {
    code: 'TPL_OUTPUT_TOO_LARGE',
    message: { fr: 'Le texte obtenu est trop long.', en: 'The text that comes out is too long.' },
    fix: shorten,
  },
  unknownVariable: {
    code: 'TPL_UNKNOWN_VARIABLE',
    message: {
      fr: '{0} n’est pas une variable connue ici.',
      en: '{0} is not a known variable here.',
    },
    fix: chooseVariable,
  },
  wrongType: {
    code: 'TPL_TYPE',
    message: {
      fr: '« {0} » ne s’applique pas à cette variable.',
      en: '“{0}” does not apply to this variable.',
    },
    fix: { fr: 'Changez la fonction ou la variable.', en: 'Change the function or the variable.' },
  },
  empty: {
    code: 'TPL_EMPTY',
    message: { fr: 'Le texte est vide.', en: 'The text is empty.' },
    fix: { fr: 'Écrivez un texte.', en: 'Write a text.' },
  },
  long: {
    code: 'TPL_LENGTH',
    warning: true,
    message: {
      fr: 'Plus de {0} caractères, sans compter les variables : la fin ne sera pas toujours lue.',
      en: 'More than {0} characters, variables not counted: the end will not always be seen.',
    },
    fix: shorten,
  },
  tooLong: {
    code: 'TPL_LENGTH',
    message: {
      fr: 'Plus de {0} caractères, sans compter les variables.',
      en: 'More than {0} characters, variables not counted.',
    },
    fix: shorten,
  },
  control: {
    code: 'TPL_CONTROL',
    message: {
      fr: 'Un retour à la ligne ou un caractère invisible n’est pas permis ici.',
      en: 'A line break or an invisible character is not allowed here.',
    },
    fix: { fr: 'Remplacez-le par une espace.', en: 'Replace it with a space.' },
  },
  reserved: {
    code: 'TPL_RESERVED',
    warning: true,
    message: {
      fr: '« {0} » n’est pas permis dans un nom de fichier : il sera remplacé par « - ».',
      en: '“{0}” is not allowed in a file name: it will become “-”.',
    },
    fix: { fr: 'Écrivez « - ».', en: 'Write “-”.' },
  },
  rawAmount: {
    code: 'TPL_MONEY',
    warning: true,
    message: {
      fr: '{0} s’écrira 1248.50, sans devise ni espaces.',
      en: '{0} will read 1248.50, without currency or separators.',
    },
    fix: {
      fr: 'Écrivez-le avec « money » ou « number ».',
      en: 'Write it with “money” or “number”.',
    },
  },
  rawDate: {
    code: 'TPL_DATE',
    warning: true,
    message: { fr: '{0} s’écrira 2026-11-30.', en: '{0} will read 2026-11-30.' },
    fix: { fr: 'Écrivez-la avec « date ».', en: 'Write it with “date”.' },
  },
  unsafeValue: {
    code: 'TPL_VALUE',
    message: {
      fr: 'La valeur de {0} contient un caractère qui n’est pas permis dans une adresse.',
      en: 'The value of {0} holds a character that is not allowed in an address.',
    },
    fix: { fr: 'Corrigez cette valeur.', en: 'Correct this value.' },
  },
  badValue: {
    code: 'TPL_VALUE',
    message: { fr: 'Une valeur ne convient pas : {0}.', en: 'A value does not fit: {0}.' },
    fix: { fr: 'Corrigez cette valeur.', en: 'Correct this value.' },
  },
} satisfies Record<string, Words>;

export type TemplateProblemName = keyof typeof templateProblems;

/** @param seen what stands for `{0}`; cut to 80 characters */
export function templateProblem(
  name: TemplateProblemName,
  [from, to]: readonly [number, number],
  seen: Text | string = '',
  suggestion?: string,
): TemplateProblem {
  const { code, message, fix, ...rest }: Words = templateProblems[name];
  const text = typeof seen === 'string' ? { fr: seen, en: seen } : seen;
  const fill = (template: Text): Text => ({
    fr: template.fr.replaceAll('{0}', () => text.fr.slice(0, 80)),
    en: template.en.replaceAll('{0}', () => text.en.slice(0, 80)),
  });
  return {
    code,
    at: `${from}`,
    severity: rest.warning ? 'warning' : 'fatal',
    message: fill(message),
    fix:
      suggestion !== undefined && name === 'unknownVariable'
        ? { fr: `Vouliez-vous dire ${suggestion} ?`, en: `Did you mean ${suggestion}?` }
        : fill(fix),
    from,
    to,
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}
