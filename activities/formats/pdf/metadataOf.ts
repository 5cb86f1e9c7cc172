import type { Invoice } from '#workflows/invoice/model.ts';

/** What a PDF of the invoice says about itself. Its date is the invoice's, so that the same input gives the same bytes. */
export const metadataOf = ({ seller, number, issueDate }: Invoice) => ({
  title: `${seller.name ?? ''} ${number ?? ''}`.trim(),
  author: seller.name ?? '',
  date: `${issueDate ?? '2000-01-01'}T00:00:00Z`,
});
