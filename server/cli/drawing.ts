import { Flow } from '#workflows/flow/schema.ts';
import type { Problem } from '#workflows/problem.ts';
import { shapeWords } from '#workflows/shapeWords.ts';
import { quoted, type Text } from '#workflows/text.ts';
import { messageOf } from '../engine/fault.ts';
import { type Opened, readInput } from './files.ts';
import { CliError } from './verb.ts';

type Refused = Extract<Opened, { ok: false }>;

/** A file that is no JSON is judged as a drawing that can't be compiled is. */
export function jsonFrom(path: string, opened: Opened): { ok: true; value: unknown } | Refused {
  if (!opened.ok) return opened;
  try {
    return { ok: true, value: JSON.parse(Buffer.from(opened.file.bytes).toString('utf8')) };
  } catch (error) {
    const { fr, en } = quoted(messageOf(error));
    return refuse('FLOW_NOT_JSON', path, {
      fr: `${path} n’est pas du JSON : ${fr}`,
      en: `${path} is no JSON: ${en}`,
    });
  }
}

/** What need not compile must at least be a drawing. */
export function drawingFrom(path: string, opened: Opened): { ok: true; flow: Flow } | Refused {
  const json = jsonFrom(path, opened);
  if (!json.ok) return json;
  const parsed = Flow.safeParse(json.value);
  if (parsed.success) return { ok: true, flow: parsed.data };
  const [issue] = parsed.error.issues;
  const at = issue?.path.join('.') ?? '';
  const words = issue ? shapeWords(issue) : { fr: '', en: '' };
  return refuse('FLOW_SCHEMA', path, {
    fr: `${path} n’est pas un circuit (${at} ${words.fr})`,
    en: `${path} is no flow (${at} ${words.en})`,
  });
}

/** @throws usage when the file holds no drawing: a verb that compares has nothing to go by */
export async function readDrawing(path: string): Promise<Flow> {
  const drawing = drawingFrom(path, { ok: true, file: await readInput(path) });
  if (drawing.ok) return drawing.flow;
  throw new CliError(2, drawing.text);
}

function refuse(code: string, at: string, text: Text): Refused {
  const fix = {
    fr: 'Exportez le circuit de nouveau depuis l’interface.',
    en: 'Export the flow again from the designer.',
  };
  const problem: Problem = { code, at, severity: 'fatal', message: text, fix };
  return { ok: false, problems: [problem], text };
}
