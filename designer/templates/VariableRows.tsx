import { useEffect, useRef } from 'react';
import { valueAt } from '#workflows/context.ts';
import type { Variable } from '#workflows/vocabulary.ts';
import { sampleText } from '../rules/sampleText.ts';
import { templates } from '../text/templates.ts';
import classes from './TemplateField.module.css';

/** Variables with what each is on the sample. The keys stay with the text that is typed in: `active` is its choice. */
export function VariableRows({
  id,
  variables,
  active,
  sample,
  language,
  onPick,
}: {
  id: string;
  variables: readonly Variable[];
  active: number;
  sample: Readonly<Record<string, unknown>> | undefined;
  language: 'fr' | 'en';
  onPick: (variable: Variable) => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const option = list.current?.children[active];
    if (!(option instanceof HTMLElement) || !list.current) return;
    // Within the list alone: `scrollIntoView` would move the whole panel.
    const { offsetTop: top, offsetHeight: height } = option;
    const { scrollTop, clientHeight } = list.current;
    if (top < scrollTop) list.current.scrollTop = top;
    else if (top + height > scrollTop + clientHeight) {
      list.current.scrollTop = top + height - clientHeight;
    }
  }, [active]);
  if (variables.length === 0) {
    return <p className={classes.note}>{templates.nothingFound[language]}</p>;
  }
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label={templates.insert[language]}
      className={classes.variables}
      tabIndex={-1}
    >
      {variables.map((variable, index) => {
        const { path, label, type } = variable;
        const value = sampleText(valueAt(sample, path), type, language);
        return (
          <div
            key={path}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className={classes.option}
            // The caret stays where it is.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onPick(variable)}
            onKeyDown={(event) => event.key === 'Enter' && onPick(variable)}
          >
            <span>
              <strong>{label[language]}</strong>
              <code>{path}</code>
            </span>
            {sample && (
              <span className={value === undefined ? classes.absent : classes.sample} title={value}>
                {value ?? templates.missing[language]}
              </span>
            )}
          </div>
        );
      })}
    </div>
  );
}
