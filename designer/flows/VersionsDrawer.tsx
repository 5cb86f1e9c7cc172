import { Button, Drawer } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getVersion, listVersions } from '#server/api/contract.ts';
import { useGraph } from '../canvas/graphContext.ts';
import { askAll, call } from '../client.ts';
import { useFormats } from '../format.ts';
import { Chip } from '../shell/Chip.tsx';
import { Loading } from '../shell/Loading.tsx';
import { Problem } from '../shell/Problem.tsx';
import { canvas } from '../text/canvas.ts';
import { versions } from '../text/flows.ts';
import { fill, useT } from '../useText.ts';
import styles from './Designer.module.css';

interface VersionsDrawerProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly flowId: string;
}

/** What was published, by whom and why; any of it can become the draft again (and be undone). */
export function VersionsDrawer({ opened, onClose, flowId }: VersionsDrawerProps) {
  const t = useT();
  const formats = useFormats();
  const { doc, readOnly } = useGraph();
  const { data, error, refetch } = useQuery({
    ...askAll(listVersions, { flowId }),
    enabled: opened,
  });
  const take = useMutation({
    mutationFn: (version: number) => call(getVersion, { flowId, version: String(version) }),
    onSuccess: ({ flow }) => {
      doc.run(() => flow);
      onClose();
    },
  });
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      title={t(versions.title)}
      closeButtonProps={{ 'aria-label': t(canvas.close) }}
    >
      {error && <Problem error={error} onRetry={() => refetch()} />}
      {!data && !error && <Loading rows={3} height={80} />}
      {data?.length === 0 && <p className={styles.muted}>{t(versions.none)}</p>}
      {take.error && <Problem error={take.error} />}
      <ol className={styles.dialog}>
        {data?.map(({ version, note, publishedAt, publishedBy, hash }, index) => (
          <li key={version} className={styles.version}>
            <div className={styles.row}>
              <b>v{version}</b>
              {index === 0 && <Chip tone="ok">{t(versions.live)}</Chip>}
            </div>
            <p>{note}</p>
            <p className={styles.muted}>
              {t(fill(versions.by, { by: publishedBy, at: formats.dateTime(publishedAt) }))} ·{' '}
              <code>{hash.slice(0, 12)}</code>
            </p>
            {!readOnly && (
              <Button
                size="compact-sm"
                variant="default"
                loading={take.isPending && take.variables === version}
                onClick={() => take.mutate(version)}
              >
                {t(versions.take)}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </Drawer>
  );
}
