import { Skeleton } from '@mantine/core';
import { shell } from '../text/shell.ts';
import { useT } from '../useText.ts';

/** Grey rows in the place of what is coming. */
export function Loading({ rows = 6, height = 34 }: { rows?: number; height?: number }) {
  const t = useT();
  return (
    <div
      role="status"
      aria-label={t(shell.loading)}
      style={{ display: 'grid', gap: 10, padding: 18, alignContent: 'start', width: '100%' }}
    >
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={`row-${String(row)}`} height={height} radius={8} />
      ))}
    </div>
  );
}
