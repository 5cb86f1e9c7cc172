import { Button, Modal, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { useState } from 'react';
import { getFlow, listFlows, listVersions, publishFlow, type Reply } from '#server/api/contract.ts';
import { diffFlows } from '#workflows/flow/diff.ts';
import { catalogue, useDoc, useScene } from '../canvas/graphContext.ts';
import { titleAt } from '../canvas/titles.ts';
import { call } from '../client.ts';
import { Problem } from '../shell/Problem.tsx';
import { mayCall, useSession } from '../shell/useSession.ts';
import { canvas } from '../text/canvas.ts';
import { publishing } from '../text/flows.ts';
import { plural } from '../text/plural.ts';
import { roleNames } from '../text/shell.ts';
import { fill, useT } from '../useText.ts';
import { Changes } from './Changes.tsx';
import styles from './Designer.module.css';
import type { Keeper } from './saving.ts';

interface PublishDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly flowId: string;
  readonly server: Reply<typeof getFlow>;
  readonly keeper: Keeper;
}

/** What is published, in sentences, and why: the last look before invoices follow it. */
export function PublishDialog({ opened, onClose, ...rest }: PublishDialogProps) {
  const t = useT();
  const name = useDoc((flow) => flow.name);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size={620}
      title={t(fill(publishing.title, { name }))}
      closeButtonProps={{ 'aria-label': t(canvas.close) }}
    >
      <Review onClose={onClose} {...rest} />
    </Modal>
  );
}

function Review({ onClose, flowId, server, keeper }: Omit<PublishDialogProps, 'opened'>) {
  const t = useT();
  const queries = useQueryClient();
  const role = useSession()?.user.role;
  const flow = useDoc((whole) => whole);
  const problems = useScene((scene) => scene.problems);
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const { live, customers } = server;
  const version = (live?.version ?? 0) + 1;
  const fatal = problems.filter(({ severity }) => severity === 'fatal');
  const changes = live ? diffFlows(live.flow, flow, catalogue) : [];
  const may = mayCall(publishFlow, role);

  const publish = useMutation({
    mutationFn: async () => {
      if (!(await keeper.flush())) return null;
      const { revision } = keeper.getState();
      return call(publishFlow, { flowId, body: { revision, note: note.trim() } });
    },
    onSuccess: async (published) => {
      if (!published) return;
      await Promise.all(
        [getFlow, listFlows, listVersions].map(({ path }) =>
          queries.invalidateQueries({ queryKey: [path] }),
        ),
      );
    },
  });
  if (publish.data) {
    const { version: done, hash } = publish.data;
    return (
      <div className={styles.dialog}>
        <p className={styles.fine} role="status">
          <Check size={16} aria-hidden />
          <b>{t(fill(publishing.done, { version: done }))}</b>
        </p>
        <p>{t(fill(publishing.doneText, { hash: hash.slice(0, 12) }))}</p>
        <div className={styles.buttons}>
          <Button onClick={onClose}>{t(publishing.close)}</Button>
        </div>
      </div>
    );
  }
  return (
    <form
      className={styles.dialog}
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (note.trim()) publish.mutate();
      }}
    >
      {fatal.length > 0 ? (
        <div className={styles.bad}>
          <b>{t(publishing.problems)}</b>
          <ul>
            {fatal.map(({ code, at, message }) => (
              <li key={`${code} ${at} ${message.en}`}>
                {t(titleAt(flow, at.split('.', 1)[0] ?? ''))} : {t(message)}
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <p className={styles.fine}>
          <Check size={15} aria-hidden />
          {t(publishing.noProblems)}
          {problems.length > 0 &&
            ` · ${t(plural(problems.length, canvas.oneWarning, canvas.manyWarnings))}`}
        </p>
      )}
      <section className={styles.section}>
        <h3>{t(live ? fill(publishing.changes, { version: live.version }) : publishing.first)}</h3>
        {live ? <Changes changes={changes} /> : <p>{t(publishing.firstText)}</p>}
      </section>
      {customers.length > 0 && (
        <p className={styles.muted}>
          {t(plural(customers.length, publishing.reachOne, publishing.reachMany))}
        </p>
      )}
      {may ? (
        <Textarea
          data-autofocus
          label={t(publishing.note)}
          placeholder={t(publishing.notePlaceholder)}
          withAsterisk
          autosize
          minRows={2}
          maxLength={2000}
          error={asked && !note.trim() ? t(publishing.noteMissing) : undefined}
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
      ) : (
        <p className={styles.bad}>{t(fill(publishing.mayNot, { roles: rolesWords(t) }))}</p>
      )}
      {publish.error && <Problem error={publish.error} />}
      {publish.data === null && <p className={styles.bad}>{t(publishing.unsaved)}</p>}
      <div className={styles.buttons}>
        <Button variant="default" onClick={onClose}>
          {t(publishing.close)}
        </Button>
        <Button
          type="submit"
          disabled={!may || fatal.length > 0 || (live !== null && changes.length === 0)}
          loading={publish.isPending}
        >
          {t(fill(publishing.publish, { version }))}
        </Button>
      </div>
    </form>
  );
}

const rolesWords = (t: ReturnType<typeof useT>): string =>
  publishFlow.roles === 'anyone'
    ? ''
    : publishFlow.roles.map((role) => t(roleNames[role])).join(', ');
