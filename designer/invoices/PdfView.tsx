import { useEffect, useRef, useState } from 'react';
import { Loading } from '../shell/Loading.tsx';
import { documents as text } from '../text/invoices.ts';
import { fill, useT } from '../useText.ts';
import styles from './pdf.module.css';
import type { Pdf } from './pdf.ts';
import type { Source } from './source.ts';
import { usePdf } from './usePdf.ts';

/** A PDF page by page, drawn as wide as its place. */
export function PdfView({ source, label }: { source: Source; label: string }) {
  const t = useT();
  const { pdf, isBroken } = usePdf(source);
  if (isBroken) return <p className={styles.broken}>{t(text.broken)}</p>;
  if (!pdf) return <Loading rows={1} height={480} />;
  return (
    <section className={styles.pages} aria-label={label}>
      {Array.from({ length: pdf.numPages }, (_, index) => index + 1).map((page) => (
        <PdfPage key={page} pdf={pdf} page={page} />
      ))}
    </section>
  );
}

function PdfPage({ pdf, page }: { pdf: Pdf; page: number }) {
  const t = useT();
  const canvas = useRef<HTMLCanvasElement>(null);
  const isNear = useNear(canvas);

  useEffect(() => {
    const target = canvas.current;
    if (!isNear || !target) return;
    let isGone = false;
    let stop = (): void => {};
    const draw = async (): Promise<void> => {
      const loaded = await pdf.getPage(page);
      if (isGone) return;
      const natural = loaded.getViewport({ scale: 1 });
      const scale = (target.clientWidth * devicePixelRatio) / natural.width;
      const viewport = loaded.getViewport({ scale: Math.max(scale, 0.5) });
      target.width = Math.round(viewport.width);
      target.height = Math.round(viewport.height);
      target.style.aspectRatio = `${viewport.width} / ${viewport.height}`;
      const task = loaded.render({ canvas: target, viewport });
      stop = () => task.cancel();
      await task.promise;
    };
    // A page that left the screen is cancelled, which rejects; one that cannot be drawn stays white.
    draw().catch(() => undefined);
    return () => {
      isGone = true;
      stop();
    };
  }, [pdf, page, isNear]);

  return (
    <canvas
      ref={canvas}
      className={styles.page}
      role="img"
      aria-label={t(fill(text.page, { page, pages: pdf.numPages }))}
    />
  );
}

/** True from the moment that an element comes near the visible part of the window. */
function useNear(element: React.RefObject<HTMLElement | null>): boolean {
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && setNear(true), {
      rootMargin: '400px',
    });
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return isNear;
}
