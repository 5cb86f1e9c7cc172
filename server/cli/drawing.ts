import { Flow } from '#workflows/flow/schema.ts';
import { readJson } from './files.ts';
import { usageError } from './verb.ts';

/** @throws usage when the file holds no drawing: a verb that compares or explains has nothing to go by */
export async function readDrawing(file: string): Promise<Flow> {
  const parsed = Flow.safeParse(await readJson(file));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const seen = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
  throw usageError(`${file} n’est pas un circuit (${seen})`, `${file} is no flow (${seen})`);
}
