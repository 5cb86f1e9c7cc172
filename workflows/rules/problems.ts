import type { Problem } from '../problem.ts';
import type { Text } from '../text.ts';

export type RuleCode =
  | 'RULE_SCHEMA'
  | 'RULE_UNKNOWN_OP'
  | 'RULE_TOO_DEEP'
  | 'RULE_TOO_LARGE'
  | 'RULE_BUDGET'
  | 'RULE_FORBIDDEN_PATH'
  | 'RULE_UNKNOWN_PATH'
  | 'RULE_TYPE';

interface Words {
  readonly message: Text;
  readonly fix: Text;
}

/** `{0}` stands for what was seen. */
const words = {
  notJson: {
    message: {
      fr: 'La condition n’est pas du JSON valable. {0}',
      en: 'The condition is not valid JSON. {0}',
    },
    fix: {
      fr: 'Corrigez le JSON, ou refaites la condition.',
      en: 'Correct the JSON, or draw the condition anew.',
    },
  },
  noCondition: {
    message: { fr: 'Il n’y a pas encore de condition.', en: 'There is no condition yet.' },
    fix: { fr: 'Ajoutez une condition.', en: 'Add a condition.' },
  },
  tooDeep: {
    message: {
      fr: 'La condition est trop imbriquée (16 niveaux au plus).',
      en: 'The condition is nested too deeply (16 levels at most).',
    },
    fix: {
      fr: 'Coupez-la en deux étapes « Si / sinon ».',
      en: 'Split it into two “If / else” steps.',
    },
  },
  tooMany: {
    message: {
      fr: 'La condition compte trop d’éléments (500 en tout, 200 par liste).',
      en: 'The condition has too many parts (500 in all, 200 in a list).',
    },
    fix: {
      fr: 'Coupez-la en deux étapes « Si / sinon ».',
      en: 'Split it into two “If / else” steps.',
    },
  },
  tooLong: {
    message: {
      fr: 'La condition contient un texte trop long.',
      en: 'The condition holds a text that is too long.',
    },
    fix: { fr: 'Raccourcissez-le.', en: 'Shorten it.' },
  },
  oneKey: {
    message: {
      fr: 'Une opération s’écrit avec une seule clé, l’opérateur.',
      en: 'An operation is written with a single key, the operator.',
    },
    fix: {
      fr: 'Écrivez deux opérations réunies par « and ».',
      en: 'Write two operations joined by “and”.',
    },
  },
  badList: {
    message: {
      fr: 'Une liste ne contient que des textes, des nombres ou des oui / non.',
      en: 'A list holds only texts, numbers or booleans.',
    },
    fix: { fr: 'Remplacez ce qui n’en est pas.', en: 'Replace what is none of them.' },
  },
  unknownOperator: {
    message: {
      fr: 'L’opérateur « {0} » n’existe pas ici.',
      en: 'There is no operator “{0}” here.',
    },
    fix: { fr: 'Prenez un opérateur de la liste.', en: 'Choose an operator from the list.' },
  },
  iteration: {
    message: {
      fr: '« {0} » répéterait un calcul sans limite connue.',
      en: '“{0}” would repeat a computation without a known bound.',
    },
    fix: {
      fr: 'Utilisez « some », « all » ou « none », sur une seule liste.',
      en: 'Use “some”, “all” or “none”, over a single list.',
    },
  },
  arity: {
    message: {
      fr: '« {0} » n’a pas le bon nombre de valeurs.',
      en: '“{0}” has the wrong number of values.',
    },
    fix: { fr: 'Complétez ou retirez une valeur.', en: 'Complete or remove a value.' },
  },
  forbiddenPath: {
    message: {
      fr: '« {0} » n’est pas le nom d’une variable.',
      en: '“{0}” is not the name of a variable.',
    },
    fix: { fr: 'Choisissez une variable de la liste.', en: 'Choose a variable from the list.' },
  },
  unknownPath: {
    message: {
      fr: 'La variable « {0} » n’existe pas à cet endroit du circuit.',
      en: 'The variable “{0}” does not exist at this place of the flow.',
    },
    fix: { fr: 'Choisissez une variable de la liste.', en: 'Choose a variable from the list.' },
  },
  notBoolean: {
    message: {
      fr: 'Ceci n’est ni vrai ni faux : {0}.',
      en: 'This is neither true nor false: {0}.',
    },
    fix: {
      fr: 'Comparez-le à une valeur, ou demandez s’il est renseigné.',
      en: 'Compare it with a value, or ask whether it is present.',
    },
  },
  incomparable: {
    message: {
      fr: 'Ces deux valeurs ne se comparent pas : {0}.',
      en: 'These two values cannot be compared: {0}.',
    },
    fix: { fr: 'Comparez des valeurs de même nature.', en: 'Compare values of the same kind.' },
  },
  quoteIt: {
    message: {
      fr: 'Un texte est comparé au nombre {0}.',
      en: 'A text is compared with the number {0}.',
    },
    fix: { fr: 'Écrivez "{0}" entre guillemets.', en: 'Write "{0}" in quotes.' },
  },
  notAmount: {
    message: { fr: '« {0} » n’est pas un nombre.', en: '“{0}” is not a number.' },
    fix: {
      fr: 'Écrivez un nombre, sans espaces ni devise : 10000.50.',
      en: 'Write a number without spaces or currency: 10000.50.',
    },
  },
  tooManyDigits: {
    message: {
      fr: 'Le nombre {0} a plus de 15 chiffres : il ne serait pas exact.',
      en: 'The number {0} has more than 15 digits: it would not be exact.',
    },
    fix: { fr: 'Arrondissez-le.', en: 'Round it.' },
  },
  notDate: {
    message: { fr: '« {0} » n’est pas une date.', en: '“{0}” is not a date.' },
    fix: { fr: 'Écrivez la date ainsi : 2026-12-31.', en: 'Write the date like this: 2026-12-31.' },
  },
  wrongKind: {
    message: {
      fr: '« {0} » ne s’applique pas à cette valeur.',
      en: '“{0}” does not apply to this value.',
    },
    fix: { fr: 'Changez l’opérateur ou la variable.', en: 'Change the operator or the variable.' },
  },
} satisfies Record<string, Words>;

/**
 * @param at JSON pointer into the rule, `/and/0/==/1`
 * @param seen what stands for `{0}` in the words; cut to 80 characters
 * @param suggestion the path that was probably meant
 */
export function ruleProblem(
  code: RuleCode,
  at: string,
  what: keyof typeof words,
  seen: Text | string = '',
  suggestion?: string,
): Problem {
  const { message, fix } = words[what];
  const text = typeof seen === 'string' ? { fr: seen, en: seen } : seen;
  const fill = (words: Text): Text => ({
    fr: words.fr.replaceAll('{0}', () => text.fr.slice(0, 80)).trim(),
    en: words.en.replaceAll('{0}', () => text.en.slice(0, 80)).trim(),
  });
  return {
    code,
    at,
    severity: 'fatal',
    message: fill(message),
    fix:
      suggestion === undefined
        ? fill(fix)
        : { fr: `Vouliez-vous dire ${suggestion} ?`, en: `Did you mean ${suggestion}?` },
  };
}
