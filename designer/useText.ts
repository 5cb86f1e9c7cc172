import { useCallback } from 'react';
import { create } from 'zustand';
import type { Text } from '#workflows/text.ts';

export type Language = keyof Text;

const KEY = 'facteur.language';

interface LanguageStore {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
}

const useLanguageStore = create<LanguageStore>((set) => ({
  language: announce(remembered()),
  setLanguage: (language) => {
    remember(language);
    set({ language: announce(language) });
  },
}));

/** The language of the screens and the way to change it. French until a person chooses otherwise on this computer. */
export const useLanguage = (): LanguageStore => useLanguageStore();

/** Picks a text in the language of the screens. */
export function useT(): (text: Text) => string {
  const language = useLanguageStore((store) => store.language);
  return useCallback((text: Text) => text[language], [language]);
}

/** Replaces `{name}` in both languages; a number goes in as it is, so format it first where it needs grouping. */
export function fill(text: Text, values: Readonly<Record<string, string | number>>): Text {
  const put = (pattern: string): string =>
    pattern.replace(/\{(\w+)\}/g, (whole, name: string) =>
      Object.hasOwn(values, name) ? String(values[name]) : whole,
    );
  return { fr: put(text.fr), en: put(text.en) };
}

function remembered(): Language {
  try {
    return localStorage.getItem(KEY) === 'en' ? 'en' : 'fr';
  } catch {
    return 'fr';
  }
}

function remember(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // A browser that keeps nothing still shows the chosen language until it is closed.
  }
}

function announce(language: Language): Language {
  document.documentElement.lang = language;
  return language;
}
