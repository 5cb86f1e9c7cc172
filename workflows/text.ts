/** What a person reads, in the two languages of the product. Neither is a translation key: both are the text itself. */
export interface Text {
  readonly fr: string;
  readonly en: string;
}

/** What is the same in both languages: a name, a number, an address. */
export const same = (text: string): Text => ({ fr: text, en: text });

/** Somebody else's words as they came, in whatever language: marked as a quotation in each of ours. */
export const quoted = (words: string): Text => ({ fr: `« ${words} »`, en: `“${words}”` });
