import { MiniMap, type ReactFlowState, useStore } from '@xyflow/react';
import { canvas } from '../text/canvas.ts';
import { useT } from '../useText.ts';
import styles from './Canvas.module.css';

// React Flow computes its picture from these, not from CSS.
const sized = { width: 150, height: 104 };

/**
 * The whole drawing, small, while some of it is out of sight; over a drawing that fits it would only hide steps. It costs
 * too much on huge drawings, which zoom out anyway.
 */
export function Minimap({ count }: { count: number }) {
  const t = useT();
  const isNeeded = useStore(hasMoreThanSeen);
  if (count > 300 || !isNeeded) return null;
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

function hasMoreThanSeen({ nodeLookup, transform, width, height }: ReactFlowState): boolean {
  const [left, top, zoom] = transform;
  for (const { internals, measured } of nodeLookup.values()) {
    const x = internals.positionAbsolute.x * zoom + left;
    const y = internals.positionAbsolute.y * zoom + top;
    const right = x + (measured.width ?? 0) * zoom;
    const bottom = y + (measured.height ?? 0) * zoom;
    if (x < 0 || y < 0 || right > width || bottom > height) return true;
  }
  return false;
}
