export type Language = 'fr' | 'en';

/**
 * The language that a terminal's locale asks for: French where it says so, else English, which `C` means to programs.
 * An empty variable counts as unset (POSIX.1-2017, 8.2).
 */
export const languageOf = ({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Language =>
  /^fr/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'fr' : 'en';
