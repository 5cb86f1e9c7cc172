import { Input } from '@mantine/core';
import { useId, useMemo, useRef, useState } from 'react';
import type { TemplateKind } from '#workflows/field.ts';
import { lintTemplate } from '#workflows/template/lint.ts';
import type { Variable } from '#workflows/vocabulary.ts';
import { Highlighted } from './Highlighted.tsx';
import { LengthMeter } from './LengthMeter.tsx';
import { Preview, type PreviewRow } from './Preview.tsx';
import { Problems } from './Problems.tsx';
import classes from './TemplateField.module.css';
import { VariableList } from './VariableList.tsx';

export interface TemplateSample {
  readonly invoiceId: string;
  readonly number: string;
  readonly customer: string;
  readonly context: Readonly<Record<string, unknown>>;
}

export interface TemplateFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly kind: TemplateKind;
  readonly variables: readonly Variable[];
  readonly samples: readonly TemplateSample[];
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
  const [open, setOpen] = useState(false);
  const problems = useMemo(
    () => (value === '' ? [] : lintTemplate(value, kind, variables)),
    [value, kind, variables],
  );

  /** Writes into the text at the caret, in place of braces that were opened there. */
  const insert = (path: string): void => {
    const at = area.current?.selectionStart ?? value.length;
    const before = value.slice(0, at).replace(/\{\{\s*$/, '');
    const written = `${before}{{${path}}}`;
    onChange(written + value.slice(area.current?.selectionEnd ?? at).replace(/^\s*\}\}/, ''));
    setOpen(false);
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(written.length, written.length);
    });
  };

  return (
    <div className={classes.field}>
      <Input.Wrapper label={label} id={id} {...(help ? { description: help } : {})}>
        <div
          className={classes.box}
          data-invalid={problems.some((p) => p.severity === 'fatal') || undefined}
        >
          <Highlighted source={value} problems={problems} />
          <textarea
            ref={area}
            id={id}
            className={classes.area}
            value={value}
            rows={kind === 'body' ? 6 : 2}
            spellCheck={kind === 'body'}
            aria-invalid={problems.some((p) => p.severity === 'fatal')}
            aria-describedby={`${id}-problems`}
            onChange={({ currentTarget }) => {
              const { value: typed, selectionStart } = currentTarget;
              onChange(kind === 'body' ? typed : typed.replace(/[\r\n]+/g, ' '));
              if (typed.slice(0, selectionStart).endsWith('{{')) setOpen(true);
            }}
          />
        </div>
      </Input.Wrapper>
      {kind === 'subject' && <LengthMeter source={value} language={language} />}
      <div id={`${id}-problems`} aria-live="polite">
        <Problems
          problems={problems}
          language={language}
          onReplace={(from, to, text) => onChange(value.slice(0, from) + text + value.slice(to))}
        />
      </div>
      <VariableList
        variables={variables}
        sample={samples[0]?.context}
        language={language}
        open={open}
        onOpen={setOpen}
        onPick={insert}
      />
      <Preview
        source={value}
        kind={kind}
        count={samples.length}
        preview={preview}
        language={language}
      />
    </div>
  );
}
