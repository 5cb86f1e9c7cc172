import { useQuery } from '@tanstack/react-query';
import { getFlow } from '#server/api/contract.ts';
import { ask } from '../client.ts';
import { Loading } from '../shell/Loading.tsx';
import { Page } from '../shell/Page.tsx';
import { Problem } from '../shell/Problem.tsx';
import { flows } from '../text/flows.ts';
import { useT } from '../useText.ts';
import { Designer } from './Designer.tsx';
import { FlowsLink } from './FlowsLink.tsx';

/** The designer of one flow. */
export function FlowPage({ flowId }: { flowId: string }) {
  const t = useT();
  // A draft from the cache could be older than what was saved since; it is asked for anew at each visit.
  const { data, error, isFetchedAfterMount, refetch } = useQuery({
    ...ask(getFlow, { flowId }),
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  if (data && isFetchedAfterMount) return <Designer flowId={flowId} server={data} />;
  return (
    <Page title={t(flows.title)} crumb={<FlowsLink />}>
      {error ? <Problem error={error} onRetry={() => refetch()} /> : <Loading />}
    </Page>
  );
}
