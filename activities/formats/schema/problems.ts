import type { Problem } from '#workflows/problem.ts';

const words = {
  unknown: [
    'l’élément n’existe pas à cet endroit dans le schéma',
    'the schema has no such element here',
    'Retirez-le, ou corrigez son nom ou son espace de noms.',
    'Remove it, or correct its name or namespace.',
  ],
  order: [
    'l’élément n’est pas à sa place : le schéma le veut plus haut',
    'the element is out of order: the schema wants it earlier',
    'Écrivez les éléments dans l’ordre du schéma.',
    'Write the elements in the order of the schema.',
  ],
  tooMany: [
    'l’élément figure plus de fois que le schéma ne le permet',
    'the element is there more often than the schema allows',
    'Ne gardez que le nombre permis.',
    'Keep the allowed number only.',
  ],
  missing: [
    'un élément que le schéma exige manque',
    'an element that the schema requires is missing',
    'Ajoutez l’élément avec sa valeur.',
    'Add the element with its value.',
  ],
  text: [
    'du texte figure là où le schéma ne veut que des éléments',
    'there is text where the schema wants elements only',
    'Retirez le texte, ou mettez-le dans l’élément qui convient.',
    'Remove the text, or put it into the right element.',
  ],
  attribute: [
    'un attribut n’existe pas dans le schéma',
    'the schema has no such attribute',
    'Retirez l’attribut.',
    'Remove the attribute.',
  ],
  attributeValue: [
    'un attribut a une autre valeur que celle que fixe le schéma',
    'an attribute has another value than the one that the schema fixes',
    'Retirez l’attribut : sa valeur va de soi.',
    'Remove the attribute: its value goes without saying.',
  ],
  attributeMissing: [
    'un attribut que le schéma exige manque',
    'an attribute that the schema requires is missing',
    'Ajoutez l’attribut.',
    'Add the attribute.',
  ],
  decimal: [
    'la valeur n’est pas un nombre décimal',
    'the value is not a decimal number',
    'Écrivez un nombre comme 1234.50, sans espace ni virgule.',
    'Write a number such as 1234.50, without spaces or commas.',
  ],
  boolean: [
    'la valeur n’est ni « true » ni « false »',
    'the value is neither “true” nor “false”',
    'Écrivez true ou false.',
    'Write true or false.',
  ],
  date: [
    'la valeur n’est pas une date du calendrier',
    'the value is not a date of the calendar',
    'Écrivez une date comme 2026-01-31.',
    'Write a date such as 2026-01-31.',
  ],
  time: [
    'la valeur n’est pas une heure',
    'the value is not a time of day',
    'Écrivez une heure comme 14:30:00.',
    'Write a time such as 14:30:00.',
  ],
  base64: [
    'le fichier joint n’est pas codé en base64',
    'the attached file is not encoded in base64',
    'Codez le fichier en base64.',
    'Encode the file in base64.',
  ],
} as const;

export type SchemaFault = keyof typeof words;

/** The rule that stands for the schema as a whole: official validators run nothing else once it is broken. */
export const SCHEMA_RULE = 'XSD';

/** @param at the element's path from the root; a missing child or attribute included */
export function schemaProblem(fault: SchemaFault, at: string): Problem {
  const [fr, en, fixFr, fixEn] = words[fault];
  return {
    code: SCHEMA_RULE,
    at,
    severity: 'fatal',
    message: { fr, en },
    fix: { fr: fixFr, en: fixEn },
  };
}
