import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useFormats } from '../format.ts';
import { Loading } from '../shell/Loading.tsx';
import { documents as text } from '../text/invoices.ts';
import { shell } from '../text/shell.ts';
import { useT } from '../useText.ts';
import { PdfView } from './PdfView.tsx';
import styles from './pdf.module.css';
import { bytesOf, type Source } from './source.ts';

export interface Viewed {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly source: Source;
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
        <Download document={document} />
      </div>
      {document.type === 'application/pdf' ? (
        <div className={styles.ground}>
          <PdfView source={document.source} label={document.name} />
        </div>
      ) : (
        <TextView document={document} />
      )}
    </Modal>
  );
}

/** A link to the document's address; where it has none, to what was read of it. */
function Download({ document: { name, type, source } }: { document: Viewed }) {
  const t = useT();
  const { data: bytes } = useQuery({ ...bytesOf(source), enabled: typeof source !== 'string' });
  const [made, setMade] = useState<string>();
  useEffect(() => {
    if (!bytes) return;
    const url = URL.createObjectURL(new Blob([bytes.slice()], { type }));
    setMade(url);
    return () => URL.revokeObjectURL(url);
  }, [bytes, type]);
  const address = typeof source === 'string' ? source : made;
  return (
    address && (
      <a href={address} download={name}>
        {t(text.download)}
      </a>
    )
  );
}

function TextView({ document: { source, type } }: { document: Viewed }) {
  const t = useT();
  const { data: bytes, error } = useQuery(bytesOf(source));
  const data = useMemo(
    () => bytes && readable(new TextDecoder().decode(bytes), type),
    [bytes, type],
  );
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
