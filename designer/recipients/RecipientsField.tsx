import { ActionIcon, Button, Input, Select } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import type { Variable } from '#workflows/vocabulary.ts';
import { ConditionBuilder } from '../rules/ConditionBuilder.tsx';
import type { Sample } from '../simulate/samples.ts';
import { TemplateField, type TemplateFieldProps } from '../templates/TemplateField.tsx';
import { recipientRoles, recipients as text } from '../text/recipients.ts';
import { fill, useLanguage, useT } from '../useText.ts';
import styles from './recipients.module.css';

type Role = keyof typeof recipientRoles;

interface Row {
  readonly role: Role;
  readonly addresses: string;
  /** A rule; absent where it always holds. */
  readonly when?: unknown;
}

interface RecipientsFieldProps {
  readonly label: string;
  readonly description: string | undefined;
  /** What the drawing holds, which may be anything. */
  readonly value: unknown;
  readonly onChange: (rows: readonly Row[] | undefined) => void;
  readonly variables: readonly Variable[];
  readonly samples: readonly Sample[];
  readonly sample: Sample | undefined;
  readonly preview: TemplateFieldProps['preview'];
}

/** Further recipients of a message: a role, addresses, and perhaps a condition each. */
export function RecipientsField(props: RecipientsFieldProps) {
  const { label, description, value, onChange, variables, samples, sample, preview } = props;
  const t = useT();
  const { language } = useLanguage();
  const rows = rowsOf(value);
  const keep = (next: readonly Row[]): void => onChange(next.length > 0 ? next : undefined);
  const put = (at: number, row: Row): void => keep(rows.map((one, i) => (i === at ? row : one)));
  return (
    <Input.Wrapper label={label} description={description} labelElement="div">
      <div className={styles.rows}>
        {rows.map((row, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row has no other identity, and keeps no state
          <fieldset key={i} className={styles.row}>
            <legend>{t(fill(text.row, { n: i + 1 }))}</legend>
            <div className={styles.head}>
              <Select
                label={t(text.role)}
                allowDeselect={false}
                data={Object.entries(recipientRoles).map(([role, words]) => ({
                  value: role,
                  label: t(words),
                }))}
                value={row.role}
                onChange={(role) => put(i, { ...row, role: (role ?? row.role) as Role })}
              />
              <Button
                variant="default"
                size="compact-sm"
                aria-pressed={row.when !== undefined}
                onClick={() =>
                  put(i, row.when === undefined ? { ...row, when: null } : always(row))
                }
              >
                {t(row.when === undefined ? text.onlyIf : text.always)}
              </Button>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t(fill(text.remove, { n: i + 1 }))}
                onClick={() => keep(rows.filter((_, at) => at !== i))}
              >
                <X size={15} aria-hidden />
              </ActionIcon>
            </div>
            <TemplateField
              label={t(text.addresses)}
              kind="address"
              language={language}
              value={row.addresses}
              onChange={(addresses) => put(i, { ...row, addresses })}
              variables={variables}
              samples={samples}
              preview={preview}
            />
            {row.when !== undefined && (
              <Input.Wrapper label={t(text.condition)} labelElement="div">
                <ConditionBuilder
                  value={row.when ?? undefined}
                  onChange={(when) => put(i, { ...row, when: when ?? null })}
                  variables={variables}
                  {...(sample ? { sample: sample.context } : {})}
                  language={language}
                />
              </Input.Wrapper>
            )}
          </fieldset>
        ))}
        <Button
          variant="default"
          size="compact-sm"
          style={{ justifySelf: 'start' }}
          leftSection={<Plus size={14} aria-hidden />}
          onClick={() => keep([...rows, { role: 'cc', addresses: '' }])}
        >
          {t(text.add)}
        </Button>
      </div>
    </Input.Wrapper>
  );
}

const always = ({ role, addresses }: Row): Row => ({ role, addresses });

function rowsOf(value: unknown): readonly Row[] {
  if (!Array.isArray(value)) return [];
  return value
    .filter((row): row is Record<string, unknown> => typeof row === 'object' && row !== null)
    .map(({ role, addresses, when }) => ({
      role: typeof role === 'string' && Object.hasOwn(recipientRoles, role) ? (role as Role) : 'cc',
      addresses: typeof addresses === 'string' ? addresses : '',
      ...(when !== undefined && { when }),
    }));
}
