import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { Check, Redo2, Undo2 } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useStore } from 'zustand';
import type { getFlow, Reply } from '#server/api/contract.ts';
import { useActions } from '../canvas/actions.ts';
import { useDoc, useGraph, useScene } from '../canvas/graphContext.ts';
import { Chip } from '../shell/Chip.tsx';
import { Page } from '../shell/Page.tsx';
import { Segments } from '../shell/Segments.tsx';
import { canvas } from '../text/canvas.ts';
import { flows, params, publishing, versions } from '../text/flows.ts';
import { plural } from '../text/plural.ts';
import { fill, useT } from '../useText.ts';
import styles from './Designer.module.css';
import { FlowsLink } from './FlowsLink.tsx';
import { SavedState } from './SavedState.tsx';
import type { Keeper } from './saving.ts';

const PublishDialog = lazy(async () => ({
  default: (await import('./PublishDialog.tsx')).PublishDialog,
}));
const ParamsDrawer = lazy(async () => ({
  default: (await import('./ParamsDrawer.tsx')).ParamsDrawer,
}));
const VersionsDrawer = lazy(async () => ({
  default: (await import('./VersionsDrawer.tsx')).VersionsDrawer,
}));

type Dialog = 'publish' | 'params' | 'versions';

interface TopBarProps {
  readonly flowId: string;
  readonly server: Reply<typeof getFlow>;
  readonly keeper: Keeper | null;
  readonly outline: boolean;
  readonly onOutline: (outline: boolean) => void;
  readonly children: ReactNode;
}

/** The flow's name, what is live, whether it is saved, and the way to publish. */
export function TopBar({ flowId, server, keeper, outline, onOutline, children }: TopBarProps) {
  const t = useT();
  const { readOnly } = useGraph();
  const name = useDoc((flow) => flow.name);
  const changed = useScene(({ differs }) => differs);
  const [open, setOpen] = useState<Dialog | null>(null);
  // Loaded when first asked for, and kept from then on: what was typed is there when it is opened again.
  const [asked, setAsked] = useState<readonly Dialog[]>([]);
  const ask = (dialog: Dialog) => {
    setAsked([...asked, dialog]);
    setOpen(dialog);
  };
  const close = () => setOpen(null);
  const { live, customers } = server;
  const next = (live?.version ?? 0) + 1;

  const beside = (
    <>
      {readOnly && (
        <Chip tone="out" title={t(flows.readOnlyWhy)}>
          {t(flows.readOnly)}
        </Chip>
      )}
      {(changed || !live) && !readOnly && (
        <Chip tone="warn">{t(fill(flows.draftOf, { version: next }))}</Chip>
      )}
      {live && (
        <Chip tone="ok" icon={<Check aria-hidden />}>
          {t(
            fill(plural(customers.length, flows.liveForOne, flows.liveForMany), {
              version: live.version,
            }),
          )}
        </Chip>
      )}
      {keeper && <SavedState keeper={keeper} />}
    </>
  );
  const tools = (
    <>
      <Segments
        label={t(canvas.label)}
        value={outline ? 'outline' : 'drawing'}
        onChange={(value) => onOutline(value === 'outline')}
        options={[
          { value: 'drawing', label: t(canvas.drawing) },
          { value: 'outline', label: t(canvas.outline) },
        ]}
      />
      {!readOnly && <History />}
      <Button variant="default" onClick={() => ask('versions')}>
        {t(versions.button)}
      </Button>
      <Button variant="default" onClick={() => ask('params')}>
        {t(params.button)}
      </Button>
      {!readOnly && keeper && (
        <Button onClick={() => ask('publish')}>{t(publishing.button)}</Button>
      )}
    </>
  );
  return (
    <Page title={name} crumb={<FlowsLink />} beside={beside} tools={tools}>
      {children}
      <Suspense>
        {keeper && asked.includes('publish') && (
          <PublishDialog
            opened={open === 'publish'}
            onClose={close}
            flowId={flowId}
            server={server}
            keeper={keeper}
          />
        )}
        {asked.includes('params') && <ParamsDrawer opened={open === 'params'} onClose={close} />}
        {asked.includes('versions') && (
          <VersionsDrawer opened={open === 'versions'} onClose={close} flowId={flowId} />
        )}
      </Suspense>
    </Page>
  );
}

function History() {
  const t = useT();
  const { doc } = useGraph();
  const actions = useActions();
  const past = useStore(doc.temporal, ({ pastStates }) => pastStates.length > 0);
  const future = useStore(doc.temporal, ({ futureStates }) => futureStates.length > 0);
  return (
    <>
      <Tooltip label={t(canvas.undo)}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={32}
          className={styles.history}
          disabled={!past}
          aria-label={t(canvas.undo)}
          onClick={actions.undo}
        >
          <Undo2 size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t(canvas.redo)}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={32}
          className={styles.history}
          disabled={!future}
          aria-label={t(canvas.redo)}
          onClick={actions.redo}
        >
          <Redo2 size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </>
  );
}
