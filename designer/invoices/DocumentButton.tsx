import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Eye, FileText } from 'lucide-react';
import { getDocument } from '#server/api/contract.ts';
import { documentRole } from '#workflows/documentRoles.ts';
import { addressOf } from '../client.ts';
import { documents as text } from '../text/invoices.ts';
import { fill, useT } from '../useText.ts';
import { DocumentModal, type Viewed } from './DocumentModal.tsx';
import type { Source } from './source.ts';

export interface StoredDocument {
  readonly role?: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly type: string;
  readonly name: string;
}

interface DocumentButtonProps {
  readonly document: StoredDocument;
  /** Where its bytes are had, if not from the store. */
  readonly source?: Source;
}

/** A document by the part that it plays, else by its name; a click shows it. */
export function DocumentButton({ document, source }: DocumentButtonProps) {
  const t = useT();
  const [isOpen, { open, close }] = useDisclosure();
  const { role, name, type, bytes } = document;
  const viewed: Viewed = { name, type, bytes, source: source ?? addressOf(getDocument, document) };
  const part = role ? t(documentRole(role)) : undefined;
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={type === 'application/pdf' ? <Eye size={14} /> : <FileText size={14} />}
        onClick={open}
        maw="100%"
        aria-label={t(fill(text.view, { name: part ? `${part}, ${name}` : name }))}
        title={name}
      >
        {part ?? name}
      </Button>
      {isOpen && <DocumentModal document={viewed} onClose={close} />}
    </>
  );
}
