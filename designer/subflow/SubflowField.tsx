import type { FlowNode } from '#workflows/flow/schema.ts';
import { FlowParams } from './FlowParams.tsx';
import { FlowSelect } from './FlowSelect.tsx';
import { VersionSelect } from './VersionSelect.tsx';

export interface SubflowFieldProps {
  readonly label: string;
  readonly description: string | undefined;
  readonly node: FlowNode;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

interface OneOf extends SubflowFieldProps {
  readonly widget: 'flow' | 'flowVersion' | 'flowParams';
}

const widgets = { flow: FlowSelect, flowVersion: VersionSelect, flowParams: FlowParams };

/** One setting of a sub-flow's step. The three come together, when a drawing first needs one. */
export function SubflowField({ widget, ...props }: OneOf) {
  const Widget = widgets[widget];
  return <Widget {...props} />;
}
