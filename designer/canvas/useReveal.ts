import { useReducedMotion } from '@mantine/hooks';
import { useReactFlow } from '@xyflow/react';
import { useCallback } from 'react';
import { placed, size } from './arrange.ts';
import { catalogue, useGraph } from './graphContext.ts';

/** Room kept around a card that has the keyboard, so that neither dock nor bars hide it (WCAG 2.4.11). */
const inset = 96;

/** Brings a card into view, and only then: a canvas that jumps at each step makes one lose the thread. */
export function useReveal(): (id: string) => void {
  const { doc } = useGraph();
  const still = useReducedMotion();
  const { setCenter, getZoom, flowToScreenPosition } = useReactFlow();
  return useCallback(
    (id) => {
      const at = placed(doc.getState().flow, catalogue)[id];
      const stage = document.querySelector('.react-flow')?.getBoundingClientRect();
      if (!at || !stage) return;
      const center = { x: at.x + size.width / 2, y: at.y + size.height / 2 };
      const { x, y } = flowToScreenPosition(center);
      const inside =
        x > stage.left + inset &&
        x < stage.right - inset &&
        y > stage.top + inset &&
        y < stage.bottom - inset;
      if (!inside) setCenter(center.x, center.y, { zoom: getZoom(), duration: still ? 0 : 200 });
    },
    [doc, still, setCenter, getZoom, flowToScreenPosition],
  );
}
