import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { shell } from '../text/shell.ts';
import { type Language, useLanguage, useT } from '../useText.ts';

/** Each language by its own name, so that whoever reads only one of them finds it. */
export function LanguageChoice() {
  const t = useT();
  const { language, setLanguage } = useLanguage();
  return (
    <SegmentedControl
      aria-label={t(shell.language)}
      value={language}
      onChange={(value) => setLanguage(value as Language)}
      data={[
        { value: 'fr', label: 'Français' },
        { value: 'en', label: 'English' },
      ]}
    />
  );
}

export function ThemeChoice() {
  const t = useT();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl
      aria-label={t(shell.theme)}
      value={colorScheme}
      onChange={(value) => setColorScheme(value as typeof colorScheme)}
      data={[
        { value: 'light', label: t(shell.light) },
        { value: 'dark', label: t(shell.dark) },
        { value: 'auto', label: t(shell.auto) },
      ]}
    />
  );
}
