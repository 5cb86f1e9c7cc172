import { Textarea, type TextareaProps } from '@mantine/core';
import { shell } from '../text/shell.ts';
import { useT } from '../useText.ts';

interface ReasonFieldProps extends Pick<TextareaProps, 'minRows' | 'withAsterisk'> {
  readonly value: string;
  readonly onChange: (reason: string) => void;
  /** Whether it was tried to go on: only then a missing reason is a mistake. */
  readonly isTried?: boolean;
  /** Has the cursor first, in a dialog that is about nothing else. */
  readonly 'data-autofocus'?: boolean;
}

/** Why somebody does what they do, for the history. */
export function ReasonField({ value, onChange, isTried = false, ...rest }: ReasonFieldProps) {
  const t = useT();
  return (
    <Textarea
      {...rest}
      label={t(shell.reason)}
      description={t(shell.reasonHelp)}
      value={value}
      error={isTried && value.trim() === '' ? t(shell.reasonNeeded) : undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
      maxLength={1000}
      autosize
    />
  );
}
