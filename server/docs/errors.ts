import { flowProblems } from '#workflows/flow/problems.ts';
import { templateProblems } from '#workflows/template/problems.ts';
import type { Text } from '#workflows/text.ts';
import { problemKinds } from '../api/problems.ts';
import { code, markdownTable } from './markdown.ts';

/** docs/errors.md: the codes that programs may rely on, with what a person reads beside them. */
export function errorsPage(): string {
  return [
    '# Erreurs · Errors',
    'Les codes sont stables ; les phrases peuvent changer. Les incidents d’une étape sont avec l’étape, dans [nodes.md](nodes.md).',
    'Codes are stable; sentences may change. The faults of a step stand with the step, in [nodes.md](nodes.md).',
    '## Réponses de l’API · Answers of the API',
    'Au format `application/problem+json` (RFC 9457), avec `code`, `title` et `detail` dans la langue demandée, `words` et `fix` dans les deux.',
    'As `application/problem+json` (RFC 9457), with `code`, `title` and `detail` in the language asked for, `words` and `fix` in both.',
    apiTable(),
    '## Circuits · Flows',
    '« % » est le nom ou la valeur en cause. “%” is the name or the value concerned.',
    wordTable(
      Object.entries(flowProblems).map(([name, [message, fix]]) => ({ code: name, message, fix })),
    ),
    '## Modèles de texte · Templates',
    '« {0} » est ce qui a été lu. “{0}” is what was read.',
    wordTable(Object.values(templateProblems)),
  ].join('\n\n');
}

const apiTable = (): string =>
  markdownTable(
    ['Code', 'HTTP', 'Français', 'English'],
    Object.entries(problemKinds).map(([name, { status, title, fix }]) => [
      code(name),
      String(status),
      `**${title.fr}**\n${fix.fr}`,
      `**${title.en}**\n${fix.en}`,
    ]),
  );

interface Worded {
  readonly code: string;
  readonly message: Text;
  readonly fix: Text;
}

const wordTable = (problems: readonly Worded[]): string =>
  markdownTable(
    ['Code', 'Français', 'English'],
    problems.map(({ code: name, message, fix }) => [
      code(name),
      `${message.fr}\n*${fix.fr}*`,
      `${message.en}\n*${fix.en}*`,
    ]),
  );
