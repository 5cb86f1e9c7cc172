import { Button, Select, Textarea } from '@mantine/core';
import { Plus } from 'lucide-react';
import { partner as text } from '../text/partner.ts';
import { useT } from '../useText.ts';
import styles from './partner.module.css';
import { RemoveRow } from './RemoveRow.tsx';
import type { Wishes } from './wishes.ts';

type Rows = Wishes['mentions'];

const subjects = ['REG', 'AAI', 'PMT', 'PMD', 'AAB', 'ABL'] as const;

/** The mentions of French law that every message carries, each with its subject (UN/EDIFACT 4451). */
export function MentionRows({ rows, onChange }: { rows: Rows; onChange: (rows: Rows) => void }) {
  const t = useT();
  return (
    <section aria-label={t(text.mentions)} className={styles.rows}>
      <h4 className={styles.title}>{t(text.mentions)}</h4>
      {rows.map((row, i) => {
        const known = subjects.some((subject) => subject === row.subject);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row has nothing else that stays while it is typed.
          <div key={i} className={styles.mention}>
            <Select
              aria-label={t(text.subject)}
              allowDeselect={false}
              data={[
                ...subjects.map((subject) => ({ value: subject, label: t(text[subject]) })),
                ...(known ? [] : [{ value: row.subject, label: row.subject }]),
              ]}
              value={row.subject}
              onChange={(subject) => onChange(rows.with(i, { ...row, subject: subject ?? 'AAI' }))}
            />
            <RemoveRow n={i + 1} onRemove={() => onChange(rows.filter((_, at) => at !== i))} />
            <Textarea
              aria-label={t(text.text)}
              placeholder={t(text.text)}
              autosize
              minRows={1}
              maxRows={6}
              value={row.text}
              onChange={({ currentTarget: { value } }) =>
                onChange(rows.with(i, { ...row, text: value }))
              }
            />
          </div>
        );
      })}
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<Plus size={13} aria-hidden />}
        onClick={() => onChange([...rows, { subject: 'PMT', text: '' }])}
      >
        {t(text.addMention)}
      </Button>
    </section>
  );
}
