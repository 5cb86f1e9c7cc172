/** What a person reads, in the two languages of the product. Neither is a translation key: both are the text itself. */
export interface Text {
  readonly fr: string;
  readonly en: string;
}
