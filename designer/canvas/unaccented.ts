/** Text as searches compare it: without accents or case, "Échec" = "echec". */
export const unaccented = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
