import { Popover } from '@mantine/core';
import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import type { TemplateKind } from '#workflows/field.ts';
import type { TemplateProblem } from '#workflows/template/problems.ts';
import { Highlighted } from './Highlighted.tsx';
import classes from './TemplateField.module.css';

interface TemplateInputProps {
  readonly id: string;
  readonly area: RefObject<HTMLTextAreaElement | null>;
  readonly value: string;
  readonly kind: TemplateKind;
  readonly problems: readonly TemplateProblem[];
  readonly describedBy: string;
  /** What hangs below the text, e.g. the variables that begin with what is typed. */
  readonly dropdown: ReactNode;
  /** Element ids of the list that the arrow keys move in, and of its chosen line. */
  readonly list: { readonly id: string; readonly active: string } | undefined;
  readonly onType: (value: string, caret: number) => void;
  /** True where the key was for the list. */
  readonly onKey: (event: KeyboardEvent) => boolean;
  readonly onSelect: (selection: readonly [number, number]) => void;
  /** Somebody went elsewhere, by mouse or key. */
  readonly onLeave: () => void;
}

/** A text area whose letters are drawn by a coloured layer under it: the browser keeps caret, selection and undo. */
export function TemplateInput(props: TemplateInputProps) {
  const { id, area, value, kind, problems, describedBy, dropdown, list } = props;
  const { onType, onKey, onSelect, onLeave } = props;
  const isLong = kind === 'body' || kind === 'lines';
  const isFatal = problems.some((p) => p.severity === 'fatal');
  return (
    <Popover
      opened={dropdown !== undefined}
      onDismiss={onLeave}
      closeOnEscape={false}
      // The text area itself says that it has a list, and which line of it is chosen.
      withRoles={false}
      width="target"
      position="bottom"
      offset={4}
      shadow="md"
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <div
          className={classes.box}
          data-long={isLong || undefined}
          data-invalid={isFatal || undefined}
        >
          <Highlighted source={value} problems={problems} />
          <textarea
            ref={area}
            id={id}
            className={classes.area}
            value={value}
            spellCheck={isLong}
            aria-invalid={isFatal}
            aria-describedby={describedBy}
            aria-autocomplete="list"
            aria-controls={list?.id}
            aria-activedescendant={list?.active}
            onChange={({ currentTarget: { value: typed, selectionStart } }) =>
              onType(isLong ? typed : typed.replace(/[\r\n]+/g, ' '), selectionStart)
            }
            onKeyDown={(event) => {
              if (onKey(event) || isLong || event.key !== 'Enter') return;
              event.preventDefault();
            }}
            onSelect={({ currentTarget: { selectionStart, selectionEnd } }) =>
              onSelect([selectionStart, selectionEnd])
            }
          />
        </div>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown ?? ''}>{dropdown}</Popover.Dropdown>
    </Popover>
  );
}
