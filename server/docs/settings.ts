import { type DescribedSetting, describeConfig } from '../config.ts';
import { metaOf, settings } from '../settings.ts';
import { both, code, markdownTable } from './markdown.ts';

/** docs/settings.md: every environment variable, from the settings' schema. */
export function settingsPage(): string {
  return [
    '# Réglages · Settings',
    'Des variables d’environnement ; une variable vide compte comme absente. `npx facteur config` montre les valeurs en vigueur, sans les secrets.',
    'Environment variables; an empty one counts as absent. `npx facteur config` shows the values in force, without the secrets.',
    markdownTable(
      ['Variable', 'Défaut · Default', 'Français', 'English'],
      describeConfig({}).map(settingRow),
    ),
  ].join('\n\n');
}

function settingRow({ name, title, help, value, source }: DescribedSetting): readonly string[] {
  const meta = metaOf(settings.shape[name]);
  const secret = meta?.secret ? `\n${both({ fr: 'secret', en: 'secret' })}` : '';
  const generated = both({ fr: 'tirée au hasard, gardée', en: 'drawn at random, kept' });
  const standIn = source === 'generated' ? generated : value === undefined ? '' : code(value);
  return [
    code(name) + secret,
    standIn,
    `**${title.fr}**\n${help.fr}\n*Doit être ${meta?.expects.fr ?? ''}.*`,
    `**${title.en}**\n${help.en}\n*Must be ${meta?.expects.en ?? ''}.*`,
  ];
}
