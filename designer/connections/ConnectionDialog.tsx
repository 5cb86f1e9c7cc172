import { Alert, Button, Collapse, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import {
  changeConnection,
  createConnection,
  getConnection,
  type Input,
  type Reply,
  testConnection,
} from '#server/api/contract.ts';
import { ApiError, ask, call } from '../client.ts';
import { Loading } from '../shell/Loading.tsx';
import { Problem } from '../shell/Problem.tsx';
import { connections as text } from '../text/connections.ts';
import { channelKinds } from '../text/settings.ts';
import { shell } from '../text/shell.ts';
import { fill, useT } from '../useText.ts';
import { ConnectionInput } from './ConnectionInput.tsx';
import styles from './connections.module.css';
import { connectionFields, type Kind } from './fields.ts';
import { pairsOf } from './pairs.ts';

type Draft = Input<typeof createConnection>['body'];
type Values = Readonly<Record<string, unknown>>;

interface ConnectionDialogProps {
  /** Absent for a new one. */
  readonly name?: string;
  readonly onClose: () => void;
}

/** Adds a connection, or changes one that is there. */
export function ConnectionDialog({ name, onClose }: ConnectionDialogProps) {
  const t = useT();
  const saved = useQuery({
    ...ask(getConnection, { query: { name: name ?? '' } }),
    enabled: name !== undefined,
    // What is being typed must not be replaced under the hands.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t(name === undefined ? text.add : fill(text.editNamed, { name }))}
      closeButtonProps={{ 'aria-label': t(shell.close) }}
    >
      {saved.error && <Problem error={saved.error} />}
      {name !== undefined && !saved.data && !saved.error && <Loading rows={4} height={36} />}
      {(name === undefined || saved.data) && (
        <ConnectionForm saved={saved.data ?? undefined} onClose={onClose} />
      )}
    </Modal>
  );
}

interface ConnectionFormProps {
  readonly saved: Reply<typeof getConnection> | undefined;
  readonly onClose: () => void;
}

function ConnectionForm({ saved, onClose }: ConnectionFormProps) {
  const t = useT();
  const queries = useQueryClient();
  const [name, setName] = useState(saved?.name ?? '');
  const [kind, setKind] = useState<Kind>(saved?.kind ?? 'smtp');
  const [values, setValues] = useState<Values>(saved?.settings ?? presetsOf('smtp'));
  const [isOpen, setOpen] = useState(false);
  const draft = () => draftOf(name, kind, values);
  const save = useMutation({
    mutationFn: () => call(saved ? changeConnection : createConnection, { body: draft() }),
    onSuccess: () => {
      void queries.invalidateQueries();
      onClose();
    },
  });
  const test = useMutation({ mutationFn: () => call(testConnection, { body: draft() }) });
  const error = save.error ?? test.error;
  const problems = error instanceof ApiError ? (error.problem.problems ?? []) : [];
  const control = (field: (typeof connectionFields)[Kind][number]) => {
    const at = `${field.secret ? 'secrets' : 'settings'}.${field.name}`;
    const problem = problems.find((one) => one.at === at);
    return (
      <ConnectionInput
        key={field.name}
        field={field}
        value={values[field.name]}
        onChange={(value) => setValues({ ...values, [field.name]: value })}
        isKept={saved?.secrets.includes(field.name) ?? false}
        error={problem && t(problem.message)}
      />
    );
  };
  const fields = connectionFields[kind];
  const rare = fields.filter(({ advanced }) => advanced);
  const isShown =
    isOpen || rare.some((field) => problems.some(({ at }) => at.endsWith(`.${field.name}`)));
  return (
    <Stack gap={12}>
      <TextInput
        data-autofocus={saved === undefined}
        label={t(text.name)}
        description={t(text.nameHelp)}
        withAsterisk
        maxLength={60}
        disabled={saved !== undefined}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <Select
        label={t(text.kind)}
        allowDeselect={false}
        disabled={saved !== undefined}
        data={Object.entries(channelKinds).map(([value, words]) => ({ value, label: t(words) }))}
        value={kind}
        onChange={(chosen) => {
          const next = (chosen ?? kind) as Kind;
          setKind(next);
          setValues(presetsOf(next));
        }}
      />
      {fields.filter(({ advanced }) => !advanced).map(control)}
      {rare.length > 0 && (
        <>
          <button
            type="button"
            className={styles.fold}
            aria-expanded={isShown}
            onClick={() => setOpen(!isOpen)}
          >
            {isShown ? (
              <ChevronDown size={14} aria-hidden />
            ) : (
              <ChevronRight size={14} aria-hidden />
            )}
            {t(text.more)}
          </button>
          <Collapse expanded={isShown}>
            <Stack gap={12}>{rare.map(control)}</Stack>
          </Collapse>
        </>
      )}
      {error && <Problem error={error} />}
      {test.data && <Tried tried={test.data} />}
      <Group justify="space-between" gap={8}>
        <Button
          variant="default"
          title={t(text.testHelp)}
          loading={test.isPending}
          onClick={() => {
            save.reset();
            test.mutate();
          }}
        >
          {t(text.test)}
        </Button>
        <Group gap={8}>
          <Button variant="default" onClick={onClose}>
            {t(shell.cancel)}
          </Button>
          <Button
            loading={save.isPending}
            onClick={() => {
              test.reset();
              save.mutate();
            }}
          >
            {t(text.save)}
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}

function Tried({ tried: { ok, said, lines } }: { tried: Reply<typeof testConnection> }) {
  const t = useT();
  return (
    <Alert
      role="status"
      // Below a long form it would be out of sight.
      ref={(result) => result?.scrollIntoView({ block: 'nearest' })}
      color={ok ? 'green' : 'red'}
      variant="light"
      title={t(ok ? text.works : text.fails)}
    >
      <p>{t(said)}</p>
      {lines.length > 0 && (
        <details className={styles.said}>
          <summary>{t(text.transcript)}</summary>
          <pre>{lines.join('\n')}</pre>
        </details>
      )}
    </Alert>
  );
}

const presetsOf = (kind: Kind): Values =>
  Object.fromEntries(
    connectionFields[kind].flatMap(({ name, preset }) =>
      preset === undefined ? [] : [[name, preset]],
    ),
  );

/** What the form has no field for stays as it was. */
function draftOf(name: string, kind: Kind, values: Values): Draft {
  const hidden = connectionFields[kind].filter(
    (field) => field.secret && values[field.name] !== undefined,
  );
  const open = Object.entries(values).filter(
    ([each, value]) => value !== undefined && !hidden.some((field) => field.name === each),
  );
  return {
    name: name.trim(),
    kind,
    settings: Object.fromEntries(open.map(([each, value]) => [each, withoutBlanks(value)])),
    secrets: Object.fromEntries(
      hidden.map((field) => {
        const value = values[field.name] as string | null;
        return [field.name, value !== null && field.input === 'pairs' ? pairsOf(value) : value];
      }),
    ),
  };
}

/** A list as it is typed may have an empty line at its end. */
const withoutBlanks = (value: unknown): Draft['settings'][string] =>
  (Array.isArray(value)
    ? value.map((line: string) => line.trim()).filter((line) => line !== '')
    : value) as Draft['settings'][string];
