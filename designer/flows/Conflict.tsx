import { Button, Modal } from '@mantine/core';
import { diffFlows } from '#workflows/flow/diff.ts';
import { catalogue, useDoc } from '../canvas/graphContext.ts';
import { useFormats } from '../format.ts';
import { saving } from '../text/flows.ts';
import { fill, useT } from '../useText.ts';
import { Changes } from './Changes.tsx';
import styles from './Designer.module.css';
import type { Draft, Keeper } from './saving.ts';

/** Somebody else saved meanwhile: what differs, and whose drawing goes on. It stays until that is chosen. */
export function Conflict({ keeper, theirs }: { keeper: Keeper; theirs: Draft }) {
  const t = useT();
  const formats = useFormats();
  const mine = useDoc((flow) => flow);
  const { savedBy: by, savedAt } = theirs;
  return (
    <Modal
      opened
      onClose={() => {}}
      withCloseButton={false}
      size={560}
      title={t(saving.conflictTitle)}
    >
      <div className={styles.dialog}>
        <p>{t(fill(saving.conflictText, { by, time: formats.time(savedAt) }))}</p>
        <section className={styles.section}>
          <h3>{t(saving.differences)}</h3>
          <Changes changes={diffFlows(theirs.flow, mine, catalogue)} />
        </section>
        <div className={styles.buttons}>
          <Button variant="default" onClick={keeper.takeTheirs}>
            {t(saving.takeTheirs)}
          </Button>
          <Button onClick={() => void keeper.keepMine()}>{t(saving.keepMine)}</Button>
        </div>
      </div>
    </Modal>
  );
}
