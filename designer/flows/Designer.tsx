import { useQuery } from '@tanstack/react-query';
import { ReactFlowProvider } from '@xyflow/react';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { type getFlow, type Reply, sampleContext, saveDraft } from '#server/api/contract.ts';
import { Announcer } from '../canvas/Announcer.tsx';
import { Canvas } from '../canvas/Canvas.tsx';
import { FindInFlow } from '../canvas/FindInFlow.tsx';
import { type Graph, GraphContext } from '../canvas/graphContext.ts';
import { Palette } from '../canvas/Palette.tsx';
import { Picker } from '../canvas/Picker.tsx';
import { sceneStore } from '../canvas/scene.ts';
import { docStore } from '../canvas/store.ts';
import { useGlobalKeys } from '../canvas/useKeys.ts';
import { useReveal } from '../canvas/useReveal.ts';
import { ask } from '../client.ts';
import { NodePanel } from '../panel/NodePanel.tsx';
import { Loading } from '../shell/Loading.tsx';
import { mayCall, useSession } from '../shell/useSession.ts';
import { Dock } from '../simulate/Dock.tsx';
import { testStore } from '../simulate/testRun.ts';
import styles from './Designer.module.css';
import { type Keeper, keepDraft, reopen } from './saving.ts';
import { draftOf, shelfOf } from './shelf.ts';
import { TopBar } from './TopBar.tsx';
import { useLiveChecks } from './useLiveChecks.ts';

const Outline = lazy(async () => ({ default: (await import('../canvas/Outline.tsx')).Outline }));
const ShortcutSheet = lazy(async () => ({
  default: (await import('../canvas/ShortcutSheet.tsx')).ShortcutSheet,
}));

interface DesignerProps {
  readonly flowId: string;
  readonly server: Reply<typeof getFlow>;
}

/** Holds the stores of one opened flow. The server's answer is where they begin; afterwards they lead. */
export function Designer({ flowId, server }: DesignerProps) {
  const readOnly = !mayCall(saveDraft, useSession()?.user.role);
  const [stores] = useState(() => {
    const first = draftOf(server);
    const flow = readOnly ? first.flow : reopen(flowId, first, localStorage).flow;
    return { first, doc: docStore(flow), scene: sceneStore() };
  });
  const graph = useMemo<Graph>(
    () => ({ doc: stores.doc, scene: stores.scene, readOnly }),
    [stores, readOnly],
  );
  const [keeper, setKeeper] = useState<Keeper | null>(null);
  useEffect(() => {
    if (readOnly) return;
    const made = keepDraft(stores.doc, flowId, stores.first, shelfOf(flowId));
    setKeeper(made);
    return made.stop;
  }, [stores, flowId, readOnly]);
  return (
    <GraphContext value={graph}>
      <ReactFlowProvider>
        <Workbench flowId={flowId} server={server} graph={graph} keeper={keeper} />
      </ReactFlowProvider>
    </GraphContext>
  );
}

interface WorkbenchProps extends DesignerProps {
  readonly graph: Graph;
  readonly keeper: Keeper | null;
}

function Workbench({ flowId, server, graph, keeper }: WorkbenchProps) {
  const [run] = useState(testStore);
  const [outline, setOutline] = useState(false);
  const [finding, setFinding] = useState(false);
  const [helping, setHelping] = useState(false);
  const reveal = useReveal();
  const { data: samples = [] } = useQuery({ ...ask(sampleContext, { flowId }), staleTime: 60_000 });
  const [chosen, setChosen] = useState<string | null>(null);
  const sample = samples.find(({ invoiceId }) => invoiceId === chosen) ?? samples[0];

  const views = useMemo(
    () => ({
      fit: () => {},
      help: () => setHelping(true),
      find: () => setFinding(true),
      toggleOutline: () => setOutline((was) => !was),
    }),
    [],
  );
  useGlobalKeys(views);
  useLiveChecks(graph, { id: flowId, live: server.live?.flow ?? null }, run);

  return (
    <TopBar
      flowId={flowId}
      server={server}
      keeper={keeper}
      outline={outline}
      onOutline={setOutline}
    >
      <div className={styles.workbench}>
        {graph.readOnly ? <span /> : <Palette />}
        <div className={styles.stage}>
          {outline ? (
            <Suspense fallback={<Loading />}>
              <Outline />
            </Suspense>
          ) : (
            <Canvas help={views.help}>
              {finding && <FindInFlow show={reveal} onClose={() => setFinding(false)} />}
            </Canvas>
          )}
          <Dock flowId={flowId} run={run} samples={samples} sample={sample} onSample={setChosen} />
        </div>
        <NodePanel flowId={flowId} run={run} samples={samples} sample={sample} />
      </div>
      <Picker />
      <Announcer />
      {helping && (
        <Suspense>
          <ShortcutSheet onClose={() => setHelping(false)} />
        </Suspense>
      )}
    </TopBar>
  );
}
