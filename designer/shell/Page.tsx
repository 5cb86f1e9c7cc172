import { type ReactNode, useEffect } from 'react';
import styles from './Page.module.css';

interface PageProps {
  readonly title: string;
  /** Stands before the title, e.g. a link back to the list. */
  readonly crumb?: ReactNode;
  /** Beside the title: chips, tabs. */
  readonly beside?: ReactNode;
  /** At the right end of the top bar: search, buttons. */
  readonly tools?: ReactNode;
  /** A second column at the right, full height. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** One screen: the top bar of 56 px, and what is under it. Children lay themselves out. */
export function Page({ title, crumb, beside, tools, aside, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Facteur`;
  }, [title]);

  return (
    <div className={styles.page}>
      <header className={styles.top}>
        {crumb && <span className={styles.crumb}>{crumb}</span>}
        <h1 className={styles.title}>{title}</h1>
        {beside}
        <span className={styles.gap} />
        {tools}
      </header>
      <div className={aside ? styles.split : styles.whole}>
        {children}
        {aside}
      </div>
    </div>
  );
}
