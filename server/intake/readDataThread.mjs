// Threads start without the loader of the main thread: register it, then load the TypeScript.
import { register } from 'tsx/esm/api';

register();
const { readData } = await import('#activities/formats/read.ts');

const { readIndex } = await import('#activities/formats/csv/documents.ts');
const { canonicalJson } = await import('#workflows/plan.ts');

export default async ({ bytes, options }) => {
  const data = await readData(bytes, options);
  return data.read.ok ? { data, json: canonicalJson(data.read.invoice) } : { data };
};

export const index = ({ bytes, names, mapping }) => readIndex(bytes, names, mapping);
