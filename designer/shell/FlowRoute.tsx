import { useParams } from '@tanstack/react-router';
import { FlowPage } from '../flows/FlowPage.tsx';

/** A flow's designer begins anew for each flow: no undo reaches from one drawing into another. */
export function FlowRoute() {
  const { flowId } = useParams({ from: '/shell/flows/$flowId' });
  return <FlowPage key={flowId} flowId={flowId} />;
}
