import { Button, Group, Select, Stack } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Send } from 'lucide-react';
import { useState } from 'react';
import { listCustomers, makeDemoInvoice } from '#server/api/contract.ts';
import { askAll, call } from '../client.ts';
import { Problem } from '../shell/Problem.tsx';
import { send as text } from '../text/invoices.ts';
import { useT } from '../useText.ts';
import styles from './invoices.module.css';

/** The next sample invoice of a demo customer, taken in like any other. */
export function SampleForm() {
  const t = useT();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const customers = useQuery(askAll(listCustomers, {}));
  const [chosen, setChosen] = useState<string | null>(null);
  const withFlow = (customers.data ?? []).filter(({ flowId }) => flowId !== null);
  const customerId = chosen ?? withFlow[0]?.id;

  const make = useMutation({
    mutationFn: (id: string) => call(makeDemoInvoice, { body: { customerId: id } }),
    onSuccess: ({ delivery }) => {
      void queries.invalidateQueries();
      return navigate({ to: '/deliveries/$deliveryId/live', params: { deliveryId: delivery } });
    },
  });

  return (
    <Stack gap={14}>
      <p className={styles.hint}>{t(text.sampleText)}</p>
      <Select
        data-autofocus
        openOnFocus={false}
        label={t(text.customer)}
        data={withFlow.map(({ id, name, flowName }) => ({
          value: id,
          label: `${name} · ${flowName ?? t(text.noFlow)}`,
        }))}
        value={customerId ?? null}
        onChange={setChosen}
        allowDeselect={false}
        searchable
      />
      {(make.error ?? customers.error) && <Problem error={make.error ?? customers.error} />}
      <Group justify="flex-end">
        <Button
          leftSection={<Send size={15} aria-hidden />}
          disabled={!customerId}
          loading={make.isPending}
          onClick={() => customerId && make.mutate(customerId)}
        >
          {t(text.make)}
        </Button>
      </Group>
    </Stack>
  );
}
