import { quoted, type Text } from '#workflows/text.ts';

/** Characters of an answer that are kept: it travels into the engine's history, and is anybody's. */
const LONGEST_QUOTE = 500;

/** A far end's own words. */
export const answered = (words: string): Text => quoted(words.slice(0, LONGEST_QUOTE));

/** What we make of a far end's answer, and the answer itself. */
export const said = (meaning: Text, answer: string): Text => ({
  fr: `${meaning.fr} : ${answered(answer).fr}`,
  en: `${meaning.en}: ${answered(answer).en}`,
});

export const noSuchFolder: Text = { fr: 'dossier absent', en: 'no such folder' };
export const permissionDenied: Text = { fr: 'accès refusé', en: 'permission denied' };
export const loginRefused: Text = {
  fr: 'le serveur refuse notre identification',
  en: 'the server refuses our login',
};
