import { Button, Modal } from '@mantine/core';
import { CloudOff } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { diffFlows } from '#workflows/flow/diff.ts';
import { catalogue, useDoc } from '../canvas/graphContext.ts';
import { useFormats } from '../format.ts';
import { Chip } from '../shell/Chip.tsx';
import { saving } from '../text/flows.ts';
import { fill, useT } from '../useText.ts';
import { Changes } from './Changes.tsx';
import styles from './Designer.module.css';
import type { Draft, Keeper } from './saving.ts';

/** Whether the drawing is saved, in words; a conflict asks what to do. */
export function SavedState({ keeper }: { keeper: Keeper }) {
  const t = useT();
  const formats = useFormats();
  const saved = useStore(keeper, (state) => state.saved);
  useEffect(() => {
    const retry = () => void keeper.flush();
    window.addEventListener('online', retry);
    return () => window.removeEventListener('online', retry);
  }, [keeper]);

  if (saved.kind === 'conflict') return <Conflict keeper={keeper} theirs={saved.theirs} />;
  if (saved.kind === 'offline' || saved.kind === 'refused') {
    return (
      <Chip tone="warn" icon={<CloudOff aria-hidden />}>
        {t(saving[saved.kind])}
      </Chip>
    );
  }
  const time = saved.kind === 'saved' ? formats.time(saved.at).slice(0, 5) : '';
  return (
    <span className={styles.saved} role="status">
      {t(fill(saving[saved.kind], { time }))}
    </span>
  );
}

function Conflict({ keeper, theirs }: { keeper: Keeper; theirs: Draft }) {
  const t = useT();
  const formats = useFormats();
  const mine = useDoc((flow) => flow);
  const { savedBy: by, savedAt } = theirs;
  return (
    <>
      <Chip tone="err">{t(saving.conflict)}</Chip>
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
    </>
  );
}
