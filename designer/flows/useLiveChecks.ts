import { useEffect } from 'react';
import type { Change } from '#workflows/flow/diff.ts';
import type { Flow } from '#workflows/flow/schema.ts';
import type { Graph } from '../canvas/graphContext.ts';
import { announce, problemsByNode, type Tag } from '../canvas/scene.ts';
import { outdate, type TestStore } from '../simulate/testRun.ts';
import { said } from '../text/canvas.ts';
import { plural } from '../text/plural.ts';
import type { checkDrawing } from './checks.ts';

/**
 * Compiles the drawing after each change, as the server will when it is published, and marks what differs from the live
 * version. Typing is let rest for a moment first. The compiler comes after the drawing is on screen: it weighs as much as
 * the canvas's own code, and nobody waits for it.
 */
export function useLiveChecks(
  { doc, scene }: Graph,
  { id, live }: { readonly id: string; readonly live: Flow | null },
  run: TestStore,
): void {
  useEffect(() => {
    let check: typeof checkDrawing | undefined;
    let isGone = false;
    let asked = 0;
    const show = async () => {
      if (!check) return;
      asked += 1;
      const mine = asked;
      const { problems, changes } = await check(doc.getState().flow, { id, live });
      if (isGone || mine !== asked) return;
      const before = scene.getState().problems.length;
      scene.setState({
        problems,
        byNode: problemsByNode(problems),
        tags: tagsOf(changes),
        differs: changes.length > 0,
      });
      if (problems.length > before)
        announce(scene, plural(problems.length, said.oneProblem, said.manyProblems));
      else if (problems.length === 0 && before > 0) announce(scene, said.noProblems);
    };
    void import('./checks.ts').then((module) => {
      if (isGone) return;
      check = module.checkDrawing;
      void show();
    });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const unwatch = doc.subscribe(({ flow }, { flow: was }) => {
      const moved =
        flow.nodes === was.nodes && flow.edges === was.edges && flow.params === was.params;
      if (moved) return;
      outdate(run, scene);
      clearTimeout(timer);
      timer = setTimeout(show, 150);
    });
    return () => {
      isGone = true;
      unwatch();
      clearTimeout(timer);
    };
  }, [doc, scene, id, live, run]);
}

function tagsOf(changes: readonly Change[]): Record<string, Tag> {
  const tags: Record<string, Tag> = {};
  for (const change of changes) {
    if (change.kind === 'node-added') tags[change.node] = 'added';
    if (change.kind === 'node-changed') tags[change.node] = 'changed';
  }
  return tags;
}
