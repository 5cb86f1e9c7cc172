import type { ReactNode } from 'react';
import styles from './Chip.module.css';

export type Tone = 'mute' | 'ok' | 'warn' | 'err' | 'run' | 'pri' | 'out';

interface ChipProps {
  readonly tone?: Tone;
  readonly icon?: ReactNode;
  readonly title?: string;
  readonly children: ReactNode;
}

/** A small pill: state is always said in a word beside the colour. */
export const Chip = ({ tone = 'mute', icon, title, children }: ChipProps) => (
  <span className={`${styles.chip} ${styles[tone]}`} title={title}>
    {icon}
    {children}
  </span>
);
