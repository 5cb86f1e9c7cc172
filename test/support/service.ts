import { inject } from 'vitest';
import type { Service } from './setup.ts';

/** Where the run's service answers; starts it when no test file asked before. */
export async function serviceAddress(service: Service): Promise<string> {
  const reply = await fetch(`${inject('broker')}/${service}`);
  const text = await reply.text();
  if (!reply.ok) throw new Error(text);
  return text;
}
