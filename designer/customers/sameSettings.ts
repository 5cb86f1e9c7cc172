import type { ParamValue } from './ParamField.tsx';

interface Settings {
  readonly flowId: string | null;
  readonly language: string;
  readonly params: Readonly<Record<string, ParamValue>>;
}

/** Whether saving would change nothing. The order of values says nothing, that of a list does. */
export const sameSettings = (one: Settings, other: Settings): boolean =>
  one.flowId === other.flowId &&
  one.language === other.language &&
  spelled(one.params) === spelled(other.params);

const spelled = (params: Settings['params']): string =>
  JSON.stringify(Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1)));
