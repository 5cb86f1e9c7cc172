import type { TemplateProblem } from '#workflows/template/problems.ts';
import classes from './TemplateField.module.css';

/** The text under the textarea, letter upon letter, with its variables and mistakes coloured. */
export function Highlighted({
  source,
  problems,
}: {
  source: string;
  problems: readonly TemplateProblem[];
}) {
  const parts: { text: string; at: number; isTag: boolean }[] = [];
  let last = 0;
  for (const { index, 0: text } of source.matchAll(/\{\{[^{}]*\}\}/g)) {
    if (index > last) parts.push({ text: source.slice(last, index), at: last, isTag: false });
    parts.push({ text, at: index, isTag: true });
    last = index + text.length;
  }
  parts.push({ text: source.slice(last), at: last, isTag: false });
  // A remark on the whole text, such as its length, would colour every variable.
  const local = problems.filter(({ from, to }) => to - from < source.length || parts.length === 2);
  const severityAt = (from: number, to: number) => {
    const here = local.filter((p) => p.from < to && p.to > from);
    return here.some((p) => p.severity === 'fatal') ? 'fatal' : here[0]?.severity;
  };
  return (
    <div className={classes.marks} aria-hidden="true">
      {parts.map(({ text, at, isTag }) =>
        isTag ? (
          <mark key={at} data-severity={severityAt(at, at + text.length)}>
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
