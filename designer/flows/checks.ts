import { compile } from '#workflows/compile.ts';
import { type Change, diffFlows } from '#workflows/flow/diff.ts';
import type { Flow } from '#workflows/flow/schema.ts';
import type { Problem } from '#workflows/problem.ts';
import { catalogue } from '../canvas/graphContext.ts';

export interface Checked {
  readonly problems: readonly Problem[];
  /** What differs from the live version; nothing where none is live. */
  readonly changes: readonly Change[];
}

/** What the server would say to this drawing if it were published now. */
export function checkDrawing(flow: Flow, live: Flow | null): Checked {
  const compiled = compile(flow, catalogue);
  return {
    problems: compiled.ok ? compiled.warnings : compiled.problems,
    changes: live ? diffFlows(live, flow, catalogue) : [],
  };
}
