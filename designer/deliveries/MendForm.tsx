import { Button, Menu, TextInput } from '@mantine/core';
import { ChevronDown, RefreshCw } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { Resolution } from '#workflows/trace.ts';
import { ReasonField } from '../shell/ReasonField.tsx';
import { actionNames, detail as text } from '../text/deliveries.ts';
import { fill, useT } from '../useText.ts';
import { Confirm } from './Confirm.tsx';
import type { Decision, Parked } from './delivery.ts';
import styles from './detail.module.css';

type Action = Resolution['action'];

interface MendFormProps {
  readonly parked: Parked;
  readonly isBusy: boolean;
  readonly onDecide: (decision: Decision) => Promise<void>;
}

/** The missing values as fields, one main button, and the rarer ways behind a menu that each confirm. */
export function MendForm({ parked, isBusy, onDecide }: MendFormProps) {
  const t = useT();
  const { missing, actions } = parked;
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(missing.map(({ path, value }) => [path, value ?? ''])),
  );
  const [typedReason, setReason] = useState<string | null>(null);
  const [isTried, setTried] = useState(false);
  const [confirming, setConfirming] = useState<Action | null>(null);
  const [isOpen, setOpen] = useState(false);
  const confirm = (action: Action): void => {
    setConfirming(action);
    setOpen(true);
  };

  const main = mainAction(parked);
  const others = actions.filter((action) => action !== main && isOffered(action, parked));
  const proposed = proposedReason(parked, main, missing.map(({ label }) => t(label)).join(', '));
  const reason = typedReason ?? t(proposed);
  const hasBlank = missing.some(({ path }) => !values[path]?.trim());

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!main || reason.trim() === '') return;
    if (main === 'amend') {
      if (hasBlank) return;
      const patch = Object.fromEntries(
        missing.map(({ path }) => [path, values[path]?.trim() ?? '']),
      );
      void onDecide({ action: 'amend', reason, patch });
    } else if (main === 'retry') void onDecide({ action: 'retry', reason });
    else confirm(main);
  };

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {missing.map(({ path, label }) => (
        <TextInput
          key={path}
          label={t(label)}
          value={values[path] ?? ''}
          error={isTried && !values[path]?.trim() ? t(text.valueNeeded) : undefined}
          onChange={(event) => setValues({ ...values, [path]: event.currentTarget.value })}
          maxLength={2000}
          autoComplete="off"
        />
      ))}
      {main && !needsConfirming(main) && (
        <ReasonField value={reason} onChange={setReason} isTried={isTried} minRows={1} />
      )}
      <div className={styles.buttons}>
        {main && (
          <Button
            type="submit"
            loading={isBusy}
            leftSection={<RefreshCw size={15} aria-hidden />}
            flex={1}
          >
            {t(nameOf(main, parked))}
          </Button>
        )}
        {others.length > 0 && (
          <Menu position="bottom-end">
            <Menu.Target>
              <Button variant="default" rightSection={<ChevronDown size={14} aria-hidden />}>
                {t(text.otherWays)}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {others.map((action) => (
                <Menu.Item
                  key={action}
                  {...(action === 'abort' ? { color: 'var(--err)' } : {})}
                  onClick={() => confirm(action)}
                >
                  {t(nameOf(action, parked))}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      {confirming && (
        <Confirm
          action={confirming}
          title={nameOf(confirming, parked)}
          exits={parked.exits}
          isOpen={isOpen}
          isBusy={isBusy}
          onCancel={() => setOpen(false)}
          onClosed={() => setConfirming(null)}
          onConfirm={(decision) => onDecide(decision).then(() => setOpen(false))}
        />
      )}
    </form>
  );
}

function mainAction({ missing, actions }: Parked): Action | undefined {
  const order: readonly Action[] =
    missing.length > 0 ? ['amend', 'retry', 'arrived', 'abort'] : ['retry', 'arrived', 'abort'];
  return order.find((action) => actions.includes(action));
}

/** Amending means nothing without a value that is missing, skipping nothing without an exit. */
const isOffered = (action: Action, parked: Parked): boolean =>
  (action !== 'amend' || parked.missing.length > 0) &&
  (action !== 'skip' || (parked.exits.length > 0 && !isHeld(parked)));

/** A step that holds does nothing else: to try it again, to skip it and to release it are one. */
const isHeld = ({ fault }: Parked): boolean => fault.code === 'HELD';

const needsConfirming = (action: Action): boolean => action !== 'amend' && action !== 'retry';

const nameOf = (action: Action, parked: Parked) =>
  isHeld(parked) && action === 'retry' ? text.release : actionNames[action];

function proposedReason(parked: Parked, action: Action | undefined, fields: string) {
  if (action === 'amend') return fill(text.amendedWith, { fields });
  return isHeld(parked) ? text.released : text.retried;
}
