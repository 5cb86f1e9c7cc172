import { ActionIcon, Button, SegmentedControl } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import type { ActionProps, CombinatorSelectorProps } from 'react-querybuilder';
import { rules } from '../text/rules.ts';
import type { RowContext } from './ConditionRow.tsx';
import { MOST_LEVELS } from './query.ts';

const languageOf = (context: unknown) => (context as RowContext).language;

/** "All" or "at least one"; a single condition needs no word between. */
export function CombinatorSwitch({
  value,
  handleOnChange,
  rules: parts,
  context,
}: CombinatorSelectorProps) {
  const language = languageOf(context);
  if (parts.length < 2) return null;
  return (
    <SegmentedControl
      aria-label={rules.combinator[language]}
      data={[
        { value: 'and', label: rules.all[language] },
        { value: 'or', label: rules.any[language] },
      ]}
      value={value ?? 'and'}
      onChange={handleOnChange}
    />
  );
}

export function AddCondition({ handleOnClick, context }: ActionProps) {
  return <AddButton label={rules.add[languageOf(context)]} onClick={handleOnClick} />;
}

export function AddGroup({ handleOnClick, context, level }: ActionProps) {
  if (level >= MOST_LEVELS - 1) return null;
  return <AddButton label={rules.addGroup[languageOf(context)]} onClick={handleOnClick} />;
}

export function RemoveGroup({ handleOnClick, context }: ActionProps) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={rules.removeGroup[languageOf(context)]}
      onClick={(event) => handleOnClick(event)}
    >
      <Trash2 size={14} />
    </ActionIcon>
  );
}

function AddButton({ label, onClick }: { label: string; onClick: ActionProps['handleOnClick'] }) {
  return (
    <Button
      size="compact-xs"
      variant="default"
      leftSection={<Plus size={12} />}
      onClick={(event) => onClick(event)}
    >
      {label}
    </Button>
  );
}
