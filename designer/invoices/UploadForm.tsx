import { ActionIcon, Alert, Button, FileButton, Group, Select, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { FileText, Send, Upload, X } from 'lucide-react';
import { type DragEvent, lazy, Suspense, useState } from 'react';
import { listCustomers, submitInvoice } from '#server/api/contract.ts';
import { detectedWords } from '#workflows/invoice/detected.ts';
import { askAll, call } from '../client.ts';
import { useFormats } from '../format.ts';
import { Problem } from '../shell/Problem.tsx';
import { send as text } from '../text/invoices.ts';
import { fill, useT } from '../useText.ts';
import styles from './invoices.module.css';

const IndexResult = lazy(async () => ({
  default: (await import('./IndexResult.tsx')).IndexResult,
}));

/** What the server takes in one request. */
const MOST_FILES = 200;
const MOST_BYTES = 50_000_000;

/** A PDF with its data beside it, a file that carries both, or an index with its PDFs. A JSON file goes as data. */
export function UploadForm() {
  const t = useT();
  const { bytes } = useFormats();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const customers = useQuery(askAll(listCustomers, {}));
  const [files, setFiles] = useState<readonly File[]>([]);
  const [customer, setCustomer] = useState<string | null>(null);
  const [isOver, setOver] = useState(false);

  const submit = useMutation({
    mutationFn: () => send(files, customer),
    onSuccess: (answer) => {
      void queries.invalidateQueries();
      if ('rows' in answer) return;
      const { delivery, duplicateOf, detected = [] } = answer;
      for (const one of detected) {
        notifications.show({ message: t(fill(text.detected, { words: t(detectedWords(one)) })) });
      }
      if (duplicateOf !== undefined) return;
      return navigate({ to: '/deliveries/$deliveryId/live', params: { deliveryId: delivery } });
    },
  });
  const answer = submit.data;
  const isTooMuch =
    files.length > MOST_FILES || files.reduce((sum, { size }) => sum + size, 0) > MOST_BYTES;
  const add = (added: readonly File[]): void => {
    submit.reset();
    setFiles((before) => [
      ...before.filter(({ name }) => !added.some((file) => file.name === name)),
      ...added,
    ]);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    add([...event.dataTransfer.files]);
  };

  return (
    <Stack gap={14}>
      <section
        className={styles.drop}
        data-over={isOver}
        aria-label={t(text.files)}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Upload size={22} aria-hidden />
        <p>{t(text.drop)}</p>
        <FileButton multiple accept=".pdf,.xml,.json,.csv,.txt,.xlsx,.edi" onChange={add}>
          {(props) => (
            <Button variant="default" {...props}>
              {t(text.choose)}
            </Button>
          )}
        </FileButton>
      </section>
      {files.length > 0 && (
        <ul className={styles.files}>
          {files.map((file) => (
            <li key={file.name}>
              <FileText size={15} aria-hidden />
              <span>{file.name}</span>
              <small>{bytes(file.size)}</small>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t(fill(text.remove, { name: file.name }))}
                onClick={() => setFiles(files.filter((each) => each !== file))}
              >
                <X size={14} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      {isTooMuch && <Alert color="red">{t(text.tooMany)}</Alert>}
      <Select
        label={t(text.customer)}
        description={t(text.customerHelp)}
        placeholder={t(text.customerAuto)}
        data={(customers.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={customer}
        onChange={setCustomer}
        clearable
        searchable
      />
      {submit.error && <Problem error={submit.error} />}
      {answer && 'rows' in answer && (
        <Suspense>
          <IndexResult answer={answer} />
        </Suspense>
      )}
      {answer && !('rows' in answer) && answer.duplicateOf !== undefined && (
        <Alert color="blue">
          {t(text.duplicate)}{' '}
          <Link to="/invoices/$invoiceId" params={{ invoiceId: answer.invoice }}>
            {t(text.seeIt)}
          </Link>
        </Alert>
      )}
      <Group justify="flex-end">
        <Button
          leftSection={<Send size={15} aria-hidden />}
          disabled={files.length === 0 || isTooMuch}
          loading={submit.isPending}
          onClick={() => submit.mutate()}
        >
          {t(text.submit)}
        </Button>
      </Group>
    </Stack>
  );
}

async function send(files: readonly File[], customer: string | null) {
  const json = files.find(isJson);
  return call(
    submitInvoice,
    {
      body: {
        ...(json ? { data: await json.text() } : {}),
        ...(customer === null ? {} : { customer }),
      },
    },
    { files: files.filter((file) => file !== json) },
  );
}

const isJson = ({ name, type }: File): boolean =>
  type === 'application/json' || name.toLowerCase().endsWith('.json');
