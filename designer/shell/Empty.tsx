import type { ReactNode } from 'react';
import styles from './Empty.module.css';

interface EmptyProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly text?: string;
  readonly children?: ReactNode;
}

/** Says why a place is empty and offers the next thing to do. */
export const Empty = ({ icon, title, text, children }: EmptyProps) => (
  <div className={styles.empty}>
    <span className={styles.tile} aria-hidden>
      {icon}
    </span>
    <b>{title}</b>
    {text && <p>{text}</p>}
    {children}
  </div>
);
