import { Popover } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
  FileText,
  History,
  LifeBuoy,
  LogOut,
  Mail,
  Send,
  Settings,
  Users,
  Workflow,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { signOut, summariseDeliveries } from '#server/api/contract.ts';
import type { Text } from '#workflows/text.ts';
import { ask, call } from '../client.ts';
import { roleNames, shell } from '../text/shell.ts';
import { fill, useT } from '../useText.ts';
import { LanguageChoice, ThemeChoice } from './Choices.tsx';
import styles from './Shell.module.css';
import type { Session } from './useSession.ts';

export const screens = [
  { to: '/flows', text: shell.flows, icon: Workflow },
  { to: '/customers', text: shell.customers, icon: Users },
  { to: '/invoices', text: shell.invoices, icon: FileText },
  { to: '/deliveries', text: shell.deliveries, icon: LifeBuoy },
  { to: '/audit', text: shell.audit, icon: History },
  { to: '/mailbox', text: shell.mailbox, icon: Mail },
  { to: '/settings', text: shell.settings, icon: Settings },
] as const;

/** The screens in the order in which operations use them, and who is signed in. */
export function Rail({ session }: { session: Session }) {
  const t = useT();
  const summary = useQuery({ ...ask(summariseDeliveries, {}), refetchInterval: 5000 });
  const shown = screens.filter(({ to }) => to !== '/mailbox' || session.demo);

  return (
    <nav className={styles.rail} aria-label={t(shell.navigation)}>
      <Link to="/" className={styles.logo} aria-label={t(shell.home)}>
        <Send size={20} strokeWidth={2} aria-hidden />
      </Link>
      {shown.map(({ to, text, icon: Icon }) => (
        <RailLink key={to} to={to} text={text} icon={<Icon size={18} strokeWidth={1.75} />}>
          {to === '/deliveries' && <Count count={summary.data?.needsAction ?? 0} />}
        </RailLink>
      ))}
      <Account session={session} />
    </nav>
  );
}

interface RailLinkProps {
  readonly to: (typeof screens)[number]['to'];
  readonly text: Text;
  readonly icon: ReactNode;
  readonly children: ReactNode;
}

function RailLink({ to, text, icon, children }: RailLinkProps) {
  const t = useT();
  return (
    <>
      {to === '/settings' && <span className={styles.gap} />}
      <Link to={to} className={styles.link}>
        {icon}
        <span>{t(text)}</span>
        {children}
      </Link>
    </>
  );
}

function Count({ count }: { count: number }) {
  const t = useT();
  if (count === 0) return null;
  return (
    <>
      <span className={styles.count} aria-hidden>
        {count > 999 ? '999+' : count}
      </span>
      <span className="sr-only">{t(fill(shell.needAction, { count }))}</span>
    </>
  );
}

function Account({ session: { user } }: { session: Session }) {
  const t = useT();
  const queries = useQueryClient();
  const leave = useMutation({
    mutationFn: () => call(signOut, {}),
    onSettled: () => {
      queries.clear();
      location.assign('/');
    },
  });

  return (
    <Popover position="right-end" offset={20} width={270} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={styles.avatar} aria-label={t(shell.account)}>
          {user.login.slice(0, 2).toUpperCase()}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={styles.account ?? ''}>
        <b>
          {user.login} · {t(roleNames[user.role])}
        </b>
        <div className={styles.choice}>
          {t(shell.language)}
          <LanguageChoice />
        </div>
        <div className={styles.choice}>
          {t(shell.theme)}
          <ThemeChoice />
        </div>
        <button type="button" className={styles.leave} onClick={() => leave.mutate()}>
          <LogOut size={14} aria-hidden />
          {t(shell.signOut)}
        </button>
      </Popover.Dropdown>
    </Popover>
  );
}
