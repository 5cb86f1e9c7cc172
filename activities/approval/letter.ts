import { formatDate, formatMoney } from '#workflows/template/format.ts';
import type { Text } from '#workflows/text.ts';
import { oneLine, plainText } from '../template/plain.ts';
import type { Question } from './question.ts';

/** Who passed the question on, and why. */
export interface Delegated {
  readonly by: string;
  readonly reason: string;
}

export interface Letter {
  readonly subject: string;
  readonly text: string;
}

/** The request as one person gets it. The link stands in it and nowhere else. */
export function letter(question: Question, link: string, delegated?: Delegated): Letter {
  const { language, invoice, text } = question;
  const t = (words: Text): string => words[language];
  const { number, customer } = invoice;
  return {
    subject: oneLine(
      t({
        fr: `À approuver : facture ${number} – ${customer}`,
        en: `To approve: invoice ${number} – ${customer}`,
      }),
    ),
    text: plainText(
      [
        ...(delegated
          ? [
              t({
                fr: `${delegated.by} vous confie cette question : ${delegated.reason}`,
                en: `${delegated.by} passed this question on to you: ${delegated.reason}`,
              }),
            ]
          : []),
        text,
        figures(question)
          .map(({ label, value }) => `${t(label)}${language === 'fr' ? '\u00a0' : ''}: ${value}`)
          .join('\n'),
        t({ fr: 'Lire et répondre :', en: 'Read and answer:' }),
        link,
        t({
          fr: 'Ce lien est pour vous seul : qui l’a peut répondre à votre place. Ouvrir le lien ne décide de rien.',
          en: 'This link is for you alone: whoever has it can answer in your place. Opening the link decides nothing.',
        }),
        '',
      ].join('\n\n'),
    ),
  };
}

/** What the invoice comes to, line by line, in the question's language. */
export function figures({
  language,
  invoice,
}: Pick<Question, 'language' | 'invoice'>): readonly { label: Text; value: string }[] {
  const { number, seller, customer, total, currency, dueDate } = invoice;
  const due = dueDate === undefined ? undefined : formatDate(dueDate, language);
  return [
    { label: { fr: 'Facture', en: 'Invoice' }, value: number },
    { label: { fr: 'Vendeur', en: 'Seller' }, value: seller },
    { label: { fr: 'Client', en: 'Customer' }, value: customer },
    {
      label: { fr: 'Total TTC', en: 'Total with VAT' },
      value: formatMoney(total, currency, language),
    },
    ...(due === undefined ? [] : [{ label: { fr: 'Échéance', en: 'Due' }, value: due }]),
  ];
}
