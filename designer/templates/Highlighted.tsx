import type { TemplateProblem } from '#workflows/template/problems.ts';
import classes from './TemplateField.module.css';

/** The text behind the textarea, letter upon letter, with its variables and mistakes coloured. */
export function Highlighted({
  source,
  problems,
}: {
  source: string;
  problems: readonly TemplateProblem[];
}) {
  const parts: { text: string; at: number; variable: boolean }[] = [];
  let last = 0;
  for (const { index, 0: text } of source.matchAll(/\{\{[^{}]*\}\}/g)) {
    if (index > last) parts.push({ text: source.slice(last, index), at: last, variable: false });
    parts.push({ text, at: index, variable: true });
    last = index + text.length;
  }
  parts.push({ text: source.slice(last), at: last, variable: false });
  const isWrong = (from: number, to: number) => problems.some((p) => p.from < to && p.to > from);
  return (
    <div className={classes.marks} aria-hidden="true">
      {parts.map(({ text, at, variable }) =>
        variable ? (
          <mark
            key={at}
            className={isWrong(at, at + text.length) ? classes.wrong : classes.variable}
          >
            {text}
          </mark>
        ) : (
          <span key={at}>{text}</span>
        ),
      )}
      {/* A last line break has no height without something after it. */}
      {'\u200B'}
    </div>
  );
}
