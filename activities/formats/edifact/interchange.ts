import type { Problem } from '#workflows/problem.ts';
import { decode, isKnownCharset } from './charset.ts';
import { edifactProblem } from './problems.ts';
import { LIMITS, type Marks, type Segment, segmentText, tokenize } from './tokens.ts';

export interface Message {
  readonly reference: string;
  /** `INVOIC` */
  readonly type: string;
  /** `D96A` of `D:96A` */
  readonly directory: string;
  /** `EAN008` */
  readonly association: string;
  /** Between UNH and UNT. */
  readonly segments: readonly Segment[];
  /** Objects that follow it: UNO with what it wraps. */
  readonly packages: readonly Segment[];
}

export interface Interchange {
  readonly marks: Marks;
  readonly charset: string;
  readonly sender: string;
  readonly recipient: string;
  readonly reference: string;
  readonly isTest: boolean;
  readonly messages: readonly Message[];
  /** Counts that are wrong and references that differ where nothing is missing for all that: warnings. */
  readonly warnings: readonly Problem[];
}

export type ReadInterchange =
  | ({ readonly ok: true } & Interchange)
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Whether the bytes begin as an interchange does; nothing else begins with these three letters and a mark. */
export const isInterchange = (bytes: Uint8Array): boolean =>
  /^(UNA[^A-Za-z0-9\s].{4}[^A-Za-z0-9\s]\s*)?UNB[^A-Za-z0-9\s]/s.test(head(bytes));

const head = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 64))
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();

/**
 * Reads the envelope of an interchange (ISO 9735, versions 1 to 4): UNB, messages of UNH to UNT, UNZ, all references
 * and counts.
 */
export function readInterchange(bytes: Uint8Array): ReadInterchange {
  if (bytes.length > LIMITS.bytes)
    return { ok: false, problems: [edifactProblem('EDI_TOO_LARGE', '', '50 MB')] };
  const [, charset = ''] = /UNB[^A-Za-z0-9\s]([A-Z]{4})/.exec(head(bytes)) ?? [];
  if (!isKnownCharset(charset))
    return { ok: false, problems: [edifactProblem('EDI_CHARSET', 'UNB', charset)] };
  const text = decode(bytes, charset)
    ?.replace(/^(\ufeff|\u00ef\u00bb\u00bf)/, '')
    .trimStart();
  if (text === undefined)
    return { ok: false, problems: [edifactProblem('EDI_ENCODING', 'UNB', charset)] };
  const tokens = tokenize(text);
  if (!tokens.ok) return tokens;
  const { marks, segments } = tokens;
  const problems: Problem[] = [];
  const [unb] = segments;
  if (unb?.tag !== 'UNB')
    return { ok: false, problems: [edifactProblem('EDI_ENVELOPE', 'segment 1', 'UNB')] };
  const messages = messagesOf(segments, problems);
  checkEnd(segments, messages, unb, problems);
  const fatal = problems.filter(({ severity }) => severity === 'fatal');
  if (fatal.length > 0) return { ok: false, problems: fatal };
  return {
    ok: true,
    marks,
    charset,
    sender: value(unb, 1),
    recipient: value(unb, 2),
    reference: value(unb, 4),
    isTest: value(unb, 10) === '1',
    messages,
    warnings: problems,
  };
}

const value = ({ elements }: Segment, element: number, component = 0): string =>
  elements[element]?.[component]?.trim() ?? '';

/** Functional groups (UNG, UNE) may wrap messages; they say nothing that the messages do not. */
const AROUND = new Set(['UNB', 'UNG', 'UNE', 'UNZ']);

function messagesOf(segments: readonly Segment[], problems: Problem[]): Message[] {
  const messages: (Message & { readonly packages: Segment[] })[] = [];
  let open: { readonly head: Segment; readonly segments: Segment[] } | undefined;
  for (const segment of segments) {
    const at = `segment ${segment.position}`;
    if (segment.tag === 'UNH') {
      if (open) problems.push(edifactProblem('EDI_ENVELOPE', at, `UNT ${value(open.head, 0)}`));
      open = { head: segment, segments: [] };
    } else if (segment.tag === 'UNT' && open) {
      messages.push(messageOf(open.head, open.segments));
      checkTrailer(open.head, segment, open.segments.length + 2, problems);
      open = undefined;
    } else if (segment.tag === 'UNO') {
      const last = messages.at(-1);
      if (last && !open) last.packages.push(segment);
      else problems.push(edifactProblem('EDI_ENVELOPE', at, segmentText(segment)));
    } else if (segment.tag === 'UNP') {
      // It says again what UNO said.
    } else if (open && !AROUND.has(segment.tag)) open.segments.push(segment);
    else if (open || !AROUND.has(segment.tag))
      problems.push(edifactProblem('EDI_ENVELOPE', at, segmentText(segment)));
  }
  if (open) problems.push(edifactProblem('EDI_TRUNCATED', 'UNH', `UNT ${value(open.head, 0)}`));
  return messages;
}

function messageOf(head: Segment, segments: readonly Segment[]) {
  return {
    reference: value(head, 0),
    type: value(head, 1),
    directory: `${value(head, 1, 1)}${value(head, 1, 2)}`,
    association: value(head, 1, 4),
    segments,
    packages: [],
  };
}

/** A wrong count is not worth an invoice, and is met in official examples; another reference is another message's end. */
function checkTrailer(head: Segment, trailer: Segment, count: number, problems: Problem[]): void {
  const at = `segment ${trailer.position}`;
  const [begun, ended] = [value(head, 0), value(trailer, 1)];
  if (begun !== ended)
    problems.push(edifactProblem('EDI_REFERENCE', at, `UNH ${begun}, UNT ${ended}`));
  const stated = value(trailer, 0);
  if (Number(stated) !== count)
    problems.push(edifactProblem('EDI_COUNT', at, `UNT ${stated}, ${count}`, 'warning'));
}

function checkEnd(
  segments: readonly Segment[],
  messages: readonly Message[],
  unb: Segment,
  problems: Problem[],
): void {
  const unz = segments.at(-1);
  if (unz?.tag !== 'UNZ') {
    problems.push(edifactProblem('EDI_TRUNCATED', 'UNZ', 'UNZ'));
    return;
  }
  const at = `segment ${unz.position}`;
  const again = segments.find(({ tag, position }) => tag === 'UNB' && position > 1);
  if (again)
    problems.push(edifactProblem('EDI_ENVELOPE', `segment ${again.position}`, segmentText(again)));
  if (messages.length === 0) problems.push(edifactProblem('EDI_ENVELOPE', at, 'UNH'));
  const isGrouped = segments.some(({ tag }) => tag === 'UNG');
  const counted = isGrouped ? segments.filter(({ tag }) => tag === 'UNG').length : messages.length;
  // A message that is missing is an invoice that nobody gets.
  if (Number(value(unz, 0)) !== counted)
    problems.push(edifactProblem('EDI_COUNT', at, `UNZ ${value(unz, 0)}, ${counted}`));
  const [begun, ended] = [value(unb, 4), value(unz, 1)];
  if (begun !== ended)
    problems.push(edifactProblem('EDI_REFERENCE', at, `UNB ${begun}, UNZ ${ended}`, 'warning'));
}
