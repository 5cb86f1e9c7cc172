import { Select } from '@mantine/core';
import type { Param } from '#workflows/flow/schema.ts';
import { partnerParam } from '#workflows/invoice/edifactPartner.ts';
import { partner as text } from '../text/partner.ts';
import { fill, useT } from '../useText.ts';
import { PartnerForm } from './PartnerForm.tsx';
import styles from './partner.module.css';

interface PartnerSettingProps {
  readonly label: string;
  readonly description: string | undefined;
  /** JSON of a partner, or the parameter that has it, `{{params.partner}}`. */
  readonly value: string | undefined;
  /** Of the flow. */
  readonly params: readonly Param[];
  /** Whether the step writes EDIFACT. */
  readonly isEdifact: boolean;
  readonly onChange: (value: string | undefined) => void;
}

const PLAIN = 'plain';
const HERE = 'here';

/** A step's partner: none, one written here, or each customer's own. */
export function PartnerSetting(props: PartnerSettingProps) {
  const { label, description, value, params, isEdifact, onChange } = props;
  const t = useT();
  const named = value === undefined ? undefined : partnerParam(value);
  const from = value === undefined ? PLAIN : named === undefined ? HERE : value;
  const partners = params.filter(({ type }) => type === 'partner');
  const known = partners.some(({ name }) => name === named);
  return (
    <div className={styles.form}>
      <Select
        label={label}
        description={isEdifact ? description : `${description ?? ''} ${t(text.onlyEdifact)}`.trim()}
        allowDeselect={false}
        data={[
          { value: PLAIN, label: t(text.plain) },
          { value: HERE, label: t(text.here) },
          ...partners.map((param) => ({
            value: reference(param.name),
            label: t(fill(text.ofCustomer, { name: t(param.label) })),
          })),
          ...(named === undefined || known ? [] : [{ value: from, label: from }]),
        ]}
        value={from}
        onChange={(chosen) =>
          onChange(
            chosen === PLAIN || chosen === null ? undefined : chosen === HERE ? '{}' : chosen,
          )
        }
      />
      {partners.length === 0 && <p className={styles.hint}>{t(text.noParam)}</p>}
      {from === HERE && (
        <PartnerForm
          value={value === '{}' ? '' : (value ?? '')}
          onChange={(json) => onChange(json === '' ? '{}' : json)}
        />
      )}
    </div>
  );
}

const reference = (name: string): string => `{{params.${name}}}`;
