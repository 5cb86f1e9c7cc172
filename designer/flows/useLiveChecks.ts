import { useEffect } from 'react';
import { compile } from '#workflows/compile.ts';
import { type Change, diffFlows } from '#workflows/flow/diff.ts';
import type { Flow } from '#workflows/flow/schema.ts';
import { catalogue, type Graph } from '../canvas/graphContext.ts';
import { announce, problemsByNode, type Tag } from '../canvas/scene.ts';
import { outdate, type TestStore } from '../simulate/testRun.ts';
import { said } from '../text/canvas.ts';
import { plural } from '../text/plural.ts';

/**
 * Compiles the drawing after each change, as the server will when it is published, and marks what differs from the live
 * version. Typing is let rest for a moment first.
 */
export function useLiveChecks({ doc, scene }: Graph, live: Flow | null, run: TestStore): void {
  useEffect(() => {
    const check = () => {
      const { flow } = doc.getState();
      const compiled = compile(flow, catalogue);
      const problems = compiled.ok ? compiled.warnings : compiled.problems;
      const before = scene.getState().problems.length;
      const changes = live ? diffFlows(live, flow, catalogue) : [];
      const differs = changes.length > 0;
      scene.setState({
        problems,
        byNode: problemsByNode(problems),
        tags: tagsOf(changes),
        differs,
      });
      if (problems.length > before)
        announce(scene, plural(problems.length, said.oneProblem, said.manyProblems));
      else if (problems.length === 0 && before > 0) announce(scene, said.noProblems);
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    check();
    const unwatch = doc.subscribe(({ flow }, { flow: was }) => {
      const moved =
        flow.nodes === was.nodes && flow.edges === was.edges && flow.params === was.params;
      if (moved) return;
      outdate(run, scene);
      clearTimeout(timer);
      timer = setTimeout(check, 150);
    });
    return () => {
      unwatch();
      clearTimeout(timer);
    };
  }, [doc, scene, live, run]);
}

function tagsOf(changes: readonly Change[]): Record<string, Tag> {
  const tags: Record<string, Tag> = {};
  for (const change of changes) {
    if (change.kind === 'node-added') tags[change.node] = 'added';
    if (change.kind === 'node-changed') tags[change.node] = 'changed';
  }
  return tags;
}
