import {
  AlarmClock,
  BadgeCheck,
  Bell,
  CalendarClock,
  CircleCheck,
  CircleHelp,
  ClipboardCheck,
  Clock,
  FileClock,
  FileCog,
  FilePen,
  FileText,
  GitBranch,
  Hand,
  Hourglass,
  Layers,
  LifeBuoy,
  ListTree,
  type LucideIcon,
  Mail,
  MailQuestionMark,
  Merge,
  Paperclip,
  Printer,
  RefreshCw,
  Stamp,
  Table,
  TableProperties,
  Type,
  Upload,
  Variable,
  Workflow,
  Zap,
} from 'lucide-react';
import type { Category, NodeManifest } from '#workflows/node.ts';
import styles from './icons.module.css';

/** Named imports only: the whole set would be 500 kB. */
export const icons: Readonly<Record<string, LucideIcon>> = {
  'alarm-clock': AlarmClock,
  'badge-check': BadgeCheck,
  bell: Bell,
  'calendar-clock': CalendarClock,
  'circle-check': CircleCheck,
  'clipboard-check': ClipboardCheck,
  clock: Clock,
  'file-clock': FileClock,
  'file-cog': FileCog,
  'file-pen': FilePen,
  'file-text': FileText,
  'git-branch': GitBranch,
  hand: Hand,
  hourglass: Hourglass,
  layers: Layers,
  'mail-question-mark': MailQuestionMark,
  stamp: Stamp,
  'life-buoy': LifeBuoy,
  'list-tree': ListTree,
  mail: Mail,
  merge: Merge,
  paperclip: Paperclip,
  printer: Printer,
  'refresh-cw': RefreshCw,
  table: Table,
  'table-properties': TableProperties,
  type: Type,
  upload: Upload,
  variable: Variable,
  workflow: Workflow,
  zap: Zap,
};

const hues = {
  start: 'var(--c-trigger)',
  documents: 'var(--c-format)',
  decide: 'var(--c-logic)',
  message: 'var(--c-text)',
  deliver: 'var(--c-send)',
  time: 'var(--c-sys)',
  people: 'var(--c-human)',
  end: 'var(--c-sys)',
} satisfies Record<Category, string>;

interface TileProps {
  readonly manifest: NodeManifest | undefined;
  readonly large?: boolean;
}

/** A node type's icon on its category's hue. */
export function Tile({ manifest, large = false }: TileProps) {
  const Icon = (manifest && icons[manifest.icon]) ?? CircleHelp;
  const hue = manifest ? hues[manifest.category] : 'var(--ink3)';
  return (
    <span
      className={large ? `${styles.tile} ${styles.large}` : styles.tile}
      style={{ '--c': hue } as React.CSSProperties}
      aria-hidden
    >
      <Icon size={large ? 17 : 15} strokeWidth={1.75} />
    </span>
  );
}
