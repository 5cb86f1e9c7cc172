import { Input, UnstyledButton } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useId, useMemo, useRef, useState } from 'react';
import type { TemplateKind } from '#workflows/field.ts';
import { lintTemplate } from '#workflows/template/lint.ts';
import type { Variable } from '#workflows/vocabulary.ts';
import { templates } from '../text/templates.ts';
import { complete, insert, type Token, tokenAt, type Written, withDefault } from './insertion.ts';
import { LengthMeter } from './LengthMeter.tsx';
import { Preview } from './Preview.tsx';
import { Problems } from './Problems.tsx';
import classes from './TemplateField.module.css';
import { TemplateInput } from './TemplateInput.tsx';
import { type PreviewRow, usePreview } from './usePreview.ts';
import { useVariableChoice } from './useVariableChoice.ts';
import { VariablePicker } from './VariablePicker.tsx';
import { VariableRows } from './VariableRows.tsx';

export interface TemplateFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly kind: TemplateKind;
  readonly variables: readonly Variable[];
  readonly samples: readonly {
    readonly invoiceId: string;
    readonly number: string;
    readonly customer: string;
    readonly context: Readonly<Record<string, unknown>>;
  }[];
  /** Renders a template as production would, on real invoices. */
  readonly preview: (source: string) => Promise<readonly PreviewRow[]>;
  readonly language: 'fr' | 'en';
  readonly label: string;
  readonly help?: string;
}

/** Text with variables: what is wrong is marked as it is typed, and what it becomes is shown on real invoices. */
export function TemplateField(props: TemplateFieldProps) {
  const { value, onChange, kind, variables, samples, preview, language, label, help } = props;
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const selection = useRef<readonly [number, number]>(undefined);
  const [token, setToken] = useState<Token>();
  const [isPicking, setIsPicking] = useState(false);

  const found = useMemo(
    () => (value === '' ? [] : lintTemplate(value, kind, variables)),
    [value, kind, variables],
  );
  // Braces are not closed in the middle of a word, as everybody knows who types them.
  const problems = token ? found.filter(({ code }) => code !== 'TPL_PARSE') : found;
  const meant = problems.flatMap(({ suggestion }) => suggestion ?? []);
  const invoices = useMemo(() => samples.map(({ invoiceId }) => invoiceId), [samples]);
  const { rows, ...state } = usePreview(value, kind, invoices, preview);
  const sample = samples[0]?.context;

  const write = ({ text, caret }: Written): void => {
    onChange(text);
    setToken(undefined);
    setIsPicking(false);
    selection.current = [caret, caret];
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(caret, caret);
    });
  };
  const finish = (variable: Variable): void => {
    const caret = area.current?.selectionStart ?? value.length;
    if (token) write(complete(value, caret, token, variable, kind));
  };
  const pick = (variable: Variable): void =>
    write(insert(value, selection.current ?? [value.length, value.length], variable, kind));
  const choice = useVariableChoice(variables, token?.search ?? '', meant, finish);

  // A step's one text has its variables in sight; where there are many, a button brings them.
  const isMain = kind === 'subject' || kind === 'fileName';
  const listId = `${id}-completion`;
  const shared = { variables, sample, language };
  const picker = {
    ...shared,
    id: `${id}-variables`,
    meant,
    field: search,
    onPick: pick,
    onLeave: () => {
      setIsPicking(false);
      area.current?.focus();
    },
  };
  const completion = token && (
    <VariableRows
      {...shared}
      id={listId}
      variables={choice.found}
      active={choice.active}
      onPick={finish}
    />
  );
  const canLack = kind === 'body' || isMain;
  const defaultFor = (path: string): (() => void) | undefined => {
    const better = withDefault(value, path);
    return better === undefined ? undefined : () => write({ text: better, caret: better.length });
  };

  return (
    <div className={classes.field}>
      <div>
        <div className={classes.top}>
          <Input.Label htmlFor={id}>{label}</Input.Label>
          {!isMain && (
            <UnstyledButton
              className={classes.more ?? ''}
              aria-expanded={isPicking}
              onClick={() => {
                setIsPicking(true);
                requestAnimationFrame(() => search.current?.focus());
              }}
            >
              <Plus size={12} aria-hidden /> {templates.insert[language]}
            </UnstyledButton>
          )}
        </div>
        {help !== undefined && <Input.Description mb={6}>{help}</Input.Description>}
        <TemplateInput
          id={id}
          area={area}
          value={value}
          kind={kind}
          problems={problems}
          describedBy={`${id}-problems`}
          dropdown={completion ?? (isPicking ? <VariablePicker {...picker} /> : undefined)}
          list={token && { id: listId, active: `${listId}-${choice.active}` }}
          onType={(typed, caret) => {
            onChange(typed);
            setToken(tokenAt(typed, caret));
          }}
          onKey={(event) => {
            if (!token) return false;
            if (event.key !== 'Escape') return choice.onKeyDown(event);
            event.preventDefault();
            setToken(undefined);
            return true;
          }}
          onSelect={(at) => {
            selection.current = at;
            if (!tokenAt(value, at[0])) setToken(undefined);
          }}
          onLeave={() => {
            setToken(undefined);
            setIsPicking(false);
          }}
        />
        {kind === 'subject' && <LengthMeter count={longest(rows, value)} language={language} />}
      </div>
      <div id={`${id}-problems`} aria-live="polite" className={classes.problems}>
        <Problems
          problems={problems}
          language={language}
          onReplace={(from, to, text) => {
            const before = value.slice(0, from) + text;
            write({ text: before + value.slice(to), caret: before.length });
          }}
        />
      </div>
      {isMain && <VariablePicker {...picker} label={templates.insert[language]} />}
      <Preview
        {...state}
        rows={rows}
        hasSamples={value === '' || samples.length > 0}
        variables={variables}
        language={language}
        onDefault={canLack ? defaultFor : undefined}
      />
    </div>
  );
}

/** Letters of the longest text of the preview; without one, of the text between the variables. */
function longest(rows: readonly PreviewRow[], source: string): number {
  const texts = rows.map(({ text, draft }) => text ?? draft ?? '');
  const known = texts.some(Boolean) ? texts : [source.replace(/\{\{[^{}]*\}\}/g, '')];
  return Math.max(...known.map((text) => [...text].length));
}
