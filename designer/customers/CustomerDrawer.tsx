import { Button, Drawer, Group, Select, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useBlocker } from '@tanstack/react-router';
import { lazy, Suspense, useRef, useState } from 'react';
import {
  getFlow,
  type Item,
  type listCustomers,
  listFlows,
  saveCustomer,
} from '#server/api/contract.ts';
import { ask, askAll, call } from '../client.ts';
import { Problem } from '../shell/Problem.tsx';
import { mayCall, useSession } from '../shell/useSession.ts';
import { customers as text } from '../text/customers.ts';
import { shell } from '../text/shell.ts';
import { fill, useT } from '../useText.ts';
import styles from './customers.module.css';
import { ParamField, type ParamValue } from './ParamField.tsx';
import { sameSettings } from './sameSettings.ts';
import { UnusedValues } from './UnusedValues.tsx';

const LeaveDialog = lazy(async () => ({
  default: (await import('./LeaveDialog.tsx')).LeaveDialog,
}));

interface CustomerDrawerProps {
  readonly customer: Item<typeof listCustomers>;
  readonly onClose: () => void;
}

/** A customer's flow, language, and which of the flow's values are its own. */
export function CustomerDrawer({ customer, onClose }: CustomerDrawerProps) {
  const t = useT();
  const queries = useQueryClient();
  const isAllowed = mayCall(saveCustomer, useSession()?.user.role);
  const [flowId, setFlowId] = useState(customer.flowId);
  const [language, setLanguage] = useState(customer.language);
  const [params, setParams] = useState<Readonly<Record<string, ParamValue>>>(customer.params);
  const flows = useQuery(askAll(listFlows, {}));
  const isSaved = useRef(false);
  const isChanged = () => !isSaved.current && !sameSettings(customer, { flowId, language, params });
  const leaving = useBlocker({
    shouldBlockFn: isChanged,
    enableBeforeUnload: isChanged,
    withResolver: true,
  });

  const save = useMutation({
    mutationFn: () =>
      call(saveCustomer, {
        customerId: customer.id,
        body: { flowId, language, params: mutable(params) },
      }),
    onSuccess: () => {
      notifications.show({ color: 'teal', message: t(fill(text.saved, { name: customer.name })) });
      void queries.invalidateQueries();
      isSaved.current = true;
      onClose();
    },
  });

  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={460}
      title={customer.name}
      closeButtonProps={{ 'aria-label': t(shell.close) }}
    >
      <Stack gap={16}>
        <nav className={styles.links}>
          <Link to="/invoices" search={{ customer: customer.id }}>
            {t(text.seeInvoices)}
          </Link>
          {customer.parked > 0 && (
            <Link to="/deliveries" search={{ customer: customer.id }}>
              {t(text.seeParked)}
            </Link>
          )}
        </nav>
        <Select
          label={t(text.flow)}
          description={t(text.flowHelp)}
          placeholder={t(text.noFlow)}
          data={(flows.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={flowId}
          onChange={setFlowId}
          disabled={!isAllowed}
          clearable
        />
        <Select
          label={t(text.language)}
          description={t(text.languageHelp)}
          data={[
            { value: 'fr', label: t(text.fr) },
            { value: 'en', label: t(text.en) },
          ]}
          value={language}
          onChange={(value) => setLanguage(value === 'en' ? 'en' : 'fr')}
          allowDeselect={false}
          disabled={!isAllowed}
        />
        {flowId && (
          <FlowValues
            key={flowId}
            flowId={flowId}
            params={params}
            isAllowed={isAllowed}
            onChange={setParams}
          />
        )}
        {leaving.status === 'blocked' && (
          <Suspense>
            <LeaveDialog name={customer.name} onStay={leaving.reset} onDiscard={leaving.proceed} />
          </Suspense>
        )}
        {!isAllowed && <p className={styles.hint}>{t(text.mayNot)}</p>}
        {(save.error ?? flows.error) && <Problem error={save.error ?? flows.error} />}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            {t(shell.cancel)}
          </Button>
          {isAllowed && (
            <Button loading={save.isPending} onClick={() => save.mutate()}>
              {t(text.save)}
            </Button>
          )}
        </Group>
      </Stack>
    </Drawer>
  );
}

interface FlowValuesProps {
  readonly flowId: string;
  readonly params: Readonly<Record<string, ParamValue>>;
  readonly isAllowed: boolean;
  readonly onChange: (params: Readonly<Record<string, ParamValue>>) => void;
}

function FlowValues({ flowId, params, isAllowed, onChange }: FlowValuesProps) {
  const t = useT();
  const { data, error } = useQuery(ask(getFlow, { flowId }));
  if (error) return <Problem error={error} />;
  const declared = (data?.live?.flow ?? data?.draft)?.params ?? [];
  return (
    <section>
      <h3 className={styles.label}>{t(text.values)}</h3>
      <p className={styles.hint}>
        {t(declared.length > 0 || !data ? text.valuesText : text.noValues)}
      </p>
      <Stack gap={12} mt={10}>
        {declared.map((param) => (
          <ParamField
            key={param.name}
            param={param}
            value={params[param.name]}
            isDisabled={!isAllowed}
            onChange={(value) => {
              const { [param.name]: _, ...rest } = params;
              onChange(value === undefined ? rest : { ...rest, [param.name]: value });
            }}
          />
        ))}
      </Stack>
      {data && (
        <UnusedValues
          params={params}
          declared={declared}
          isAllowed={isAllowed}
          onChange={onChange}
        />
      )}
    </section>
  );
}

type Mutable = Record<string, string | boolean | string[]>;

const mutable = (params: Readonly<Record<string, ParamValue>>): Mutable =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' || typeof value === 'boolean' ? value : [...value],
    ]),
  );
