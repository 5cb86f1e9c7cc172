import { TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { type RefObject, useState } from 'react';
import type { Variable } from '#workflows/vocabulary.ts';
import { templates } from '../text/templates.ts';
import classes from './TemplateField.module.css';
import { useVariableChoice } from './useVariableChoice.ts';
import { VariableRows } from './VariableRows.tsx';

/** All variables, to look through with the mouse or by typing, each with its value on the sample. */
export function VariablePicker({
  id,
  variables,
  sample,
  meant,
  language,
  field,
  label,
  onPick,
  onLeave,
}: {
  id: string;
  variables: readonly Variable[];
  sample: Readonly<Record<string, unknown>> | undefined;
  meant: readonly string[];
  language: 'fr' | 'en';
  field: RefObject<HTMLInputElement | null>;
  /** Shown above; where there is none, for those who don't see the list. */
  label?: string;
  onPick: (variable: Variable) => void;
  onLeave: () => void;
}) {
  const [search, setSearch] = useState('');
  const pick = (variable: Variable): void => {
    setSearch('');
    onPick(variable);
  };
  const { found, active, onKeyDown } = useVariableChoice(variables, search.trim(), meant, pick);
  return (
    <div className={classes.picker}>
      <TextInput
        ref={field}
        {...(label === undefined ? { 'aria-label': templates.insert[language] } : { label })}
        role="combobox"
        aria-expanded
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={`${id}-${active}`}
        placeholder={templates.search(variables.length)[language]}
        leftSection={<Search size={15} aria-hidden />}
        rightSection={<kbd className={classes.braces}>{'{{'}</kbd>}
        value={search}
        onChange={({ currentTarget }) => setSearch(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.preventDefault();
            setSearch('');
            onLeave();
          } else if (event.key !== 'Tab') onKeyDown(event);
        }}
      />
      <VariableRows
        id={id}
        variables={found}
        active={active}
        sample={sample}
        language={language}
        onPick={pick}
      />
    </div>
  );
}
