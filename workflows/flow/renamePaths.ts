import { fieldsOf, type SettingsField } from '../field.ts';
import type { NodeManifest } from '../node.ts';
import { overCaps } from '../rules/caps.ts';
import { operands, operatorOf } from '../rules/node.ts';
import { parseTemplate } from '../template/parse.ts';
import type { FlowNode } from './schema.ts';

/** A step's settings with each path that they name renamed: in templates, rules, and lists of what people may amend. */
export function renamePaths(
  config: FlowNode['config'],
  manifest: NodeManifest,
  rename: (path: string) => string,
): FlowNode['config'] {
  const renamed = { ...config };
  for (const field of fieldsOf(manifest.config)) {
    const value = config[field.name];
    if (value !== undefined) renamed[field.name] = inField(field, value, rename);
  }
  return renamed;
}

function inField({ widget }: SettingsField, value: unknown, rename: (path: string) => string) {
  switch (widget) {
    case 'rule':
      return overCaps(value) ? value : inRule(value, rename);
    case 'variables':
      return Array.isArray(value) ? value.map((path) => rename(String(path))) : value;
    case 'template':
    case 'addresses':
    case 'partner':
    case 'flowParams':
    case 'lookupKey':
    case 'tiers':
      return inTexts(value, (text) => inTemplate(text, rename));
    default:
      return value;
  }
}

function inTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => inTexts(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, inTexts(item, change)]),
  );
}

function inTemplate(source: string, rename: (path: string) => string): string {
  const template = source.includes('{{') ? parseTemplate(source) : undefined;
  if (!template?.ok) return source;
  let renamed = source;
  for (const { path, from, to } of [...template.uses].sort((a, b) => b.from - a.from))
    renamed = renamed.slice(0, from) + rename(path) + renamed.slice(to);
  return renamed;
}

/** Recursion is safe here: depth was capped before. */
function inRule(rule: unknown, rename: (path: string) => string): unknown {
  if (Array.isArray(rule)) return rule.map((item) => inRule(item, rename));
  const operator = operatorOf(rule);
  if (operator === undefined) return rule;
  const args = operands(rule);
  const [path] = args;
  if (operator === 'var')
    return { var: [typeof path === 'string' && path !== '' ? rename(path) : path] };
  return { [operator]: args.map((item) => inRule(item, rename)) };
}
