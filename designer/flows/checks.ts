import { compile } from '#workflows/compile.ts';
import { type Change, diffFlows } from '#workflows/flow/diff.ts';
import type { Flow } from '#workflows/flow/schema.ts';
import type { Problem } from '#workflows/problem.ts';
import { catalogue } from '../canvas/graphContext.ts';
import { libraryFor } from './library.ts';

export interface Checked {
  readonly problems: readonly Problem[];
  /** What differs from the live version; nothing where none is live. */
  readonly changes: readonly Change[];
}

/** What the server would say to this drawing if it were published now. */
export async function checkDrawing(
  flow: Flow,
  { id, live }: { readonly id: string; readonly live: Flow | null },
): Promise<Checked> {
  const library = await libraryFor(flow);
  const compiled = compile(flow, catalogue, { flow: id, version: 0 }, library);
  return {
    problems: compiled.ok ? compiled.warnings : compiled.problems,
    changes: live ? diffFlows(live, flow, catalogue) : [],
  };
}
