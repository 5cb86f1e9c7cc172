import { Checkbox } from '@mantine/core';
import { useFormats } from '../format.ts';
import { StepIcon } from '../shell/StepIcon.tsx';
import table from '../shell/table.module.css';
import { deliveries as text } from '../text/deliveries.ts';
import { fill, useT } from '../useText.ts';
import { batchTitle } from './batchTitle.ts';
import styles from './deliveries.module.css';
import { LateChip } from './LateChip.tsx';
import { StateChip } from './StateChip.tsx';
import type { Row } from './useDeliveryRows.ts';
import { waitText } from './waitText.ts';

interface DeliveryTableRowProps {
  readonly row: Row;
  readonly showState: boolean;
  readonly isOpen: boolean;
  readonly isSelected: boolean;
  readonly onOpen: () => void;
  readonly onToggle: () => void;
}

export function DeliveryTableRow(props: DeliveryTableRowProps) {
  const { row, showState, isOpen, isSelected, onOpen, onToggle } = props;
  const t = useT();
  const formats = useFormats();
  const { money, since } = formats;
  return (
    <tr data-link data-open={isOpen} className={styles.row}>
      <td className={styles.pick}>
        <Checkbox
          aria-label={t(fill(text.select, { number: row.invoiceNumber }))}
          checked={isSelected}
          onChange={onToggle}
        />
      </td>
      <td className={table.strong}>
        <button type="button" className={styles.open} aria-expanded={isOpen} onClick={onOpen}>
          {row.batch ? t(batchTitle(row.invoiceNumber, row.batch)) : row.invoiceNumber}
        </button>
      </td>
      <td>
        {row.customerName} {row.alerts > 0 && <LateChip since={row.lateSince} />}
      </td>
      <td className={table.num}>{money(row.total, row.currency)}</td>
      <td>
        {showState || !row.nodeType ? (
          <StateChip state={row.state} />
        ) : (
          <span className={styles.step}>
            <StepIcon type={row.nodeType} />
            {row.nodeTitle ? t(row.nodeTitle) : row.node}
          </span>
        )}
      </td>
      <td className={styles.what}>
        {row.fault ? (
          <>
            {t(row.fault.title)} <span className={table.mono}>{row.fault.code}</span>
          </>
        ) : row.waits ? (
          t(waitText(row.waits, formats))
        ) : (
          <span className={table.muted}>{row.nodeTitle ? t(row.nodeTitle) : row.flowName}</span>
        )}
      </td>
      <td className={`${table.num} ${styles.tries}`}>{row.tries}</td>
      <td className={`${table.num} ${table.muted}`}>{since(row.changedAt)}</td>
    </tr>
  );
}
