import { ActionIcon, Button, SegmentedControl } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import type { MouseEvent } from 'react';
import { RuleGroupBodyComponents, type RuleGroupProps, useRuleGroup } from 'react-querybuilder';
import { rules } from '../text/rules.ts';
import classes from './ConditionBuilder.module.css';
import type { RowContext } from './ConditionRow.tsx';
import { MOST_LEVELS } from './query.ts';

/** Conditions, whether all or one of them are to be met, and below them what adds more. */
export function ConditionGroup(props: RuleGroupProps) {
  const group = useRuleGroup(props);
  const { path, ruleGroup, context, combinator, onCombinatorChange } = group;
  const { addRule, addGroup, removeGroup } = group;
  const { language } = context as RowContext;
  const level = path.length;
  return (
    <div className={classes.group} data-level={level}>
      {(level > 0 || ruleGroup.rules.length > 1) && (
        <div className={classes.header}>
          {ruleGroup.rules.length > 1 && (
            <SegmentedControl
              size="xs"
              aria-label={rules.combinator[language]}
              data={[
                { value: 'and', label: rules.all[language] },
                { value: 'or', label: rules.any[language] },
              ]}
              value={combinator ?? 'and'}
              onChange={(chosen) => onCombinatorChange(chosen)}
            />
          )}
          {level > 0 && (
            <ActionIcon
              ml="auto"
              variant="subtle"
              color="gray"
              aria-label={rules.removeGroup[language]}
              onClick={(event) => removeGroup(event)}
            >
              <Trash2 size={14} />
            </ActionIcon>
          )}
        </div>
      )}
      <RuleGroupBodyComponents {...group} />
      <div className={classes.header}>
        <AddButton label={rules.add[language]} onClick={addRule} />
        {level < MOST_LEVELS - 1 && (
          <AddButton label={rules.addGroup[language]} onClick={addGroup} />
        )}
      </div>
    </div>
  );
}

function AddButton({ label, onClick }: { label: string; onClick: (event: MouseEvent) => void }) {
  return (
    <Button size="compact-xs" variant="default" leftSection={<Plus size={12} />} onClick={onClick}>
      {label}
    </Button>
  );
}
