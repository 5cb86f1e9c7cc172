import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Verdict } from '#workflows/verdict.ts';
import { messageOf } from '../engine/fault.ts';
import { exactlyOne, oneOf, parseOptions } from './options.ts';
import { type ExitCode, notInThisVersion, type Run } from './verb.ts';

const KINDS = [
  'rule',
  'template',
  'subject',
  'filename',
  'address',
  'url',
  'flow',
  'pdf',
  'xml',
  'zip',
  'csv',
  'token',
] as const;

type Judge = (input: unknown) => Verdict | Promise<Verdict>;

/** The guards as production uses them. Each is loaded when it is asked for. */
const judges: Readonly<Partial<Record<(typeof KINDS)[number], () => Promise<Judge>>>> = {
  rule: async () => (await import('#workflows/rules/judge.ts')).judgeRule,
  template: async () => (await import('#workflows/template/judge.ts')).judgeTemplate,
  subject: async () => (await import('#activities/template/subject.ts')).judgeSubject,
  filename: async () => (await import('#activities/template/fileName.ts')).judgeFileName,
  address: async () => (await import('#activities/email/address.ts')).judgeAddress,
  url: async () => (await import('../egress/judge.ts')).judgeTarget,
  flow: async () => (await import('./checkFlow.ts')).judgeFlow,
  pdf: async () => onBytes((await import('#activities/formats/guard.ts')).judgePdf),
  xml: async () => onBytes((await import('#activities/formats/guard.ts')).judgeXml),
};

/** `facteur check KIND`: a verdict for each line `{id, input}` or `{id, file}` of standard input, in its order. */
export const check: Run = async (args, out) => {
  const { positionals } = parseOptions(args, {});
  const kind = oneOf('check', exactlyOne(positionals, 'genre', 'kind'), KINDS);
  const load = judges[kind];
  if (!load) throw notInThisVersion(`check ${kind}`);
  const judge = await load();
  let exit: ExitCode = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    const begun = performance.now();
    const { id, verdict } = await judgeLine(line, judge);
    if (verdict.verdict === 'reject') exit = 1;
    const result = { id, ...verdict, ms: Math.round((performance.now() - begun) * 10) / 10 };
    out.result(result, () => JSON.stringify(result));
  }
  return exit;
};

async function judgeLine(line: string, judge: Judge): Promise<{ id: unknown; verdict: Verdict }> {
  let id: unknown = null;
  try {
    const question: unknown = JSON.parse(line);
    if (typeof question !== 'object' || question === null) throw new Error('not an object');
    const { file, input, id: given } = question as Record<string, unknown>;
    id = given ?? null;
    const asked = typeof file === 'string' ? await readFile(resolve(file)) : input;
    return { id, verdict: await judge(asked) };
  } catch (error) {
    const seen = messageOf(error);
    const message = { fr: `question illisible : ${seen}`, en: `unreadable question: ${seen}` };
    return { id, verdict: { verdict: 'reject', code: 'QUESTION_UNREADABLE', message } };
  }
}

/** Files come as bytes; a text in `input` stands for its UTF-8 bytes. */
const onBytes =
  (judge: (bytes: Uint8Array) => Verdict | Promise<Verdict>): Judge =>
  (input) =>
    judge(input instanceof Uint8Array ? input : Buffer.from(String(input ?? ''), 'utf8'));
