import type { NodeProps } from '@xyflow/react';
import { memo, useEffect, useRef } from 'react';
import { canvas } from '../text/canvas.ts';
import { useT } from '../useText.ts';
import { useDoc, useGraph, useScene } from './graphContext.ts';
import { editSticky } from './placing.ts';
import styles from './StickyNote.module.css';

/** A note for people; it changes nothing of what runs. */
export const StickyNote = memo(function StickyNote({ id }: NodeProps) {
  const t = useT();
  const { doc, scene, readOnly } = useGraph();
  const text = useDoc((flow) => flow.stickies.find((note) => note.id === id)?.text ?? '');
  const selected = useScene((one) => one.selected.includes(id));
  const editing = useScene((one) => one.editingNote === id);
  const field = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    if (editing) field.current?.focus();
  }, [editing]);

  const className = selected ? `${styles.note} ${styles.selected}` : styles.note;
  if (!editing) {
    return (
      <div className={className}>
        {text || <i className={styles.empty}>{readOnly ? '' : t(canvas.noteEmpty)}</i>}
      </div>
    );
  }
  return (
    <textarea
      ref={field}
      className={`nodrag nopan nowheel ${className}`}
      aria-label={t(canvas.note)}
      value={text}
      maxLength={2000}
      onChange={({ target }) =>
        doc.run((flow) => editSticky(flow, { id, text: target.value }), `note ${id}`)
      }
      onBlur={() => scene.setState({ editingNote: null })}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') scene.setState({ editingNote: null });
      }}
    />
  );
});
