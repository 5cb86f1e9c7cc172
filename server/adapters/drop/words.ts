import { quoted, type Text } from '#workflows/text.ts';

/** What we make of a far end's answer, and the answer itself. */
export const said = (meaning: Text, answer: string): Text => ({
  fr: `${meaning.fr} : ${quoted(answer).fr}`,
  en: `${meaning.en}: ${quoted(answer).en}`,
});

export const noSuchFolder: Text = { fr: 'dossier absent', en: 'no such folder' };
export const permissionDenied: Text = { fr: 'accès refusé', en: 'permission denied' };
export const loginRefused: Text = {
  fr: 'le serveur refuse notre identification',
  en: 'the server refuses our login',
};
