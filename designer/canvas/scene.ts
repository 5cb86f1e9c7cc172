import { createStore, type StoreApi } from 'zustand';
import type { FlowEdge } from '#workflows/flow/schema.ts';
import type { Plan } from '#workflows/plan.ts';
import type { Problem } from '#workflows/problem.ts';
import type { Text } from '#workflows/text.ts';
import type { DeliveryView } from '#workflows/trace.ts';
import type { Position } from './arrange.ts';

/** Where a new step goes: onto an edge, behind an exit, or freely. */
export type Intent =
  | { readonly kind: 'edge'; readonly edge: FlowEdge }
  | { readonly kind: 'append'; readonly after: string; readonly exit: string }
  | { readonly kind: 'free'; readonly at: Position };

/** A list at a place of the screen: steps to add, or targets to connect. */
export type Picker =
  | { readonly kind: 'add'; readonly intent: Intent; readonly at: Position }
  | { readonly kind: 'connect'; readonly from: string; readonly at: Position };

/** What the last test gave for one node. */
export interface Result {
  readonly ok: boolean;
  readonly text: Text;
  /** The drawing changed since. */
  readonly stale: boolean;
}

export type Tag = 'added' | 'changed';

/** What surrounds the drawing on the screen: none of it is saved or undone. */
export interface Scene {
  readonly selected: readonly string[];
  readonly selectedEdge: string | null;
  readonly panelOpen: boolean;
  readonly picker: Picker | null;
  /** An exit that is about to be connected. */
  readonly connecting: { readonly from: string; readonly exit: string } | null;
  /** True while arrows move the selected cards. */
  readonly moving: boolean;
  /** Cards on their way with the mouse: they are in the drawing only once dropped. */
  readonly dragged: Readonly<Record<string, Position>>;
  readonly editingNote: string | null;
  readonly dock: { readonly tab: 'test' | 'problems'; readonly open: boolean };
  readonly problems: readonly Problem[];
  readonly byNode: Readonly<Record<string, readonly Problem[]>>;
  readonly results: Readonly<Record<string, Result>>;
  readonly tags: Readonly<Record<string, Tag>>;
  /** Whether the drawing says something else than the live version. */
  readonly differs: boolean;
  /** States to paint the steps with: a test run's, or a delivery's. */
  readonly overlay: { readonly plan: Plan; readonly view: DeliveryView } | null;
  /** The card that a search stands at. */
  readonly found: string | null;
  /** The edge under a step that is being dragged in. */
  readonly dropEdge: string | null;
  /** Last thing told to screen readers; `n` makes a repeat heard again. */
  readonly message: { readonly text: Text; readonly n: number } | null;
}

export type SceneStore = StoreApi<Scene>;

export const sceneStore = (): SceneStore =>
  createStore<Scene>()(() => ({
    selected: [],
    selectedEdge: null,
    panelOpen: false,
    picker: null,
    connecting: null,
    moving: false,
    dragged: {},
    editingNote: null,
    dock: { tab: 'test', open: true },
    problems: [],
    byNode: {},
    results: {},
    tags: {},
    differs: false,
    overlay: null,
    found: null,
    dropEdge: null,
    message: null,
  }));

export function announce(scene: SceneStore, text: Text): void {
  scene.setState(({ message }) => ({ message: { text, n: (message?.n ?? 0) + 1 } }));
}

/** Problems by the node that their `at` names (`email`, `email.to`). */
export function problemsByNode(problems: readonly Problem[]): Record<string, readonly Problem[]> {
  const byNode: Record<string, Problem[]> = {};
  for (const problem of problems) {
    const node = problem.at.split('.', 1)[0];
    if (!node) continue;
    byNode[node] = [...(byNode[node] ?? []), problem];
  }
  return byNode;
}
