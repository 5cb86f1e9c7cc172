import { CloudOff } from 'lucide-react';
import { lazy, Suspense, useEffect } from 'react';
import { useStore } from 'zustand';
import { useFormats } from '../format.ts';
import { Chip } from '../shell/Chip.tsx';
import { saving } from '../text/flows.ts';
import { fill, useT } from '../useText.ts';
import styles from './Designer.module.css';
import type { Keeper } from './saving.ts';

const Conflict = lazy(async () => ({ default: (await import('./Conflict.tsx')).Conflict }));

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

  if (saved.kind === 'conflict') {
    return (
      <>
        <Chip tone="err">{t(saving.conflict)}</Chip>
        <Suspense>
          <Conflict keeper={keeper} theirs={saved.theirs} />
        </Suspense>
      </>
    );
  }
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
