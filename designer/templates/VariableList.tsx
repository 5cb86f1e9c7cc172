import { Combobox, InputBase, ScrollArea, useCombobox } from '@mantine/core';
import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { valueAt } from '#workflows/context.ts';
import type { Variable } from '#workflows/vocabulary.ts';
import { sampleText } from '../rules/sampleText.ts';
import { templates } from '../text/templates.ts';
import classes from './TemplateField.module.css';

/** Every value that a template can name, with what it is on the sample. Typing `{{` in the text opens it. */
export function VariableList({
  variables,
  sample,
  language,
  open,
  onOpen,
  onPick,
}: {
  variables: readonly Variable[];
  sample: Readonly<Record<string, unknown>> | undefined;
  language: 'fr' | 'en';
  open: boolean;
  onOpen: (open: boolean) => void;
  onPick: (path: string) => void;
}) {
  const [search, setSearch] = useState('');
  const combobox = useCombobox({ opened: open, onOpenedChange: onOpen });
  const { focusTarget, selectFirstOption } = combobox;
  useEffect(() => {
    if (open) focusTarget();
  }, [open, focusTarget]);
  const found = variables.filter(({ path, label }) =>
    plain(`${label[language]} ${path}`).includes(plain(search.trim())),
  );
  return (
    <Combobox
      store={combobox}
      withinPortal
      onOptionSubmit={(path) => {
        setSearch('');
        onPick(path);
      }}
    >
      <Combobox.Target>
        <InputBase
          label={templates.insert[language]}
          placeholder={templates.search(variables.length)[language]}
          leftSection={<Search size={14} />}
          rightSection={<kbd className={classes.braces}>{'{{'}</kbd>}
          value={search}
          onFocus={() => onOpen(true)}
          onBlur={() => onOpen(false)}
          onChange={({ currentTarget }) => {
            setSearch(currentTarget.value);
            onOpen(true);
            selectFirstOption();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options>
          <ScrollArea.Autosize mah={280} type="auto">
            {found.length === 0 && (
              <Combobox.Empty>{templates.nothingFound[language]}</Combobox.Empty>
            )}
            {found.map(({ path, label, type }) => {
              const value = sampleText(valueAt(sample, path), type, language);
              return (
                <Combobox.Option key={path} value={path} className={classes.option ?? ''}>
                  <span>
                    <strong>{label[language]}</strong>
                    <code>{path}</code>
                  </span>
                  <span className={value === undefined ? classes.absent : classes.sample}>
                    {value ?? templates.missing[language]}
                  </span>
                </Combobox.Option>
              );
            })}
          </ScrollArea.Autosize>
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

/** Without accents and capitals, as people search. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
