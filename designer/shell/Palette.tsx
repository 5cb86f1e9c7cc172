import '@mantine/spotlight/styles.css';
import { Spotlight, spotlight } from '@mantine/spotlight';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { FileText, Search, Users, Workflow } from 'lucide-react';
import { useEffect, useState } from 'react';
import { listCustomers, listFlows, listInvoices } from '#server/api/contract.ts';
import { unaccented } from '../canvas/unaccented.ts';
import { ask, askAll } from '../client.ts';
import { shell } from '../text/shell.ts';
import { useT } from '../useText.ts';
import { screens } from './Rail.tsx';

/** Ctrl+K: every screen, flow and customer by name, and invoices by number. */
export function Palette({ demo }: { demo: boolean }) {
  const t = useT();
  const navigate = useNavigate();
  const [query, setQuery] = useState('');
  // It is loaded by the first Ctrl+K, which it has to answer itself.
  useEffect(() => spotlight.open(), []);
  const asked = query.trim();
  const isAsked = asked.length > 0;
  const flows = useQuery({ ...askAll(listFlows, {}), enabled: isAsked, staleTime: 30_000 });
  const customers = useQuery({ ...askAll(listCustomers, {}), enabled: isAsked, staleTime: 30_000 });
  const invoices = useQuery({
    ...ask(listInvoices, { query: { q: asked, limit: 6 } }),
    enabled: asked.length > 1,
    placeholderData: (before) => before,
  });

  const groups = [
    {
      group: t(shell.findScreens),
      actions: screens
        .filter(({ to, text }) => (to !== '/mailbox' || demo) && has(t(text), asked))
        .map(({ to, text, icon: Icon }) => ({
          id: to,
          label: t(text),
          leftSection: <Icon size={16} />,
          onClick: () => navigate({ to }),
        })),
    },
    {
      group: t(shell.flows),
      actions: (isAsked ? (flows.data ?? []) : [])
        .filter(({ name }) => has(name, asked))
        .slice(0, 6)
        .map(({ id, name }) => ({
          id: `flow ${id}`,
          label: name,
          leftSection: <Workflow size={16} />,
          onClick: () => navigate({ to: '/flows/$flowId', params: { flowId: id } }),
        })),
    },
    {
      group: t(shell.customers),
      actions: (isAsked ? (customers.data ?? []) : [])
        .filter(({ name, code }) => has(`${name} ${code}`, asked))
        .slice(0, 6)
        .map(({ id, name, code }) => ({
          id: `customer ${id}`,
          label: name,
          description: code,
          leftSection: <Users size={16} />,
          onClick: () => navigate({ to: '/customers', search: { customer: id } }),
        })),
    },
    {
      group: t(shell.invoices),
      actions: (isAsked ? (invoices.data?.items ?? []) : []).map(
        ({ id, number, customerName }) => ({
          id: `invoice ${id}`,
          label: number,
          description: customerName,
          leftSection: <FileText size={16} />,
          onClick: () => navigate({ to: '/invoices/$invoiceId', params: { invoiceId: id } }),
        }),
      ),
    },
  ].filter(({ actions }) => actions.length > 0);

  return (
    <Spotlight
      actions={groups}
      // What stands here was found already, invoices by the server: nothing is to be filtered again.
      filter={(_, found) => found}
      query={query}
      onQueryChange={setQuery}
      shortcut={['mod + K']}
      nothingFound={t(shell.findNothing)}
      searchProps={{
        leftSection: <Search size={16} />,
        placeholder: t(shell.find),
        'aria-label': t(shell.findShort),
      }}
      highlightQuery
      scrollable
      maxHeight={420}
    />
  );
}

/** Case and accents don't count: « regle » finds « Règles ». */
const has = (text: string, asked: string): boolean => unaccented(text).includes(unaccented(asked));
