import { NumberInput, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { charsets, readPartner } from '#workflows/invoice/edifactPartner.ts';
import { partner as text } from '../text/partner.ts';
import { useT } from '../useText.ts';
import { CodeRows } from './CodeRows.tsx';
import { MentionRows } from './MentionRows.tsx';
import styles from './partner.module.css';
import { jsonOf, type Wishes, wishesOf } from './wishes.ts';

interface PartnerFormProps {
  /** JSON; `''` for plain EANCOM. */
  readonly value: string;
  readonly isDisabled?: boolean;
  readonly onChange: (json: string) => void;
}

/** How an EDIFACT partner wants its messages. What is not typed is as EANCOM has it. */
export function PartnerForm({ value, isDisabled = false, onChange }: PartnerFormProps) {
  const t = useT();
  // Rows that are half typed are not in the JSON yet: what is typed stays until the JSON is another one.
  const [typed, setTyped] = useState(() => ({ json: value, wishes: wishesOf(value) }));
  const wishes = typed.json === value ? typed.wishes : wishesOf(value);
  const change = (patch: Partial<Wishes>): void => {
    if (!wishes) return;
    const next = { ...wishes, ...patch };
    const json = jsonOf(next);
    setTyped({ json, wishes: next });
    onChange(json);
  };
  return (
    <fieldset className={styles.form} disabled={isDisabled}>
      {wishes && <Fields wishes={wishes} change={change} />}
      <details className={styles.json} open={!wishes}>
        <summary>{t(text.json)}</summary>
        <Json value={value} onChange={onChange} />
      </details>
    </fieldset>
  );
}

interface FieldsProps {
  readonly wishes: Wishes;
  readonly change: (patch: Partial<Wishes>) => void;
}

function Fields({ wishes, change }: FieldsProps) {
  const t = useT();
  return (
    <>
      {(['sender', 'recipient'] as const).map((party) => (
        <div key={party} className={styles.pair}>
          <TextInput
            label={t(text[party])}
            maxLength={35}
            value={wishes[party].id}
            onChange={({ currentTarget: { value: id } }) =>
              change({ [party]: { ...wishes[party], id } })
            }
          />
          <TextInput
            label={t(text.qualifier)}
            maxLength={4}
            value={wishes[party].qualifier}
            onChange={({ currentTarget: { value: qualifier } }) =>
              change({ [party]: { ...wishes[party], qualifier } })
            }
          />
        </div>
      ))}
      <div className={styles.pair}>
        <Select
          label={t(text.charset)}
          allowDeselect={false}
          data={charsets.map((id) => ({ value: id, label: t(text[id]) }))}
          value={wishes.charset}
          onChange={(charset) => change({ charset: charset ?? 'UNOC' })}
        />
        <TextInput
          label={t(text.association)}
          placeholder="EAN008"
          maxLength={6}
          value={wishes.association}
          onChange={({ currentTarget: { value: association } }) => change({ association })}
        />
      </div>
      {(['isTest', 'una', 'lineEnds', 'invoicee'] as const).map((flag) => (
        <Switch
          key={flag}
          label={t(text[flag])}
          checked={wishes[flag]}
          onChange={({ currentTarget: { checked } }) => change({ [flag]: checked })}
        />
      ))}
      <section aria-label={t(text.decimals)}>
        <h4 className={styles.title}>{t(text.decimals)}</h4>
        <div className={styles.three}>
          {(['amount', 'price', 'quantity'] as const).map((kind) => (
            <NumberInput
              key={kind}
              label={t(text[kind])}
              placeholder={t(text.asIs)}
              min={0}
              max={6}
              allowDecimal={false}
              hideControls
              value={wishes.decimals[kind] ?? ''}
              onChange={(count) =>
                change({
                  decimals: {
                    ...wishes.decimals,
                    [kind]: typeof count === 'number' ? count : undefined,
                  },
                })
              }
            />
          ))}
        </div>
      </section>
      <MentionRows rows={wishes.mentions} onChange={(mentions) => change({ mentions })} />
      <CodeRows rows={wishes.codes} onChange={(codes) => change({ codes })} />
      <TextInput
        label={t(text.drop)}
        description={t(text.dropHelp)}
        value={wishes.drop}
        onChange={({ currentTarget: { value: drop } }) => change({ drop })}
      />
      <TextInput
        label={t(text.references)}
        description={t(text.referencesHelp)}
        value={wishes.references}
        onChange={({ currentTarget: { value: references } }) => change({ references })}
      />
    </>
  );
}

function Json({ value, onChange }: Pick<PartnerFormProps, 'value' | 'onChange'>) {
  const t = useT();
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? value;
  const read = shown.trim() === '' ? undefined : readPartner(shown);
  return (
    <Textarea
      aria-label={t(text.json)}
      description={t(text.jsonHelp)}
      autosize
      minRows={3}
      maxRows={12}
      maxLength={8000}
      value={shown}
      error={read && !read.ok ? t(read.words) : undefined}
      onChange={({ currentTarget: { value: json } }) => setTyped(json)}
      onBlur={() => {
        if (typed !== null && typed !== value) onChange(typed.trim());
        setTyped(null);
      }}
    />
  );
}
