import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Pdf } from './pdf.ts';
import { bytesOf, type Source } from './source.ts';

/** Opens a PDF, and closes it when nobody looks any more: each one holds a worker. */
export function usePdf(source: Source): { readonly pdf: Pdf | null; readonly isBroken: boolean } {
  const { data: bytes, isError } = useQuery(bytesOf(source));
  const [opened, setOpened] = useState<{ readonly pdf: Pdf | null; readonly isBroken: boolean }>({
    pdf: null,
    isBroken: false,
  });

  useEffect(() => {
    if (!bytes) return;
    let isGone = false;
    let close = (): void => {};
    const open = async (): Promise<void> => {
      const { openPdf } = await import('./pdf.ts');
      if (isGone) return;
      // pdf.js hands the bytes over to its worker: the copy in the cache stays.
      const task = openPdf(bytes.slice());
      close = () => void task.destroy();
      const pdf = await task.promise;
      if (!isGone) setOpened({ pdf, isBroken: false });
    };
    open().catch(() => {
      if (!isGone) setOpened({ pdf: null, isBroken: true });
    });
    return () => {
      isGone = true;
      setOpened({ pdf: null, isBroken: false });
      close();
    };
  }, [bytes]);

  return isError ? { pdf: null, isBroken: true } : opened;
}
