import { Button, TextInput } from '@mantine/core';
import { Plus } from 'lucide-react';
import { partner as text } from '../text/partner.ts';
import { useT } from '../useText.ts';
import styles from './partner.module.css';
import { RemoveRow } from './RemoveRow.tsx';
import type { CodeRow } from './wishes.ts';

interface CodeRowsProps {
  readonly rows: readonly CodeRow[];
  readonly onChange: (rows: readonly CodeRow[]) => void;
}

/** The codes that the partner has in the place of EANCOM's, each at its data element. */
export function CodeRows({ rows, onChange }: CodeRowsProps) {
  const t = useT();
  return (
    <section aria-label={t(text.codes)} className={styles.rows}>
      <h4 className={styles.title}>{t(text.codes)}</h4>
      <p className={styles.hint}>{t(text.codesHelp)}</p>
      {rows.map((row, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has nothing else that stays while it is typed.
        <div key={i} className={styles.code}>
          {(['place', 'ours', 'theirs'] as const).map((part) => (
            <TextInput
              key={part}
              aria-label={t(text[part])}
              placeholder={t(text[part])}
              maxLength={part === 'place' ? 60 : 17}
              value={row[part]}
              onChange={({ currentTarget: { value } }) =>
                onChange(rows.with(i, { ...row, [part]: value }))
              }
            />
          ))}
          <RemoveRow n={i + 1} onRemove={() => onChange(rows.filter((_, at) => at !== i))} />
        </div>
      ))}
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<Plus size={13} aria-hidden />}
        onClick={() => onChange([...rows, { place: '', ours: '', theirs: '' }])}
      >
        {t(text.addCode)}
      </Button>
    </section>
  );
}
