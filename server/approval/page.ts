import { figures } from '#activities/approval/letter.ts';
import type { Text } from '#workflows/text.ts';
import type { AskedQuestion, PersonAsked } from '../db/approvalQuestion.ts';
import { escapeHtml } from '../escapeHtml.ts';
import { style } from './style.ts';
import { type Told, words } from './words.ts';

type Language = keyof Text;

/** What was typed and could not be taken: it is shown again, with what to correct. */
export interface Refused {
  readonly field: 'comment' | 'to' | 'reason';
  readonly problem: Text;
  readonly typed: Readonly<Partial<Record<'comment' | 'to' | 'reason', string>>>;
}

/**
 * The page by which one person answers: a form that works without a script. Opening it changes nothing, since mail scanners
 * open links.
 */
export function answerPage(
  { question }: Pick<AskedQuestion, 'question'>,
  { person, delegatedBy, reason }: Pick<PersonAsked, 'person' | 'delegatedBy' | 'reason'>,
  { language, path, refused }: { language: Language; path: string; refused?: Refused | undefined },
): string {
  const t = (text: Text): string => escapeHtml(text[language]);
  const typed = (field: Refused['field']): string => escapeHtml(refused?.typed[field] ?? '');
  const problem = (field: Refused['field']): string =>
    refused?.field === field
      ? `<p class="problem" id="${field}-problem" role="alert">${t(refused.problem)}</p>`
      : '';
  const told = (field: Refused['field']): string =>
    refused?.field === field ? ` aria-invalid="true" aria-describedby="${field}-problem"` : '';
  const passed =
    delegatedBy === null
      ? ''
      : `<p class="note">${t(filled(words.passedBy, { by: delegatedBy, reason: reason ?? '' }))}</p>`;
  const figure = figures({ ...question, language })
    .map(({ label, value }) => `<dt>${t(label)}</dt><dd>${escapeHtml(value)}</dd>`)
    .join('');
  return page(
    language,
    words.title,
    `${passed}
<p class="question" lang="${question.language}">${escapeHtml(question.text)}</p>
<dl>${figure}</dl>
<p><a href="${path}/document" target="_blank" rel="noopener noreferrer">${t(words.open)}</a></p>
<p class="quiet">${t(words.draft)}</p>
<form method="post" action="${path}">
<label for="comment">${t(words.comment)}</label>
<textarea id="comment" name="comment" rows="3" maxlength="1000"${told('comment')}>${typed('comment')}</textarea>
<p class="quiet">${t(words.commentHelp)}</p>
${problem('comment')}
<div class="buttons">
<button class="main" name="action" value="approve">${t(words.approve)}</button>
<button name="action" value="reject">${t(words.reject)}</button>
</div>
</form>
${question.delegation ? passOnForm() : ''}
<p class="quiet">${t(filled(words.answeringAs, { person }))} ${t(words.recorded)}</p>`,
  );

  function passOnForm(): string {
    const isOpen = refused?.field === 'to' || refused?.field === 'reason';
    return `<details${isOpen ? ' open' : ''}>
<summary>${t(words.passOn)}</summary>
<p class="quiet">${t(words.passOnHelp)}</p>
<form method="post" action="${path}">
<label for="to">${t(words.to)}</label>
<input id="to" name="to" type="email" maxlength="320" autocomplete="off" value="${typed('to')}"${told('to')}>
${problem('to')}
<label for="reason">${t(words.reason)}</label>
<input id="reason" name="reason" maxlength="1000" autocomplete="off" value="${typed('reason')}"${told('reason')}>
${problem('reason')}
<div class="buttons"><button name="action" value="pass-on">${t(words.passOnNow)}</button></div>
</form>
</details>`;
  }
}

/** A page that only says something. */
export const toldPage = (language: Language, { title, text }: Told): string =>
  page(language, title, `<p>${escapeHtml(text[language])}</p>`);

const page = (language: Language, title: Text, body: string): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${escapeHtml(title[language])} – Facteur</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title[language])}</h1>
${body}
</main>
</body>
</html>
`;

function filled(text: Text, values: Readonly<Record<string, string>>): Text {
  const put = (words: string): string =>
    words.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  return { fr: put(text.fr), en: put(text.en) };
}
