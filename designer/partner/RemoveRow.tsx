import { ActionIcon } from '@mantine/core';
import { X } from 'lucide-react';
import { partner as text } from '../text/partner.ts';
import { fill, useT } from '../useText.ts';

/** Takes a row of a list away. */
export function RemoveRow({ n, onRemove }: { n: number; onRemove: () => void }) {
  const t = useT();
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={t(fill(text.removeRow, { n }))}
      onClick={onRemove}
    >
      <X size={14} />
    </ActionIcon>
  );
}
