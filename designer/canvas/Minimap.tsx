import { MiniMap } from '@xyflow/react';
import { canvas } from '../text/canvas.ts';
import { useT } from '../useText.ts';
import styles from './Canvas.module.css';

// React Flow computes its picture from these, not from CSS.
const sized = { width: 150, height: 104 };

/** The whole drawing, small; it costs too much on huge drawings, which zoom out anyway. */
export function Minimap({ count }: { count: number }) {
  const t = useT();
  if (count > 300) return null;
  return (
    <MiniMap
      pannable
      zoomable
      ariaLabel={t(canvas.minimap)}
      className={styles.minimap}
      style={sized}
      nodeColor="var(--line2)"
      nodeStrokeWidth={0}
      nodeBorderRadius={14}
      maskColor="color-mix(in srgb, var(--pri) 9%, transparent)"
      maskStrokeColor="var(--pri)"
      maskStrokeWidth={2}
    />
  );
}
