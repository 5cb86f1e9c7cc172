import { Menu } from '@mantine/core';
import { useReactFlow, useViewport } from '@xyflow/react';
import { ChevronDown, Keyboard, Maximize, Minus, Network, Plus, StickyNote } from 'lucide-react';
import { canvas } from '../text/canvas.ts';
import { useT } from '../useText.ts';
import { useActions } from './actions.ts';
import styles from './Canvas.module.css';

interface ZoomBarProps {
  readonly fit: () => void;
  readonly tidy?: () => void;
  readonly tidying?: boolean;
  readonly addNote?: () => void;
  readonly help?: () => void;
}

export function ZoomBar({ fit, tidy, tidying = false, addNote, help }: ZoomBarProps) {
  const t = useT();
  const { zoomIn, zoomOut, zoomTo } = useReactFlow();
  const { zoom } = useViewport();
  const { removeOverlaps } = useActions();
  return (
    <div className={styles.bar} role="toolbar" aria-label={t(canvas.label)}>
      <button
        type="button"
        className={styles.tool}
        aria-label={t(canvas.zoomOut)}
        onClick={() => zoomOut()}
      >
        <Minus size={15} aria-hidden />
      </button>
      <button
        type="button"
        className={`${styles.tool} ${styles.zoom}`}
        title={t(canvas.zoomReset)}
        onClick={() => zoomTo(1)}
      >
        {Math.round(zoom * 100)} %
      </button>
      <button
        type="button"
        className={styles.tool}
        aria-label={t(canvas.zoomIn)}
        onClick={() => zoomIn()}
      >
        <Plus size={15} aria-hidden />
      </button>
      <button
        type="button"
        className={styles.tool}
        aria-label={t(canvas.fit)}
        title={t(canvas.fit)}
        onClick={fit}
      >
        <Maximize size={14} aria-hidden />
      </button>
      {tidy && (
        <>
          <button type="button" className={styles.tool} onClick={tidy} disabled={tidying}>
            <Network size={14} aria-hidden />
            {t(canvas.tidy)}
          </button>
          <Menu position="top-end">
            <Menu.Target>
              <button type="button" className={styles.tool} aria-label={t(canvas.removeOverlaps)}>
                <ChevronDown size={13} aria-hidden />
              </button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={removeOverlaps}>{t(canvas.removeOverlaps)}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </>
      )}
      {addNote && (
        <button
          type="button"
          className={styles.tool}
          aria-label={t(canvas.addNote)}
          title={t(canvas.addNote)}
          onClick={addNote}
        >
          <StickyNote size={15} aria-hidden />
        </button>
      )}
      {help && (
        <button
          type="button"
          className={styles.tool}
          aria-label={t(canvas.shortcuts)}
          title={`${t(canvas.shortcuts)} (?)`}
          onClick={help}
        >
          <Keyboard size={15} aria-hidden />
        </button>
      )}
    </div>
  );
}
