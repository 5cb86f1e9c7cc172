import { Button } from '@mantine/core';
import { RefreshCw } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { startBulkRun } from '#server/api/contract.ts';
import { mayCall, useSession } from '../shell/useSession.ts';
import { deliveries as text } from '../text/deliveries.ts';
import { fill, useT } from '../useText.ts';
import styles from './deliveries.module.css';
import type { Row } from './useDeliveryRows.ts';

const BulkDialog = lazy(async () => ({ default: (await import('./BulkDialog.tsx')).BulkDialog }));

interface BulkBarProps {
  readonly rows: readonly Row[];
  readonly asking: 'retry' | 'abort' | null;
  readonly onAsk: (action: 'retry' | 'abort' | null) => void;
  readonly onClear: () => void;
}

/** What can be done with the selected deliveries together. */
export function BulkBar({ rows, asking, onAsk, onClear }: BulkBarProps) {
  const t = useT();
  const role = useSession()?.user.role;
  const codes = new Set(rows.map(({ fault }) => fault?.code));
  const isAllowed = mayCall(startBulkRun, role);
  return (
    <>
      <section className={styles.bulk} aria-label={t(fill(text.selected, { count: rows.length }))}>
        <b aria-live="polite">
          {t(rows.length === 1 ? text.selectedOne : fill(text.selected, { count: rows.length }))}
        </b>
        {codes.size === 1 && rows.length > 1 && <span>{t(text.sameCause)}</span>}
        <span className={styles.gap} />
        <button type="button" className={styles.bulkButton} onClick={onClear}>
          {t(text.unselect)}
        </button>
        {isAllowed && (
          <>
            <button type="button" className={styles.bulkButton} onClick={() => onAsk('abort')}>
              {t(text.bulkAbort)}
            </button>
            <Button
              className={styles.bulkMain}
              leftSection={<RefreshCw size={15} aria-hidden />}
              onClick={() => onAsk('retry')}
            >
              {t(fill(text.bulkRetry, { count: rows.length }))}
            </Button>
          </>
        )}
      </section>
      {asking && isAllowed && (
        <Suspense>
          <BulkDialog initially={asking} rows={rows} onClose={() => onAsk(null)} onDone={onClear} />
        </Suspense>
      )}
    </>
  );
}
