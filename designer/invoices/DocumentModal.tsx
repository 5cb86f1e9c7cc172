import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormats } from '../format.ts';
import { Loading } from '../shell/Loading.tsx';
import { documents as text } from '../text/invoices.ts';
import { shell } from '../text/shell.ts';
import { useT } from '../useText.ts';
import { PdfView } from './PdfView.tsx';
import styles from './pdf.module.css';

export interface Viewed {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly address: string;
}

/** Longer texts are for an editor: a browser takes seconds to lay them out. */
const SHOWN_CHARACTERS = 200_000;

/** Shows a document: a PDF as pages, other types as text. Markup is never interpreted. */
export function DocumentModal({ document, onClose }: { document: Viewed; onClose: () => void }) {
  const t = useT();
  const { bytes } = useFormats();
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={document.name}
      closeButtonProps={{ 'aria-label': t(shell.close) }}
    >
      <div className={styles.bar}>
        <span>
          {document.type} · {bytes(document.bytes)}
        </span>
        <a href={document.address} download={document.name}>
          {t(text.download)}
        </a>
      </div>
      {document.type === 'application/pdf' ? (
        <div className={styles.ground}>
          <PdfView address={document.address} label={document.name} />
        </div>
      ) : (
        <TextView document={document} />
      )}
    </Modal>
  );
}

function TextView({ document: { address, type } }: { document: Viewed }) {
  const t = useT();
  const { data, error } = useQuery({
    queryKey: ['document text', address],
    queryFn: async ({ signal }) => {
      const response = await fetch(address, { signal });
      if (!response.ok) throw new Error(`document answered ${response.status}`);
      return readable(await response.text(), type);
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error) return <p className={styles.broken}>{t(text.unreadable)}</p>;
  if (data === undefined) return <Loading rows={4} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text must scroll by keyboard (WCAG 2.1.1).
    <pre className={styles.text} tabIndex={0}>
      {data.slice(0, SHOWN_CHARACTERS)}
    </pre>
  );
}

function readable(content: string, type: string): string {
  if (!type.includes('json')) return content;
  try {
    return JSON.stringify(JSON.parse(content), null, 2);
  } catch {
    return content;
  }
}
