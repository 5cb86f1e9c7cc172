import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { ABSENT } from '#workflows/template/absent.ts';
import { type Variable, variableAt } from '#workflows/vocabulary.ts';
import { templates } from '../text/templates.ts';
import classes from './TemplateField.module.css';
import type { PreviewRow } from './usePreview.ts';

interface PreviewProps {
  readonly rows: readonly PreviewRow[];
  readonly isError: boolean;
  readonly isOld: boolean;
  readonly hasSamples: boolean;
  readonly variables: readonly Variable[];
  readonly language: 'fr' | 'en';
  /** Says for a path what to write where it is absent; undefined where that makes no sense. */
  readonly onDefault: ((path: string) => (() => void) | undefined) | undefined;
}

/** Rows that are shown before somebody asks for more. */
const FEW = 3;

/** What the template becomes on real invoices; a value that is missing is a red question mark in its place. */
export function Preview({
  rows,
  isError,
  isOld,
  hasSamples,
  variables,
  language,
  onDefault,
}: PreviewProps) {
  const [isWhole, setIsWhole] = useState(false);
  const groups = groupsOf(rows);
  const shown = isWhole ? groups : groups.slice(0, FEW);
  // A name that nobody knows is to be corrected, and one offer for each value is enough.
  const allow = ({ first: { missing } }: Same): (() => void) | undefined =>
    missing[0] !== undefined && variableAt(missing[0], variables)
      ? onDefault?.(missing[0])
      : undefined;
  if (isError) return <p className={classes.note}>{templates.previewFailed[language]}</p>;
  if (!hasSamples) return <p className={classes.note}>{templates.noSamples[language]}</p>;
  if (groups.length === 0) return null;
  return (
    <section data-old={isOld || undefined} className={classes.preview}>
      <h4 className={classes.heading}>
        {templates.preview[language]}
        {shown.length < groups.length && (
          <UnstyledButton
            className={classes.more ?? ''}
            aria-label={templates.showAll(groups.length)[language]}
            onClick={() => setIsWhole(true)}
          >
            {shown.length} / {groups.length}
          </UnstyledButton>
        )}
      </h4>
      <ul className={classes.rows} data-testid="template-preview">
        {shown.map((group, index) => (
          <Row
            key={group.first.invoiceId}
            {...group}
            variables={variables}
            language={language}
            allow={shown.findIndex(lacks(group)) === index ? allow(group) : undefined}
          />
        ))}
      </ul>
    </section>
  );
}

interface Same {
  readonly first: PreviewRow;
  readonly count: number;
}

/** Invoices that give the same text are one row; those that something is wrong with come first. */
function groupsOf(rows: readonly PreviewRow[]): readonly Same[] {
  const groups = new Map<string, Same>();
  for (const row of rows) {
    const key = row.text === null ? row.invoiceId : `=${row.text}`;
    const { first = row, count = 0 } = groups.get(key) ?? {};
    groups.set(key, { first, count: count + 1 });
  }
  return [...groups.values()].sort(
    (a, b) => Number(a.first.text !== null) - Number(b.first.text !== null),
  );
}

const lacks =
  ({ first }: Same) =>
  ({ first: other }: Same): boolean =>
    other.missing[0] === first.missing[0];

interface RowProps extends Same, Pick<PreviewProps, 'variables' | 'language'> {
  readonly allow: (() => void) | undefined;
}

function Row({ first, count, variables, language, allow }: RowProps) {
  const { number, customer, text, missing, draft, problems = [] } = first;
  const who = `${number} · ${customer}`;
  if (text !== null) {
    return (
      <li title={who}>
        <span>{text}</span>
        {count > 1 && <span className={classes.count}>{templates.invoices(count)[language]}</span>}
      </li>
    );
  }
  const labels = missing.map((path) => variableAt(path, variables)?.label[language] ?? path);
  const why = labels.length > 0 ? [templates.lacks(labels.join(', '))] : problems.map(messageOf);
  return (
    <li className={classes.wanting}>
      {draft !== undefined && <Draft draft={draft} />}
      <span className={classes.why}>
        {who} · {why.map((one) => one[language]).join(' ')}
        {allow && (
          <UnstyledButton className={classes.fix ?? ''} onClick={allow}>
            {templates.allowAbsent[language]}
          </UnstyledButton>
        )}
      </span>
    </li>
  );
}

const messageOf = ({ message }: NonNullable<PreviewRow['problems']>[number]) => message;

function Draft({ draft }: { draft: string }) {
  const [start, ...rest] = draft.split(ABSENT);
  let at = start?.length ?? 0;
  return (
    <span>
      {start}
      {rest.map((part) => {
        at += part.length + 1;
        return (
          <span key={at}>
            <b className={classes.gap} aria-hidden="true">
              ?
            </b>
            <VisuallyHidden>?</VisuallyHidden>
            {part}
          </span>
        );
      })}
    </span>
  );
}
