import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Verdict } from '#workflows/verdict.ts';
import { fileWords } from '../fileWords.ts';
import { exactlyOne, oneOf, parseOptions } from './options.ts';
import type { ExitCode, Run } from './verb.ts';

type Judge = (input: unknown) => Verdict | Promise<Verdict>;

/** The guards as production uses them. Each is loaded when it is asked for. */
const judges = {
  rule: async () => onText((await import('#workflows/rules/judge.ts')).judgeRule),
  template: async () => onText((await import('#workflows/template/judge.ts')).judgeTemplate),
  subject: async () => onText((await import('#activities/template/subject.ts')).judgeSubject),
  filename: async () => onText((await import('#activities/template/fileName.ts')).judgeFileName),
  address: async () => onText((await import('#activities/email/address.ts')).judgeAddress),
  url: async () => onText((await import('../egress/judge.ts')).judgeTarget),
  flow: async () => (await import('./checkFlow.ts')).judgeFlow,
  pdf: async () => onBytes((await import('#activities/formats/guard.ts')).judgePdf),
  xml: async () => onBytes((await import('#activities/formats/guard.ts')).judgeXml),
  xslt: async () =>
    onBytes((await import('#activities/formats/stylesheetGuard.ts')).judgeStylesheet),
  zip: async () => onBytes((await import('#activities/formats/guard.ts')).judgeZip),
  csv: async () => onText((await import('#activities/formats/guard.ts')).judgeCsv),
  unicode: async () => (await import('#activities/formats/textGuard.ts')).judgeText,
  token: async () => onText((await import('../auth/token.ts')).judgeToken),
} as const satisfies Readonly<Record<string, () => Promise<Judge>>>;

const kinds = Object.keys(judges) as (keyof typeof judges)[];

/** `facteur check KIND`: a verdict for each line `{id, input}` or `{id, file}` of standard input, in its order. */
export const check: Run = async (args, out) => {
  const { positionals } = parseOptions(args, {});
  const kind = oneOf('check', exactlyOne(positionals, 'un genre', 'a kind'), kinds);
  const judge: Judge = await judges[kind]();
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
  let asked: unknown;
  try {
    const question: unknown = JSON.parse(line);
    if (typeof question !== 'object' || question === null) throw new Error('not an object');
    const { file, input, id: given } = question as Record<string, unknown>;
    id = given ?? null;
    asked = typeof file === 'string' ? await readFile(resolve(file)) : input;
  } catch (error) {
    const { fr, en } = fileWords(error);
    const message = { fr: `question illisible : ${fr}`, en: `unreadable question: ${en}` };
    return { id, verdict: { verdict: 'reject', code: 'QUESTION_UNREADABLE', message } };
  }
  try {
    return { id, verdict: await judge(asked) };
  } catch (error) {
    // What a guard stumbles over does not come in, and does not keep the next line from being judged.
    const { fr, en } = fileWords(error);
    const message = { fr: `la garde a échoué : ${fr}`, en: `the guard failed: ${en}` };
    return { id, verdict: { verdict: 'reject', code: 'GUARD_FAILED', message } };
  }
}

/** Files come as bytes; a text in `input` stands for its UTF-8 bytes. */
const onBytes =
  (judge: (bytes: Uint8Array) => Verdict | Promise<Verdict>): Judge =>
  (input) =>
    judge(input instanceof Uint8Array ? input : Buffer.from(String(input ?? ''), 'utf8'));

/** A file stands for its text in UTF-8, without the line end that editors put at its end. */
const onText =
  (judge: Judge): Judge =>
  (input) =>
    judge(
      input instanceof Uint8Array
        ? Buffer.from(input)
            .toString('utf8')
            .replace(/\r?\n$/, '')
        : input,
    );
